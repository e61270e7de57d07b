package io.github.springdirectus.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.Combination.Logic;
import io.github.springdirectus.query.Quantified.Quantifier;

/**
 * Refuses what Directus would take for conditions on one and the same related item though
 * each is about some item: it joins a relation once for the whole filter. A quantifier
 * over a single condition has a query of its own and stands apart.
 */
final class SharedItems {

	private SharedItems() {
	}

	static void check(Filter filter) {
		if (!(filter instanceof Combination combination)) {
			return;
		}
		List<Filter> filters = combination.filters();
		filters.forEach(SharedItems::check);
		if (combination.logic() == Logic.OR) {
			return;
		}
		for (int i = 0; i < filters.size(); i++) {
			Set<String> same = same(filters.get(i));
			for (int j = 0; j < filters.size(); j++) {
				if (i != j) {
					refuseCommon(same, joined(filters.get(j)));
				}
			}
		}
	}

	private static void refuseCommon(Set<String> same, Set<String> joined) {
		for (String relation : same) {
			if (joined.contains(relation)) {
				throw new DirectusRequestException("some(..) of several conditions on \"" + relation
						+ "\" stands beside another condition on it, and Directus would look for one item that fulfils "
						+ "all of them: write the other one as some(..) of a single condition, "
						+ "or all of them in one some(..) where they are about one item");
			}
		}
	}

	/**
	 * The relations of which one item is to fulfil several conditions.
	 */
	private static Set<String> same(Filter filter) {
		Set<String> relations = new HashSet<>();
		if (filter instanceof Combination combination) {
			combination.filters().forEach((inner) -> relations.addAll(same(inner)));
		}
		else if (filter instanceof Quantified quantified && quantified.quantifier() == Quantifier.SAME) {
			relations.add(quantified.relation().toString());
		}
		return relations;
	}

	/**
	 * What may be a relation that a filter joins.
	 */
	private static Set<String> joined(Filter filter) {
		Set<String> relations = same(filter);
		if (filter instanceof Combination combination) {
			combination.filters().forEach((inner) -> relations.addAll(joined(inner)));
		}
		else if (filter instanceof Comparison comparison) {
			relations.add(comparison.path().segments().get(0));
		}
		else if (filter instanceof JsonCondition condition) {
			relations.add(condition.path().segments().get(0));
		}
		else if (filter instanceof RawFilter raw) {
			addJoined(relations, raw.content());
		}
		return relations;
	}

	private static void addJoined(Set<String> relations, Map<?, ?> content) {
		content.forEach((key, value) -> {
			if (value instanceof Collection<?> branches) {
				branches.forEach((branch) -> {
					if (branch instanceof Map<?, ?> map) {
						addJoined(relations, map);
					}
				});
			}
			else if (!(value instanceof Map<?, ?> map)
					|| !map.keySet().stream().map(String::valueOf).allMatch(Quantifiers::isQuantifier)) {
				relations.add(String.valueOf(key));
			}
		});
	}

}
