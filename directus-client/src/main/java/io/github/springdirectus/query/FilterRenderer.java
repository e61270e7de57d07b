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
			return at(quantified.relation(), (quantified.quantifier() == Quantifier.SAME) ? same(quantified)
					: Map.of(quantified.quantifier().key(), write(quantified.filter())));
		}
		if (filter instanceof JsonCondition condition) {
			return at(condition.path(),
					Map.of("_json", write(Negation.compiled(condition.filter(), Relations.UNKNOWN))));
		}
		return ((RawFilter) filter).content();
	}

	private static Map<String, Object> same(Quantified quantified) {
		List<Map<String, ?>> conditions = new ArrayList<>();
		if (Quantifiers.holdsOnNothing(quantified.filter())) {
			conditions.add(THERE_IS_ONE);
		}
		Quantifiers.conditions(quantified).forEach((condition) -> conditions.add(write(condition)));
		return Map.of(Combination.Logic.AND.key(), List.copyOf(conditions));
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
