package io.github.springdirectus.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes how fields are named and read, by collection and field, where annotations can't
 * or shall not say it: from the configuration of an application, say. Immutable.
 *
 * <pre>{@code
 * MappingOverrides.none()
 *     .withFieldName("articles.datePublished", "published_on")
 *     .withValueType("articles.price", BigDecimal.class)
 * }</pre>
 *
 * @param fieldNames from a collection and a Java property
 * ({@code articles.datePublished}) to the Directus field. It holds for each type that has
 * {@link DirectusCollection} of that collection and declares the property itself, and
 * wins over annotations of the property.
 * @param valueTypes from a collection and a field as Directus has it, below relations too
 * ({@code articles.price}, {@code articles.author.born}), to the type that a map holds it
 * in. It has no effect on other types: their properties have types of their own.
 */
public record MappingOverrides(Map<String, String> fieldNames, Map<String, Class<?>> valueTypes) {

	private static final MappingOverrides NONE = new MappingOverrides(Map.of(), Map.of());

	/**
	 * Checks that each key names a collection and a field.
	 * @throws IllegalArgumentException if one doesn't, or a name is blank
	 */
	public MappingOverrides {
		fieldNames = Map.copyOf(fieldNames);
		valueTypes = Map.copyOf(valueTypes);
		fieldNames.forEach((property, field) -> {
			check(property);
			if (property.indexOf('.') != property.lastIndexOf('.') || field.isBlank()) {
				throw new IllegalArgumentException("\"" + property + "\" is to be named \"" + field
						+ "\": write a collection and a property, such as articles.datePublished, and the name of"
						+ " a field");
			}
		});
		valueTypes.keySet().forEach(MappingOverrides::check);
	}

	private static void check(String path) {
		for (String segment : path.split("\\.", -1)) {
			if (segment.isBlank() || segment.equals(path)) {
				throw new IllegalArgumentException(
						"\"" + path + "\" is no collection and field: write them as articles.price");
			}
		}
	}

	/**
	 * Change nothing.
	 * @return no overrides
	 */
	public static MappingOverrides none() {
		return NONE;
	}

	/**
	 * Name the field of a property.
	 * @param property the collection and the Java property:
	 * {@code articles.datePublished}
	 * @param field the field, as Directus has it
	 * @return a copy with this override
	 */
	public MappingOverrides withFieldName(String property, String field) {
		Map<String, String> changed = new LinkedHashMap<>(this.fieldNames);
		changed.put(property, field);
		return new MappingOverrides(changed, this.valueTypes);
	}

	/**
	 * Choose the type that maps hold a field in.
	 * @param field the collection and the field: {@code articles.price}
	 * @param type the type
	 * @return a copy with this override
	 */
	public MappingOverrides withValueType(String field, Class<?> type) {
		Map<String, Class<?>> changed = new LinkedHashMap<>(this.valueTypes);
		changed.put(field, type);
		return new MappingOverrides(this.fieldNames, changed);
	}

}
