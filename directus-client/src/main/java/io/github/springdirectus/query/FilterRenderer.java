package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.query.Quantified.Quantifier;

/**
 * Writes a filter as the object that Directus reads.
 */
final class FilterRenderer {

	/**
	 * What only holds where there is an item at all.
	 */
	private static final Map<String, Object> THERE_IS_ONE = Map.of(Operator.NNULL.key(), true);

	private FilterRenderer() {
	}

	static Map<String, ?> render(Filter filter) {
		return render(filter, PathPart.Property.UNKNOWN, List.of());
	}

	/**
	 * Write a filter.
	 * @param filter the filter
	 * @param names knows the names of properties
	 * @param place the way from the collection that is read to the one that the filter is
	 * about
	 * @return the filter object
	 */
	static Map<String, ?> render(Filter filter, NameResolver names, List<String> place) {
		return write(FilterCompiler.compile(filter, names, place));
	}

	private static Map<String, ?> write(Filter filter) {
		if (filter instanceof Comparison comparison) {
			return at(comparison.path(), operation(comparison));
		}
		if (filter instanceof Combination combination) {
			return Map.of(combination.logic().key(),
					combination.filters().stream().map(FilterRenderer::write).toList());
		}
		if (filter instanceof Quantified quantified) {
			return (quantified.quantifier() == Quantifier.SAME) ? same(quantified)
					: at(quantified.relation(), Map.of(quantified.quantifier().key(), write(quantified.filter())));
		}
		if (filter instanceof JsonCondition condition) {
			return at(condition.path(),
					Map.of("_json", write(Negation.compiled(condition.filter(), Relations.UNKNOWN))));
		}
		return ((RawFilter) filter).content();
	}

	/**
	 * Conditions that are combined once more are taken out of the relation, since
	 * Directus 10 finds nothing by an {@code _or} within an {@code _and} within it.
	 */
	private static Map<String, Object> same(Quantified quantified) {
		FieldPath relation = quantified.relation();
		List<Filter> conditions = Quantifiers.conditions(quantified);
		boolean nested = conditions.stream().anyMatch(Combination.class::isInstance);
		List<Map<String, ?>> written = new ArrayList<>();
		if (Quantifiers.holdsOnNothing(quantified.filter())) {
			written.add(nested ? at(relation, THERE_IS_ONE) : THERE_IS_ONE);
		}
		conditions.forEach((condition) -> written.add(nested ? behind(relation, condition) : write(condition)));
		Map<String, Object> all = Map.of(Combination.Logic.AND.key(), List.copyOf(written));
		return nested ? all : at(relation, all);
	}

	private static Map<String, Object> behind(FieldPath relation, Filter condition) {
		return (condition instanceof Combination combination)
				? Map.of(combination.logic().key(),
						combination.filters().stream().map((inner) -> behind(relation, inner)).toList())
				: at(relation, write(condition));
	}

	private static Map<String, Object> operation(Comparison comparison) {
		return Map.of(comparison.operator().key(), FilterValue.of(comparison.value()));
	}

	private static Map<String, Object> at(FieldPath path, Map<String, ?> rendered) {
		List<String> segments = path.segments();
		Map<String, Object> nested = Map.of(segments.get(segments.size() - 1), rendered);
		for (int i = segments.size() - 2; i >= 0; i--) {
			nested = Map.of(segments.get(i), nested);
		}
		return nested;
	}

}
