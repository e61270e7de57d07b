package io.github.springdirectus.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Looks into a row that had to be buffered, because what one of its fields says tells how
 * the others are read.
 */
final class Rows {

	private Rows() {
	}

	/**
	 * Find a field of an object.
	 * @param row the object
	 * @param field the name of the field
	 * @param context the context
	 * @return a parser that stands on the value, or {@code null} where the object has no
	 * such field
	 */
	static @Nullable JsonParser findField(TokenBuffer row, String field, DeserializationContext context) {
		JsonParser parser = row.asParserOnFirstToken(context);
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			boolean found = parser.currentName().equals(field);
			parser.nextToken();
			if (found) {
				return parser;
			}
			parser.skipChildren();
		}
		return null;
	}

}
