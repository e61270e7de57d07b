package io.github.springdirectus.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Filters as Directus reads them, in one form: every condition is a single chain of names
 * down to an operator, and what combines them stands around the chains, never within.
 * Directus itself brings filters into this form, and joins a relation once for all chains
 * that go through it, so that they are about one and the same related item.
 */
final class Trees {

	private static final String AND = "_and";

	private Trees() {
	}

	static boolean isLogic(String key) {
		return key.equals(AND) || key.equals("_or");
	}

	static Map<String, ?> of(String key, @Nullable Object value) {
		return Collections.singletonMap(key, value);
	}

	/**
	 * What holds where all of several filters hold.
	 */
	static Map<String, ?> all(List<Map<String, ?>> filters) {
		List<Map<String, ?>> flat = new ArrayList<>();
		for (Map<String, ?> filter : filters) {
			flat.addAll(conjuncts(filter));
		}
		return (flat.size() == 1) ? flat.get(0) : flat.isEmpty() ? Map.of() : of(AND, List.copyOf(flat));
	}

	/**
	 * The filters that all must hold for a filter to hold.
	 */
	static List<Map<String, ?>> conjuncts(Map<?, ?> filter) {
		List<Map<String, ?>> conjuncts = new ArrayList<>();
		filter.forEach((key, value) -> {
			if (key.equals(AND) && value instanceof Collection<?> filters) {
				filters.forEach((each) -> conjuncts.addAll(conjuncts(map(each))));
			}
			else {
				conjuncts.add(of(String.valueOf(key), value));
			}
		});
		return conjuncts;
	}

	/**
	 * A filter as seen from the other end of a relation.
	 */
	static Map<String, ?> behind(String relation, Map<String, ?> filter) {
		List<Map<String, ?>> behind = new ArrayList<>();
		filter.forEach((key, value) -> behind.add((isLogic(key) && value instanceof Collection<?> filters)
				? of(key, each(filters, (branch) -> behind(relation, branch))) : of(relation, of(key, value))));
		return all(behind);
	}

	static List<Map<String, ?>> each(Collection<?> filters, Function<Map<String, ?>, Map<String, ?>> change) {
		List<Map<String, ?>> changed = new ArrayList<>();
		filters.forEach((filter) -> changed.add(change.apply(map(filter))));
		return changed;
	}

	/**
	 * Whether a filter is one chain of names down to one operator.
	 */
	static boolean isChain(Map<?, ?> filter) {
		if (filter.size() != 1) {
			return false;
		}
		Map.Entry<?, ?> only = filter.entrySet().iterator().next();
		String key = String.valueOf(only.getKey());
		return !isLogic(key) && (key.startsWith("_") || !(only.getValue() instanceof Map<?, ?> map) || isChain(map));
	}

	/**
	 * Whether a condition holds where there is no item, all of whose fields are null.
	 */
	static boolean holdsOnNothing(@Nullable Object condition) {
		if (!(condition instanceof Map<?, ?> map)) {
			return condition == null;
		}
		return map.entrySet().stream().allMatch((entry) -> {
			Object value = entry.getValue();
			return switch (String.valueOf(entry.getKey())) {
				case AND -> value instanceof Collection<?> all && all.stream().allMatch(Trees::holdsOnNothing);
				case "_or" -> value instanceof Collection<?> any && any.stream().anyMatch(Trees::holdsOnNothing);
				case "_null", "_empty" -> Boolean.TRUE.equals(value);
				case "_nnull", "_nempty" -> Boolean.FALSE.equals(value);
				default -> value instanceof Map<?, ?> && holdsOnNothing(value);
			};
		});
	}

	/**
	 * A map with text for its keys.
	 */
	static Map<String, @Nullable Object> map(@Nullable Object value) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> source) {
			source.forEach((key, nested) -> map.put(String.valueOf(key), nested));
		}
		return map;
	}

}
