package io.github.springdirectus.mapping;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/**
 * The readers of related items: {@link Ref}, and types that stand for items of several
 * collections.
 */
final class ItemDeserializers extends Deserializers.Base {

	@Override
	public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
		return type == Ref.class || ItemSubtypes.of(type) != null;
	}

	@Override
	public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
			BeanDescription.Supplier description) {
		if (type.hasRawClass(Ref.class)) {
			return new RefDeserializer(type.containedTypeOrUnknown(0));
		}
		ItemSubtypes subtypes = ItemSubtypes.of(type.getRawClass());
		return (subtypes != null) ? new AnyItemDeserializer(type.getRawClass(), subtypes) : null;
	}

}
