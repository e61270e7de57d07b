package io.github.springdirectus.query;

import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What a filter does not find. Directus has no negation: {@link #compiled} takes it down
 * to the comparisons, whose inverse Directus has.
 *
 * @param filter what is not to be found; no negation itself
 */
record Negation(Filter filter) implements Filter {

	static Filter of(@Nullable Filter filter) {
		if (filter == null) {
			throw new DirectusRequestException("The filter within a not is null: leave it out");
		}
		if (filter instanceof Negation negation) {
			return negation.filter;
		}
		Negation negation = new Negation(filter);
		FilterCompiler.check(negation);
		return negation;
	}

	/**
	 * A filter without any negation in it.
	 * @param filter the filter
	 * @param relations knows which relations lead to many items
	 * @return a filter that finds the same
	 */
	static Filter compiled(Filter filter, Relations relations) {
		if (filter instanceof Negation negation) {
			return inverse(negation.filter, relations);
		}
		if (filter instanceof Combination combination) {
			return combination.map((inner) -> compiled(inner, relations));
		}
		return (filter instanceof Quantified quantified)
				? quantified.with(compiled(quantified.filter(), Relations.UNKNOWN)) : filter;
	}

	private static Filter inverse(Filter filter, Relations relations) {
		if (filter instanceof Comparison comparison) {
			return inverse(comparison, relations);
		}
		if (filter instanceof Combination combination) {
			return combination.inverse((inner) -> inverse(inner, relations));
		}
		if (filter instanceof Quantified quantified) {
			return quantified.inverse().with(compiled(quantified.filter(), Relations.UNKNOWN));
		}
		if (filter instanceof Negation negation) {
			return compiled(negation.filter, relations);
		}
		throw refused(filter,
				(filter instanceof JsonCondition) ? "Directus has no inverse of _json"
						: "what a raw filter says is not known",
				(filter instanceof JsonCondition) ? "negate within it, as in json(path, (value) -> value.eq(..).not())"
						: "write its opposite");
	}

	private static Filter inverse(Comparison comparison, Relations relations) {
		Operator inverse = comparison.operator().inverse();
		if (inverse == null) {
			throw refused(comparison, "Directus has no inverse of " + comparison.operator().key(),
					"write notContains(..), which ignores case where the database does");
		}
		if (relations.leadsToMany(comparison.path())) {
			throw refused(comparison,
					"\"" + comparison.path() + "\" is about many items, and its opposite is about some of them",
					"write field(relation).none(..) or not(field(relation).some(..)) with the rest of the path within");
		}
		Filter others = comparison.with(inverse);
		return (comparison.operator().findsNull() || inverse.findsNull()) ? others
				: Combination.of(Combination.Logic.OR, List.of(others, comparison.isNull()));
	}

	private static DirectusRequestException refused(Filter filter, String reason, String advice) {
		return new DirectusRequestException("\"" + filter + "\" can't be negated, since " + reason + ": " + advice);
	}

	@Override
	public String toString() {
		return "not " + this.filter;
	}

}
