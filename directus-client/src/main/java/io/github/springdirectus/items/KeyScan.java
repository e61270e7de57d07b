package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.error.DirectusDecodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the keys of rows, whether their type has a property for the key or not, and skips
 * everything else.
 *
 * @param mapper makes parsers
 * @param keyField the field of the key
 */
record KeyScan(JsonMapper mapper, String keyField) {

	/**
	 * Read the keys.
	 * @return the key of each row as it was sent, a number or a text, or {@code null}
	 * where it has none
	 */
	List<@Nullable Object> keys(byte[] json, int offset, int length) {
		List<@Nullable Object> keys = new ArrayList<>();
		try (JsonParser parser = this.mapper.createParser(json, offset, length)) {
			parser.nextToken();
			while (parser.nextToken() == JsonToken.START_OBJECT) {
				keys.add(key(parser));
			}
		}
		catch (JacksonException ex) {
			throw new DirectusDecodingException("The keys of the items can't be read: " + ex.getOriginalMessage(), ex);
		}
		return keys;
	}

	private @Nullable Object key(JsonParser parser) {
		Object key = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			if (name.equals(this.keyField)) {
				key = value(parser, value);
			}
			parser.skipChildren();
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
