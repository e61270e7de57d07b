package io.github.springdirectus.mapping;

import java.util.Map;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

/**
 * Tells items (types of the user with properties) from values. Jackson is asked, so that
 * a type with a serializer, a {@code @JsonValue} or a delegating creator of its own is a
 * value.
 */
final class ItemTypes {

	private ItemTypes() {
	}

	/**
	 * Whether a type may stand for a row at all.
	 */
	static boolean canBeRow(Class<?> type) {
		return Map.class.isAssignableFrom(type) || !(type == Ref.class || type.isPrimitive() || type.isArray()
				|| type.isEnum() || type.isAnnotation() || isOfJdk(type));
	}

	/**
	 * Whether Jackson found a way to build the type.
	 */
	static boolean canBeBuilt(ValueDeserializer<?> deserializer) {
		ValueDeserializer<?> found = unwrap(deserializer);
		return !(found instanceof AbstractDeserializer)
				&& !(found instanceof BeanDeserializerBase bean && !bean.getValueInstantiator().canInstantiate());
	}

	/**
	 * How Jackson reads the properties of an item.
	 * @return the reader of the item, or {@code null} where it reads a value
	 */
	static @Nullable BeanDeserializerBase readItem(@Nullable ValueDeserializer<?> deserializer) {
		if (!(unwrap(deserializer) instanceof BeanDeserializerBase bean) || isOfJdk(bean.handledType())) {
			return null;
		}
		ValueInstantiator instantiator = bean.getValueInstantiator();
		boolean built = instantiator.canCreateUsingDefault() || instantiator.canCreateFromObjectWith();
		return (built && !instantiator.canCreateUsingDelegate()) ? bean : null;
	}

	/**
	 * How Jackson writes the properties of an item.
	 * @return the writer of the item, or {@code null} where it writes a value
	 */
	static @Nullable BeanSerializerBase writtenItem(Class<?> type, ValueSerializer<?> serializer) {
		return (serializer instanceof BeanSerializerBase bean && !isOfJdk(type) && bean.propertyCount() > 0) ? bean
				: null;
	}

	private static @Nullable ValueDeserializer<?> unwrap(@Nullable ValueDeserializer<?> deserializer) {
		ValueDeserializer<?> found = deserializer;
		if (found instanceof JunctionDeserializer junction) {
			found = junction.getDelegatee();
		}
		return (found instanceof ConstructorDeserializer constructor) ? constructor.getDelegatee() : found;
	}

	private static boolean isOfJdk(Class<?> type) {
		return type.getName().startsWith("java.") || type.getName().startsWith("javax.");
	}

}
