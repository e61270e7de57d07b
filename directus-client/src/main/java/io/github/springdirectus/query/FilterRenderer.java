package io.github.springdirectus.query;

import java.util.List;
import java.util.Map;

/**
 * Writes a filter as the object that Directus reads.
 */
final class FilterRenderer {

	private FilterRenderer() {
	}

	static Map<String, ?> render(Filter filter) {
		if (filter instanceof Comparison comparison) {
			return comparison(comparison);
		}
		if (filter instanceof Combination combination) {
			return Map.of(combination.logic().key(),
					combination.filters().stream().map(FilterRenderer::render).toList());
		}
		return ((RawFilter) filter).content();
	}

	private static Map<String, Object> comparison(Comparison comparison) {
		Map<String, Object> rendered = Map.of(comparison.operator().key(), FilterValue.of(comparison.value()));
		List<String> segments = comparison.path().segments();
		for (int i = segments.size() - 1; i >= 0; i--) {
			rendered = Map.of(segments.get(i), rendered);
		}
		return rendered;
	}

}
