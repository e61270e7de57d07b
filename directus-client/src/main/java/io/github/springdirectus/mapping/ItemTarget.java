package io.github.springdirectus.mapping;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Reads a related item of one type, alone or with its key.
 */
final class ItemTarget {

	private final ValueDeserializer<Object> deserializer;

	/** Found at the first row: Jackson may not have found the properties before. */
	private volatile @Nullable Key key;

	ItemTarget(ValueDeserializer<Object> deserializer) {
		this.deserializer = deserializer;
	}

	ValueDeserializer<Object> deserializer() {
		return this.deserializer;
	}

	Object read(JsonParser parser, DeserializationContext context) {
		return this.deserializer.deserialize(parser, context);
	}

	/**
	 * Read a reference from a key or an object.
	 */
	Ref<Object> readRef(JsonParser parser, DeserializationContext context) {
		if (parser.currentToken().isScalarValue()) {
			return Ref.of(key(context).reader().deserialize(parser, context));
		}
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			throw MismatchedInputException.from(parser, Ref.class, "neither a key nor an object");
		}
		Key key = key(context);
		if (this.deserializer instanceof ConstructorDeserializer constructor && key.parameter() >= 0) {
			ConstructorReader reader = constructor.reader();
			if (reader != null) {
				return reader.readRef(parser, context, key.parameter());
			}
		}
		TokenBuffer item = context.bufferAsCopyOfValue(parser);
		Object found = readField(key, item, context);
		if (found == null) {
			throw withoutKey(parser);
		}
		return Ref.of(found, read(item.asParserOnFirstToken(context), context));
	}

	static MismatchedInputException withoutKey(JsonParser parser) {
		return MismatchedInputException.from(parser, Ref.class, "an object without its key");
	}

	/**
	 * Read an item of which nothing is known but its key.
	 */
	Object readBareKey(JsonParser parser, DeserializationContext context) {
		TokenBuffer item = context.bufferForInputBuffering(parser);
		item.writeStartObject();
		item.writeName(key(context).field());
		item.copyCurrentEvent(parser);
		item.writeEndObject();
		return read(item.asParserOnFirstToken(context), context);
	}

	private static @Nullable Object readField(Key key, TokenBuffer item, DeserializationContext context) {
		JsonParser parser = Rows.findField(item, key.field(), context);
		return (parser != null && parser.currentToken().isScalarValue()
				&& parser.currentToken() != JsonToken.VALUE_NULL) ? key.reader().deserialize(parser, context) : null;
	}

	private Key key(DeserializationContext context) {
		Key key = this.key;
		if (key == null) {
			key = findKey(context);
			this.key = key;
		}
		return key;
	}

	private Key findKey(DeserializationContext context) {
		BeanDeserializerBase item = ItemTypes.readItem(this.deserializer);
		SettableBeanProperty property = (item != null) ? KeyProperty.findProperty(item.handledType(), item.properties())
				: null;
		if (property == null) {
			return new Key(KeyProperty.DEFAULT_FIELD,
					context.findRootValueDeserializer(context.constructType(Object.class)), -1);
		}
		return new Key(property.getName(), property.getValueDeserializer(),
				property.isCreatorProperty() ? property.getCreatorIndex() : -1);
	}

	/**
	 * The key of the items.
	 *
	 * @param field its field
	 * @param reader what reads it
	 * @param parameter its place among the parameters of a constructor, or -1
	 */
	private record Key(String field, ValueDeserializer<Object> reader, int parameter) {
	}

}
