package io.github.springdirectus.mapping;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.MappingOverrides;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * What Jackson shall know beside its own annotations: names given by overrides, names
 * given by {@link DirectusField}, which fields are read only, and that the constants of
 * an enum are written in lower case, as the choices of Directus are.
 */
final class DirectusAnnotations extends NopAnnotationIntrospector {

	private final Map<String, String> names;

	DirectusAnnotations(MappingOverrides overrides) {
		this.names = overrides.fieldNames();
	}

	@Override
	public @Nullable PropertyName findNameForSerialization(MapperConfig<?> config, Annotated annotated) {
		return name(annotated);
	}

	@Override
	public @Nullable PropertyName findNameForDeserialization(MapperConfig<?> config, Annotated annotated) {
		return name(annotated);
	}

	@Override
	public JsonProperty.@Nullable Access findPropertyAccess(MapperConfig<?> config, Annotated annotated) {
		DirectusField field = annotated.getAnnotation(DirectusField.class);
		return (field != null && field.readOnly()) ? JsonProperty.Access.READ_ONLY : null;
	}

	private @Nullable PropertyName name(Annotated annotated) {
		String override = override(annotated);
		if (override != null) {
			return PropertyName.construct(override);
		}
		DirectusField field = annotated.getAnnotation(DirectusField.class);
		return (field != null && !field.value().isEmpty()) ? PropertyName.construct(field.value()) : null;
	}

	private @Nullable String override(Annotated annotated) {
		if (this.names.isEmpty() || !(annotated instanceof AnnotatedMember member)) {
			return null;
		}
		DirectusCollection collection = member.getDeclaringClass().getAnnotation(DirectusCollection.class);
		String property = (collection != null) ? PropertyNames.of(member) : null;
		return (property != null) ? this.names.get(collection.value() + "." + property) : null;
	}

	@Override
	public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
		if (config.getAnnotationIntrospector().findEnumNamingStrategy(config, type) != null) {
			return names;
		}
		for (int i = 0; i < names.length; i++) {
			if (names[i] == null) {
				names[i] = constants[i].name().toLowerCase(Locale.ROOT);
			}
		}
		return names;
	}

}
