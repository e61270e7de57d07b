package io.github.springdirectus.query;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.model.ExactNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Values of a filter as Directus reads them: maps and lists that never change, and as
 * text those numbers that would not survive as JSON numbers. What a value is otherwise
 * stays for the JSON mapper to write.
 */
final class FilterValue {

	/**
	 * Directus loads the policies only where a variable asks for one of their fields, and
	 * would otherwise compare with nothing.
	 */
	private static final String POLICIES_OF_THE_CALLER = Variable.CURRENT_POLICIES + ".id";

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
			return collection.equals(List.of(Variable.CURRENT_POLICIES)) ? POLICIES_OF_THE_CALLER : copy(collection);
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

	private static Object number(Number number) {
		String digits = ExactNumbers.asText(number);
		return (digits != null) ? digits : number;
	}

}
