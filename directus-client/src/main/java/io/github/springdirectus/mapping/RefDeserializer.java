package io.github.springdirectus.mapping;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads a {@link Ref} from a key or an object.
 */
final class RefDeserializer extends ValueDeserializer<Ref<Object>> {

	private final JavaType itemType;

	private final transient @Nullable ItemTarget target;

	RefDeserializer(JavaType itemType) {
		this(itemType, null);
	}

	private RefDeserializer(JavaType itemType, @Nullable ItemTarget target) {
		this.itemType = itemType;
		this.target = target;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		return new RefDeserializer(this.itemType,
				new ItemTarget(context.findContextualValueDeserializer(this.itemType, property)));
	}

	/**
	 * The type of the related item.
	 */
	JavaType itemType() {
		return this.itemType;
	}

	/**
	 * What reads the related item, where the relation is of one collection or of several.
	 */
	ValueDeserializer<Object> itemDeserializer() {
		return target().deserializer();
	}

	@Override
	public Ref<Object> deserialize(JsonParser parser, DeserializationContext context) {
		return (itemDeserializer() instanceof AnyItemDeserializer any) ? any.readRef(parser, context)
				: target().readRef(parser, context);
	}

	private ItemTarget target() {
		if (this.target == null) {
			throw new IllegalStateException("The deserializer is used before its context is known");
		}
		return this.target;
	}

	@Override
	public Class<?> handledType() {
		return Ref.class;
	}

}
