package io.github.springdirectus.mapping;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * The Directus fields of the properties of types, found by the name of an accessor, with
 * all that may rename them.
 */
final class FieldNames {

	private final DirectusJsonMapper mapper;

	private final Map<Class<?>, NamedFields> byType = new ConcurrentHashMap<>();

	FieldNames(DirectusJsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Find the field of a property.
	 * @param type the type that declares or inherits the property
	 * @param accessor the name of a component or a getter
	 * @return the field
	 * @throws DirectusRequestException if there is none
	 */
	String find(Class<?> type, String accessor) {
		Map<String, String> fields = of(type).byAccessor();
		String field = fields.get(accessor);
		if (field == null) {
			field = fields.get(PropertyNames.ofMethod(accessor));
		}
		if (field == null) {
			throw new DirectusRequestException(type.getSimpleName() + "::" + accessor
					+ " names no field: it is no accessor of a property that is read or written. Known are "
					+ String.join(", ", fields.keySet()));
		}
		return field;
	}

	/**
	 * The fields of a type.
	 */
	NamedFields of(Class<?> type) {
		return this.byType.computeIfAbsent(type, (found) -> NamedFields.of(found, this.mapper));
	}

}
