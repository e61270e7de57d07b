package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row that Directus sent, in which a related item is a map or its key.
 *
 * @param values what was sent, by field
 */
record FoundRow(Map<?, ?> values) {

	/**
	 * A related item.
	 * @return the item, or {@code null} where the value is none
	 */
	static @Nullable FoundRow of(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? new FoundRow(map) : null;
	}

	/**
	 * The rows of a to-many relation.
	 * @return the rows, or {@code null} where they were not sent
	 */
	static @Nullable List<FoundRow> list(@Nullable Object value) {
		if (!(value instanceof List<?> list)) {
			return null;
		}
		List<FoundRow> rows = new ArrayList<>();
		for (Object element : list) {
			FoundRow row = of(element);
			if (row != null) {
				rows.add(row);
			}
		}
		return rows;
	}

	boolean has(String field) {
		return this.values.containsKey(field);
	}

	@Nullable Object get(String field) {
		return this.values.get(field);
	}

	String text(String field) {
		return String.valueOf(get(field));
	}

}
