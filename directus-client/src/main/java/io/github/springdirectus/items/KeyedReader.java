package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.http.ElementReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads items together with their keys, whether their type has a property for the key or
 * not. Everything but the key is skipped on the second reading.
 *
 * @param mapper makes parsers
 * @param keyField the field of the key
 * @param items reads the items
 * @param <T> the type of the items
 */
record KeyedReader<T>(JsonMapper mapper, String keyField, ElementReader<T> items) implements ElementReader<Keyed<T>> {

	@Override
	public List<Keyed<T>> read(byte[] json, int offset, int length) {
		List<T> values = this.items.read(json, offset, length);
		List<Object> keys = keys(json, offset, length);
		List<Keyed<T>> keyed = new ArrayList<>(values.size());
		for (int i = 0; i < values.size(); i++) {
			keyed.add(new Keyed<>(keys.get(i), values.get(i)));
		}
		return keyed;
	}

	/**
	 * Read the keys alone.
	 */
	List<Object> keys(byte[] json, int offset, int length) {
		List<Object> keys = new ArrayList<>();
		try (JsonParser parser = this.mapper.createParser(json, offset, length)) {
			parser.nextToken();
			while (parser.nextToken() == JsonToken.START_OBJECT) {
				keys.add(key(parser));
			}
		}
		return keys;
	}

	private Object key(JsonParser parser) {
		Object key = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			if (name.equals(this.keyField)) {
				key = value(parser, value);
			}
			parser.skipChildren();
		}
		if (key == null) {
			throw new DirectusDecodingException("An item was sent without its key \"" + this.keyField
					+ "\", which a stream goes on by. Mark the property of the key with @DirectusId, and let the"
					+ " caller read its field.");
		}
		return key;
	}

	private static @Nullable Object value(JsonParser parser, JsonToken token) {
		return switch (token) {
			case VALUE_NUMBER_INT -> parser.getNumberValue();
			case VALUE_STRING -> parser.getString();
			default -> null;
		};
	}

}
