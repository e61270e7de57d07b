package io.github.springdirectus.model;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/**
 * Directus reads a JSON number as a double: it refuses one that is too large to be exact,
 * or stores it rounded without a word. The same digits as text are taken as they are.
 */
@Internal
public final class ExactNumbers {

	/** The digits that every decimal keeps on its way through a double. */
	private static final int DOUBLE_DIGITS = 15;

	private static final BigDecimal MAX_SAFE_INTEGER = BigDecimal.valueOf((1L << 53) - 1);

	private ExactNumbers() {
	}

	/**
	 * The digits of a number that would not survive as a JSON number.
	 * @param number the number
	 * @return the digits, or {@code null} where the number itself can be sent
	 */
	public static @Nullable String asText(Number number) {
		BigDecimal exact = exact(number);
		if (exact == null) {
			return null;
		}
		boolean rounded = number instanceof BigDecimal && exact.stripTrailingZeros().precision() > DOUBLE_DIGITS;
		return (rounded || exact.abs().compareTo(MAX_SAFE_INTEGER) > 0) ? exact.toPlainString() : null;
	}

	private static @Nullable BigDecimal exact(Number number) {
		if (number instanceof BigDecimal decimal) {
			return decimal;
		}
		if (number instanceof BigInteger integer) {
			return new BigDecimal(integer);
		}
		if (number instanceof Long || isFiniteReal(number)) {
			return new BigDecimal(number.toString());
		}
		return null;
	}

	private static boolean isFiniteReal(Number number) {
		return (number instanceof Double || number instanceof Float) && Double.isFinite(number.doubleValue());
	}

}
