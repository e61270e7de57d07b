package io.github.springdirectus.mapping;

import java.util.Locale;

import io.github.springdirectus.model.DirectusField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * What Jackson shall know beside its own annotations: names given by
 * {@link DirectusField}, and that the constants of an enum are written in lower case, as
 * the choices of Directus are.
 */
final class DirectusAnnotations extends NopAnnotationIntrospector {

	@Override
	public @Nullable PropertyName findNameForSerialization(MapperConfig<?> config, Annotated annotated) {
		return name(annotated);
	}

	@Override
	public @Nullable PropertyName findNameForDeserialization(MapperConfig<?> config, Annotated annotated) {
		return name(annotated);
	}

	private static @Nullable PropertyName name(Annotated annotated) {
		DirectusField field = annotated.getAnnotation(DirectusField.class);
		return (field != null) ? PropertyName.construct(field.value()) : null;
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
