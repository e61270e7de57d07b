package io.github.springdirectus.mapping;

import java.util.Iterator;

import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Reads a row of the junction of a many-to-any relation. The row is buffered, because its
 * field {@code collection}, which may come last, tells how its item is read.
 */
final class JunctionDeserializer extends DelegatingDeserializer {

	private static final String DEFAULT_FIELD = "collection";

	private final String collectionField;

	private JunctionDeserializer(ValueDeserializer<?> row, String collectionField) {
		super(row);
		this.collectionField = collectionField;
	}

	/**
	 * Wrap the deserializer of a type that holds an item of a many-to-any relation.
	 * @param deserializer what reads the type
	 * @param bean the same, with the properties of the type
	 * @return a deserializer; the given one where the type holds no such item
	 */
	static ValueDeserializer<?> wrap(ValueDeserializer<?> deserializer, BeanDeserializerBase bean) {
		for (Iterator<? extends BeanProperty> properties = bean.properties(); properties.hasNext();) {
			BeanProperty property = properties.next();
			if (ItemSubtypes.of(item(property.getType())) != null) {
				return new JunctionDeserializer(deserializer, collectionField(property));
			}
		}
		return deserializer;
	}

	private static Class<?> item(JavaType declared) {
		JavaType type = declared;
		while (type.isReferenceType() || type.hasRawClass(Ref.class)) {
			type = type.containedTypeOrUnknown(0);
		}
		return type.getRawClass();
	}

	/**
	 * The field beside an item that holds its collection.
	 */
	static String collectionField(BeanProperty property) {
		DirectusField field = property.getAnnotation(DirectusField.class);
		return (field != null) ? field.collectionField() : DEFAULT_FIELD;
	}

	/**
	 * The collection of the item that is read now. It is taken once, so that nothing
	 * inside the item takes it for its own.
	 * @return the collection, or {@code null} where none stands beside the item
	 */
	static @Nullable String takeCollection(DeserializationContext context) {
		String collection = (String) context.getAttribute(JunctionDeserializer.class);
		context.setAttribute(JunctionDeserializer.class, null);
		return collection;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
		return new JunctionDeserializer(contextual, this.collectionField);
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			return super.deserialize(parser, context);
		}
		TokenBuffer row = context.bufferAsCopyOfValue(parser);
		JsonParser field = Rows.findField(row, this.collectionField, context);
		String collection = (field != null && field.currentToken() == JsonToken.VALUE_STRING) ? field.getString()
				: null;
		Object outer = context.getAttribute(JunctionDeserializer.class);
		context.setAttribute(JunctionDeserializer.class, collection);
		try {
			return super.deserialize(row.asParserOnFirstToken(context), context);
		}
		finally {
			context.setAttribute(JunctionDeserializer.class, outer);
		}
	}

}
