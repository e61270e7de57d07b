package io.github.springdirectus.write;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.mapping.RelationMapping;
import io.github.springdirectus.model.PropertyReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

import org.springframework.util.ReflectionUtils;

/**
 * Reads what is written to a property in the type that the model has for it. How a
 * property is declared is found once.
 */
final class PropertyValues {

	private final Mappings mappings;

	private final Map<PropertyReference, JavaType> types = new ConcurrentHashMap<>();

	PropertyValues(Mappings mappings) {
		this.mappings = mappings;
	}

	String field(PropertyReference property) {
		return this.mappings.fieldName(property.type(), property.accessor());
	}

	/**
	 * What is written to a field, so that the type of the model can be read from it: a
	 * related item that is only linked is one with nothing but its key.
	 */
	@Nullable Object written(WriteNode node, String field) {
		Part part = node.parts().get(field);
		Object value = (part != null) ? new PlainView(Naming.DIRECTUS).part(part) : node.row().get(field);
		RelationMapping relation = node.type().mapping().relation(field);
		Class<?> related = (relation != null && !relation.reference()) ? relation.type() : null;
		if (value == null || related == null) {
			return value;
		}
		String keyField = this.mappings.of(related).keyField();
		return (value instanceof List<?> rows) ? rows.stream().map((row) -> item(row, keyField)).toList()
				: item(value, keyField);
	}

	private static Object item(Object value, String keyField) {
		return (value instanceof Map) ? value : Map.of(keyField, value);
	}

	@Nullable Object read(PropertyReference property, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		try {
			return read(this.types.computeIfAbsent(property, this::type), value);
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new DirectusRequestException(property + " is written as a " + value.getClass().getSimpleName()
					+ ", which can't be read as its type", ex);
		}
	}

	/**
	 * A value in another type.
	 * @throws JacksonException if it can't be read as that type
	 */
	Object read(Type type, Object value) {
		JavaType target = (type instanceof JavaType known) ? known : this.mappings.jsonMapper().constructType(type);
		boolean fits = target.getRawClass().isInstance(value) && !target.isContainerType();
		return fits ? value : this.mappings.jsonMapper().convertValue(value, target);
	}

	private JavaType type(PropertyReference property) {
		Method accessor = ReflectionUtils.findMethod(property.type(), property.accessor());
		return this.mappings.jsonMapper()
			.constructType((accessor != null) ? accessor.getGenericReturnType() : Object.class);
	}

}
