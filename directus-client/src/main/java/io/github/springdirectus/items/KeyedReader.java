package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.http.ElementReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads items together with their keys, which none may lack.
 *
 * @param scan reads the keys
 * @param items reads the items
 * @param <T> the type of the items
 */
record KeyedReader<T>(KeyScan scan, ElementReader<T> items) implements ElementReader<Keyed<T>> {

	KeyedReader(JsonMapper mapper, String keyField, ElementReader<T> items) {
		this(new KeyScan(mapper, keyField), items);
	}

	String keyField() {
		return this.scan.keyField();
	}

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
		for (Object key : this.scan.keys(json, offset, length)) {
			keys.add(present(key));
		}
		return keys;
	}

	private Object present(@Nullable Object key) {
		if (key == null) {
			throw new DirectusDecodingException("An item was sent without its key \"" + keyField()
					+ "\", which a stream goes on by. Mark the property of the key with @DirectusId, and let the"
					+ " caller read its field.");
		}
		return key;
	}

}
