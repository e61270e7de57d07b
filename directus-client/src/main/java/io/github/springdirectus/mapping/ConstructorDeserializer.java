package io.github.springdirectus.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.bean.BeanDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads a type whose properties are all parameters of one constructor (every record, and
 * classes of that shape) by a {@link ConstructorReader}. Names, annotations and the
 * readers of the properties are what Jackson found; a type that needs more of Jackson
 * (views, injected values, unwrapped properties) is left to it.
 */
final class ConstructorDeserializer extends DelegatingDeserializer {

	private final BeanDeserializer bean;

	private transient volatile @Nullable ConstructorReader reader;

	private ConstructorDeserializer(BeanDeserializer bean) {
		super(bean);
		this.bean = bean;
	}

	static ValueDeserializer<?> wrap(ValueDeserializer<?> deserializer) {
		boolean plain = deserializer.getClass() == BeanDeserializer.class;
		return (plain && ((BeanDeserializer) deserializer).getValueInstantiator().canCreateFromObjectWith())
				? new ConstructorDeserializer((BeanDeserializer) deserializer) : deserializer;
	}

	/**
	 * The reader of the type.
	 * @return the reader, or {@code null} where the type is left to Jackson
	 */
	@Nullable ConstructorReader reader() {
		return this.reader;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
		return contextual;
	}

	@Override
	public void resolve(DeserializationContext context) {
		super.resolve(context);
		this.reader = ConstructorReader.of(this.bean, context);
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		ConstructorReader reader = this.reader;
		if (reader == null) {
			return super.deserialize(parser, context);
		}
		JsonToken token = parser.currentToken();
		if (token != JsonToken.START_OBJECT && token != JsonToken.PROPERTY_NAME) {
			throw MismatchedInputException.from(parser, handledType(), "not an object");
		}
		return reader.read(parser, context);
	}

}
