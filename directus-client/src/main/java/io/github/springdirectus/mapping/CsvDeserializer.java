package io.github.springdirectus.mapping;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Reads a collection of texts from a list, or from one text with commas, which is how a
 * {@code csv} field arrives that Directus was not told to split ({@code cast-csv}).
 */
final class CsvDeserializer extends DelegatingDeserializer {

	CsvDeserializer(ValueDeserializer<?> list) {
		super(list);
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
		return new CsvDeserializer(contextual);
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		if (parser.currentToken() != JsonToken.VALUE_STRING) {
			return super.deserialize(parser, context);
		}
		String text = parser.getString();
		TokenBuffer list = context.bufferForInputBuffering(parser);
		list.writeStartArray();
		if (!text.isEmpty()) {
			for (String element : text.split(",", -1)) {
				list.writeString(element);
			}
		}
		list.writeEndArray();
		return super.deserialize(list.asParserOnFirstToken(context), context);
	}

}
