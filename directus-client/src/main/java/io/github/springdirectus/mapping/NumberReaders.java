package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Readers for numbers. Directus sends big integers and decimals as numbers or as texts,
 * by database and version: both are taken, and nothing is rounded, so a fraction or an
 * overflow is no whole number. Only {@code double} and {@code float} round, as they must.
 */
final class NumberReaders {

	/** As Jackson's own limit: what is longer costs too much to parse. */
	private static final int MAX_LENGTH = 1000;

	private NumberReaders() {
	}

	static @Nullable Long readLong(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_NUMBER_INT) {
			return parser.getLongValue();
		}
		BigDecimal number = readBigDecimal(parser);
		return (number != null) ? (Long) number.longValueExact() : null;
	}

	static @Nullable Integer readInteger(JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
			return parser.getIntValue();
		}
		BigDecimal number = readBigDecimal(parser);
		return (number != null) ? (Integer) number.intValueExact() : null;
	}

	static @Nullable Short readShort(JsonParser parser) {
		BigDecimal number = readBigDecimal(parser);
		return (number != null) ? (Short) number.shortValueExact() : null;
	}

	static @Nullable Byte readByte(JsonParser parser) {
		BigDecimal number = readBigDecimal(parser);
		return (number != null) ? (Byte) number.byteValueExact() : null;
	}

	static @Nullable BigInteger readBigInteger(JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
			return parser.getBigIntegerValue();
		}
		BigDecimal number = readBigDecimal(parser);
		if (number == null || Math.abs((long) number.scale()) > MAX_LENGTH) {
			return null;
		}
		return number.toBigIntegerExact();
	}

	static @Nullable BigDecimal readBigDecimal(JsonParser parser) {
		return switch (parser.currentToken()) {
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
			case VALUE_STRING -> (parser.getStringLength() <= MAX_LENGTH)
					? new BigDecimal(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength())
					: null;
			default -> null;
		};
	}

	static @Nullable Double readDouble(JsonParser parser) {
		Double value;
		if (parser.currentToken() == JsonToken.VALUE_STRING) {
			BigDecimal number = readBigDecimal(parser);
			value = (number != null) ? (Double) number.doubleValue() : null;
		}
		else {
			value = parser.currentToken().isNumeric() ? (Double) parser.getDoubleValue() : null;
		}
		return (value != null && Double.isFinite(value)) ? value : null;
	}

	static @Nullable Float readFloat(JsonParser parser) {
		Double value = readDouble(parser);
		return (value != null && Float.isFinite(value.floatValue())) ? (Float) value.floatValue() : null;
	}

}
