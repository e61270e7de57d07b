package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Readers for texts, uuids and booleans.
 */
final class TextReaders {

	private static final int UUID_LENGTH = 36;

	private TextReaders() {
	}

	/**
	 * Takes numbers and booleans too, by their text: a key may be declared as a string
	 * whatever its type in Directus.
	 */
	static @Nullable String readString(JsonParser parser) {
		return parser.currentToken().isScalarValue() ? parser.getString() : null;
	}

	/**
	 * Refuses the short forms that {@link UUID#fromString} would take.
	 */
	static @Nullable UUID readUuid(JsonParser parser) {
		return switch (parser.currentToken()) {
			case VALUE_STRING -> (parser.getStringLength() == UUID_LENGTH) ? UUID.fromString(parser.getString()) : null;
			default -> null;
		};
	}

	/**
	 * Takes 0 and 1 too: a boolean field without {@code cast-boolean} arrives so.
	 */
	static @Nullable Boolean readBoolean(JsonParser parser) {
		return switch (parser.currentToken()) {
			case VALUE_TRUE -> Boolean.TRUE;
			case VALUE_FALSE -> Boolean.FALSE;
			case VALUE_STRING -> switch (parser.getString()) {
				case "true" -> Boolean.TRUE;
				case "false" -> Boolean.FALSE;
				default -> null;
			};
			case VALUE_NUMBER_INT -> zeroOrOne(parser.getDecimalValue());
			default -> null;
		};
	}

	private static @Nullable Boolean zeroOrOne(BigDecimal number) {
		if (number.signum() == 0) {
			return Boolean.FALSE;
		}
		return number.equals(BigDecimal.ONE) ? Boolean.TRUE : null;
	}

}
