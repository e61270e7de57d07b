package io.github.springdirectus.query;

import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a filter down to what Directus understands: comparisons, what combines them, and
 * quantifiers over a single condition, with the names that Directus has. What can't be
 * said that way is refused.
 */
final class FilterCompiler {

	private FilterCompiler() {
	}

	/**
	 * Refuse what can't be said whatever the names are.
	 * @param filter the filter
	 */
	static void check(Filter filter) {
		compile(filter, PathPart.Property.AS_WRITTEN, List.of());
	}

	/**
	 * The filter in terms that Directus has.
	 * @param filter the filter
	 * @param names knows the names of properties, and relations to many items
	 * @param place the way from the collection that is read to the one that the filter is
	 * about
	 * @return a filter without negations, properties and quantifiers over combinations
	 */
	static Filter compile(Filter filter, NameResolver names, List<String> place) {
		Filter positive = Negation.compiled(filter, (relation) -> {
			FieldPath path = new FieldPath(relation);
			return names.isToMany(Stream.concat(place.stream(), path.segments(names).stream()).toList());
		});
		Filter compiled = Quantifiers.expand(resolve(positive, names));
		SharedItems.check(compiled);
		return compiled;
	}

	private static Filter resolve(Filter filter, NameResolver names) {
		if (filter instanceof Comparison comparison) {
			return comparison.at(comparison.path().resolve(names).asCondition());
		}
		if (filter instanceof Combination combination) {
			return combination.map((inner) -> resolve(inner, names));
		}
		if (filter instanceof Quantified quantified) {
			return new Quantified(quantified.relation().resolve(names), quantified.quantifier(),
					resolve(quantified.filter(), names));
		}
		return (filter instanceof JsonCondition condition)
				? new JsonCondition(condition.path().resolve(names).asCondition(), condition.filter()) : filter;
	}

}
