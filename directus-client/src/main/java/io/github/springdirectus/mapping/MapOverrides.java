package io.github.springdirectus.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.model.MappingOverrides;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/**
 * Gives fields of rows that are maps the types that the user chose for them.
 */
final class MapOverrides {

	private final DirectusJsonMapper mapper;

	private final Map<String, MapOverrides> relations = new LinkedHashMap<>();

	private final Map<String, JavaType> types = new LinkedHashMap<>();

	MapOverrides(DirectusJsonMapper mapper) {
		this.mapper = mapper;
	}

	static Map<String, MapOverrides> byCollection(MappingOverrides overrides, DirectusJsonMapper mapper) {
		Map<String, MapOverrides> byCollection = new LinkedHashMap<>();
		overrides.valueTypes().forEach((field, type) -> {
			List<String> path = List.of(field.split("\\."));
			byCollection.computeIfAbsent(path.get(0), (collection) -> new MapOverrides(mapper))
				.add(path.subList(1, path.size()), type);
		});
		return byCollection;
	}

	/**
	 * Add a type.
	 * @param path the names of the relations to the field, and of the field
	 * @param type the type
	 */
	private void add(List<String> path, Class<?> type) {
		if (path.size() == 1) {
			this.types.put(path.get(0), this.mapper.constructType(type));
		}
		else {
			this.relations.computeIfAbsent(path.get(0), (name) -> new MapOverrides(this.mapper))
				.add(path.subList(1, path.size()), type);
		}
	}

	/**
	 * Change the values of a row. A relation may be an object or a list; what has another
	 * form, such as a bare key, is left as it is.
	 * @throws JacksonException if a value does not fit, with the path to it
	 */
	void apply(Map<String, @Nullable Object> row) {
		this.types
			.forEach((field, type) -> row.computeIfPresent(field, (name, value) -> convert(row, name, value, type)));
		this.relations.forEach((field, below) -> {
			try {
				below.applyToRelated(row.get(field));
			}
			catch (JacksonException ex) {
				throw ex.prependPath(row, field);
			}
		});
	}

	private Object convert(Map<String, @Nullable Object> row, String field, Object value, JavaType type) {
		if (type.getRawClass().isInstance(value)) {
			return value;
		}
		try {
			return this.mapper.convertValue(value, type);
		}
		catch (JacksonException ex) {
			throw ex.prependPath(row, field);
		}
	}

	@SuppressWarnings("unchecked")
	private void applyToRelated(@Nullable Object related) {
		if (related instanceof Map<?, ?> item) {
			apply((Map<String, @Nullable Object>) item);
		}
		else if (related instanceof List<?> items) {
			for (int i = 0; i < items.size(); i++) {
				try {
					applyToRelated(items.get(i));
				}
				catch (JacksonException ex) {
					throw ex.prependPath(items, i);
				}
			}
		}
	}

}
