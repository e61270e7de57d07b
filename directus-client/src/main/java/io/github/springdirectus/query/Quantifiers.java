package io.github.springdirectus.query;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.Combination.Logic;
import io.github.springdirectus.query.Quantified.Quantifier;

/**
 * Splits quantifiers until each is over a single condition. Directus drops a quantifier
 * over several conditions without a word, and then finds everything.
 */
final class Quantifiers {

	private Quantifiers() {
	}

	/**
	 * A filter that finds the same with quantifiers that Directus honours.
	 * @param filter a filter without negations
	 * @return the filter
	 */
	static Filter expand(Filter filter) {
		if (filter instanceof Combination combination) {
			return combination.map(Quantifiers::expand);
		}
		return (filter instanceof Quantified quantified) ? expand(quantified, expand(quantified.filter())) : filter;
	}

	private static Filter expand(Quantified quantified, Filter filter) {
		boolean none = quantified.quantifier() == Quantifier.NONE;
		if (filter instanceof Combination combination && combination.logic() == Logic.OR) {
			return Combination.of(none ? Logic.AND : Logic.OR,
					combination.filters().stream().map((inner) -> expand(quantified, inner)).toList());
		}
		if (isSingle(filter)) {
			return quantified.with(filter);
		}
		if (none) {
			throw refused(quantified, filter, "Directus can't say that no item fulfils several conditions at once",
					"read with some(..) of them and leave the items found out, or filter on a field that holds the answer");
		}
		if (isWithoutQuantifier(filter)) {
			return quantified.with(Quantifier.SAME, filter);
		}
		throw refused(quantified, filter, "Directus takes a quantifier within another one only by itself",
				"ask for one condition within, or begin the query at the related collection");
	}

	private static boolean isSingle(Filter filter) {
		if (filter instanceof Quantified quantified) {
			return quantified.quantifier() != Quantifier.SAME;
		}
		return filter instanceof Comparison || filter instanceof JsonCondition
				|| filter instanceof RawFilter raw && isSingle(raw.content());
	}

	/**
	 * Whether a filter object is one chain of names down to one operator: only that is
	 * honoured under a quantifier.
	 * @param content the filter object
	 * @return whether it is
	 */
	static boolean isSingle(Map<?, ?> content) {
		if (content.size() != 1) {
			return false;
		}
		Map.Entry<?, ?> entry = content.entrySet().iterator().next();
		String key = String.valueOf(entry.getKey());
		if (key.equals("_and") || key.equals("_or")) {
			return false;
		}
		boolean operator = key.startsWith("_") && !isQuantifier(key);
		return operator || !(entry.getValue() instanceof Map<?, ?> nested) || isSingle(nested);
	}

	static boolean isQuantifier(String key) {
		return key.equals("_some") || key.equals("_none");
	}

	private static boolean isWithoutQuantifier(Filter filter) {
		if (filter instanceof Combination combination) {
			return combination.filters().stream().allMatch(Quantifiers::isWithoutQuantifier);
		}
		return !(filter instanceof Quantified);
	}

	/**
	 * The conditions on one and the same item.
	 */
	static List<Filter> conditions(Quantified same) {
		return (same.filter() instanceof Combination combination && combination.logic() == Logic.AND)
				? combination.filters() : List.of(same.filter());
	}

	/**
	 * Whether a condition may hold where there is no related item at all, since all
	 * fields are null there.
	 */
	static boolean holdsOnNothing(Filter filter) {
		if (filter instanceof Combination combination) {
			return (combination.logic() == Logic.AND)
					? combination.filters().stream().allMatch(Quantifiers::holdsOnNothing)
					: combination.filters().stream().anyMatch(Quantifiers::holdsOnNothing);
		}
		return !(filter instanceof Comparison comparison) || comparison.operator().findsNull()
				|| comparison.path().isFunction();
	}

	private static DirectusRequestException refused(Quantified quantified, Filter filter, String reason,
			String advice) {
		return new DirectusRequestException("\"" + quantified.relation() + " " + quantified.quantifier().key() + " "
				+ filter + "\" can't be sent, since " + reason + ": " + advice);
	}

}
