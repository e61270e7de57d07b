package io.github.springdirectus.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.util.NameTransformer;

/**
 * How the properties of a type are called in Directus: those that are read and those that
 * are written, which may differ.
 */
final class NamedFields {

	private final Map<String, String> byAccessor = new LinkedHashMap<>();

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final Set<String> readOnly = new LinkedHashSet<>();

	private NamedFields() {
	}

	static NamedFields of(Class<?> type, DirectusJsonMapper mapper) {
		JavaType javaType = mapper.constructType(type);
		NamedFields fields = new NamedFields();
		fields.new Direction(mapper.readContext()::introspectBeanDescription, mapper.deserializationConfig())
			.addAll(javaType, "", NameTransformer.NOP, false);
		fields.new Direction(mapper.writeContext()::introspectBeanDescription, mapper.serializationConfig())
			.addAll(javaType, "", NameTransformer.NOP, false);
		return fields;
	}

	static NamedFields none() {
		return new NamedFields();
	}

	/**
	 * From a property, or its getter, to its field. The fields of an unwrapped property
	 * belong to the properties of another type.
	 */
	Map<String, String> byAccessor() {
		return Collections.unmodifiableMap(this.byAccessor);
	}

	/**
	 * From a field to its property, with dots where that is in an unwrapped one.
	 */
	Map<String, String> properties() {
		return Collections.unmodifiableMap(this.properties);
	}

	/**
	 * The fields that are read and never written.
	 */
	Set<String> readOnly() {
		return Collections.unmodifiableSet(this.readOnly);
	}

	/**
	 * Adds what is read, or what is written.
	 */
	private final class Direction {

		private final Function<JavaType, BeanDescription> introspection;

		private final MapperConfig<?> config;

		private final Deque<Class<?>> path = new ArrayDeque<>();

		private Direction(Function<JavaType, BeanDescription> introspection, MapperConfig<?> config) {
			this.introspection = introspection;
			this.config = config;
		}

		private void addAll(JavaType type, String prefix, NameTransformer naming, boolean readOnly) {
			BeanDescription description = this.introspection.apply(type);
			this.path.push(type.getRawClass());
			for (BeanPropertyDefinition property : description.findProperties()) {
				AnnotatedMember member = property.getPrimaryMember();
				String name = property.getInternalName();
				if (member != null && !description.getIgnoredPropertyNames().contains(name)) {
					boolean unwritten = readOnly || isReadOnly(property, description);
					NameTransformer unwrapping = this.config.getAnnotationIntrospector()
						.findUnwrappingNameTransformer(this.config, member);
					if (unwrapping == null) {
						add(property, prefix, naming.transform(property.getName()), unwritten);
					}
					else if (!this.path.contains(property.getRawPrimaryType())) {
						addAll(property.getPrimaryType(), prefix + name + ".",
								NameTransformer.chainedTransformer(naming, unwrapping), unwritten);
					}
				}
			}
			this.path.pop();
		}

		private void add(BeanPropertyDefinition property, String prefix, String field, boolean unwritten) {
			String name = property.getInternalName();
			NamedFields.this.properties.putIfAbsent(field, prefix + name);
			if (unwritten) {
				NamedFields.this.readOnly.add(field);
			}
			if (prefix.isEmpty()) {
				NamedFields.this.byAccessor.putIfAbsent(name, field);
				if (property.getGetter() != null) {
					NamedFields.this.byAccessor.putIfAbsent(property.getGetter().getName(), field);
				}
			}
		}

		/**
		 * Jackson has dropped the getter of such a property, which may have been what was
		 * annotated.
		 */
		private boolean isReadOnly(BeanPropertyDefinition property, BeanDescription description) {
			List<AnnotatedMember> members = new ArrayList<>();
			description.getClassInfo().fields().forEach(members::add);
			description.getClassInfo().memberMethods().forEach(members::add);
			members.removeIf((member) -> !property.getInternalName().equals(PropertyNames.of(member)));
			property.getConstructorParameters().forEachRemaining(members::add);
			return members.stream()
				.anyMatch((member) -> this.config.getAnnotationIntrospector()
					.findPropertyAccess(this.config, member) == JsonProperty.Access.READ_ONLY);
		}

	}

}
