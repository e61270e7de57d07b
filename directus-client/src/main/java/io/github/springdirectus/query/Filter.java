package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which items are asked for: an immutable value with {@code equals}, made by
 * {@link Filters}.
 *
 * <pre>{@code
 * field("status").eq("published").and(field("author.vip").eq(true))
 * }</pre>
 *
 * @see <a href="https://directus.io/docs/guides/connect/filter-rules">Directus filter
 * rules</a>
 */
public sealed interface Filter permits Comparison, Combination, Negation, Quantified, JsonCondition, RawFilter {

	/**
	 * Find what this filter and all the others find. The order is kept, and an
	 * {@code and} within an {@code and} becomes one.
	 * @param others the other filters
	 * @return all of them together, or this filter where there are no others
	 */
	default Filter and(Filter... others) {
		return Combination.of(Combination.Logic.AND, before(others));
	}

	/**
	 * Find what this filter or any of the others finds. The order is kept, and an
	 * {@code or} within an {@code or} becomes one.
	 * @param others the other filters
	 * @return any of them, or this filter where there are no others
	 */
	default Filter or(Filter... others) {
		return Combination.of(Combination.Logic.OR, before(others));
	}

	/**
	 * Find what this filter does not find, as {@link Filters#not(Filter)} does.
	 * @return the negation; that of a negation is the filter itself
	 */
	default Filter not() {
		return Negation.of(this);
	}

	private List<@Nullable Filter> before(Filter... others) {
		List<@Nullable Filter> filters = new ArrayList<>(others.length + 1);
		filters.add(this);
		filters.addAll(Arrays.asList(others));
		return filters;
	}

}
