package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Filters of which all or any must hold.
 *
 * @param logic whether all or any
 * @param filters two or more, in the order given; none of them of the same logic
 */
record Combination(Logic logic, List<Filter> filters) implements Filter {

	enum Logic {

		AND, OR;

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

		String key() {
			return "_" + word();
		}

	}

	Combination {
		filters = List.copyOf(filters);
	}

	/**
	 * Combine filters, taking those of the same logic apart.
	 * @param logic whether all or any must hold
	 * @param filters what to combine
	 * @return the combination, or the filter where it is a single one
	 */
	static Filter of(Logic logic, List<? extends @Nullable Filter> filters) {
		if (filters.isEmpty()) {
			throw new DirectusRequestException(
					"An " + logic.word() + " of no filters would find everything: leave it out");
		}
		List<Filter> flat = new ArrayList<>();
		for (Filter filter : filters) {
			if (filter == null) {
				throw new DirectusRequestException("A filter within an " + logic.word() + " is null: leave it out");
			}
			if (filter instanceof Combination inner && inner.logic == logic) {
				flat.addAll(inner.filters);
			}
			else {
				flat.add(filter);
			}
		}
		return (flat.size() == 1) ? flat.get(0) : new Combination(logic, flat);
	}

	/**
	 * The same combination of other filters.
	 */
	Filter map(UnaryOperator<Filter> change) {
		return of(this.logic, this.filters.stream().map(change).toList());
	}

	/**
	 * The combination that finds the rest, after De Morgan.
	 */
	Filter inverse(UnaryOperator<Filter> inverse) {
		return of((this.logic == Logic.AND) ? Logic.OR : Logic.AND, this.filters.stream().map(inverse).toList());
	}

	@Override
	public String toString() {
		return this.filters.stream()
			.map(Filter::toString)
			.collect(Collectors.joining(" " + this.logic.word() + " ", "(", ")"));
	}

}
