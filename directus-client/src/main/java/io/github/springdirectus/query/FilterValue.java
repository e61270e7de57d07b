package io.github.springdirectus.query;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Values of a filter as Directus reads them: maps and lists that never change, and as
 * text those numbers that would not survive as JSON numbers. What a value is otherwise
 * stays for the JSON mapper to write.
 */
final class FilterValue {

	/**
	 * The digits that every decimal keeps on its way through a double.
	 */
	private static final int DOUBLE_DIGITS = 15;

	private static final BigDecimal MAX_SAFE_INTEGER = BigDecimal.valueOf((1L << 53) - 1);

	private FilterValue() {
	}

	static Map<String, @Nullable Object> copy(Map<?, ?> source) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		source.forEach((key, value) -> copy.put(String.valueOf(key), (value != null) ? of(value) : null));
		return Collections.unmodifiableMap(copy);
	}

	static Object of(Object value) {
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Variable variable) {
			return variable.toString();
		}
		if (value instanceof Map<?, ?> map) {
			return copy(map);
		}
		if (value instanceof Collection<?> collection) {
			return copy(collection);
		}
		return value.getClass().isArray() ? copy(elements(value)) : value;
	}

	private static List<@Nullable Object> copy(Collection<?> source) {
		List<@Nullable Object> copy = new ArrayList<>(source.size());
		source.forEach((element) -> copy.add((element != null) ? of(element) : null));
		return Collections.unmodifiableList(copy);
	}

	private static List<@Nullable Object> elements(Object array) {
		List<@Nullable Object> elements = new ArrayList<>();
		for (int i = 0; i < Array.getLength(array); i++) {
			elements.add(Array.get(array, i));
		}
		return elements;
	}

	/**
	 * Directus reads a JSON number as a double and refuses one that is too large to be
	 * exact; the same digits as text are taken.
	 */
	private static Object number(Number number) {
		BigDecimal exact = exact(number);
		if (exact == null) {
			return number;
		}
		boolean rounded = number instanceof BigDecimal && exact.stripTrailingZeros().precision() > DOUBLE_DIGITS;
		return (rounded || exact.abs().compareTo(MAX_SAFE_INTEGER) > 0) ? exact.toPlainString() : number;
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
