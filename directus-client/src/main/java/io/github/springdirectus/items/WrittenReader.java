package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.http.ElementReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the reply of a nested write twice from the same bytes: as the caller asked for
 * it, and as what tells the keys of tagged items.
 *
 * @param items reads items
 * @param rows reads rows
 * @param own the fields that the caller did not ask for
 * @param <T> the type of the items
 */
record WrittenReader<T>(ElementReader<T> items, ElementReader<Map<String, @Nullable Object>> rows,
		Set<String> own) implements ElementReader<Written<T>> {

	@Override
	public List<Written<T>> read(byte[] json, int offset, int length) {
		List<T> items = this.items.read(json, offset, length);
		List<Map<String, @Nullable Object>> rows = this.own.isEmpty() ? List.of()
				: this.rows.read(json, offset, length);
		List<Written<T>> written = new ArrayList<>(items.size());
		for (int i = 0; i < items.size(); i++) {
			T item = items.get(i);
			if (item instanceof Map<?, ?> map) {
				map.keySet().removeAll(this.own);
			}
			else if (item instanceof ObjectNode object) {
				object.remove(this.own);
			}
			Map<String, @Nullable Object> none = Map.of();
			written.add(new Written<>(item, rows.isEmpty() ? none : rows.get(i)));
		}
		return written;
	}

}
