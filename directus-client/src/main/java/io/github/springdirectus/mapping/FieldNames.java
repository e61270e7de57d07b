package io.github.springdirectus.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdirectus.error.DirectusRequestException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * The Directus fields of the properties of types, found by the name of an accessor, with
 * all that may rename them.
 */
final class FieldNames {

	private final DirectusJsonMapper mapper;

	private final Map<Class<?>, Map<String, String>> byType = new ConcurrentHashMap<>();

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
		Map<String, String> fields = this.byType.computeIfAbsent(type, this::create);
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

	private Map<String, String> create(Class<?> type) {
		JavaType javaType = this.mapper.constructType(type);
		Map<String, String> fields = new LinkedHashMap<>();
		add(fields, this.mapper.readContext().introspectBeanDescription(javaType), this.mapper.deserializationConfig());
		add(fields, this.mapper.writeContext().introspectBeanDescription(javaType), this.mapper.serializationConfig());
		return fields;
	}

	private static void add(Map<String, String> fields, BeanDescription description, MapperConfig<?> config) {
		AnnotationIntrospector annotations = config.getAnnotationIntrospector();
		for (BeanPropertyDefinition property : description.findProperties()) {
			AnnotatedMember member = property.getPrimaryMember();
			if (member != null && annotations.findUnwrappingNameTransformer(config, member) == null
					&& !description.getIgnoredPropertyNames().contains(property.getInternalName())) {
				fields.putIfAbsent(property.getInternalName(), property.getName());
				if (property.getGetter() != null) {
					fields.putIfAbsent(property.getGetter().getName(), property.getName());
				}
			}
		}
	}

}
