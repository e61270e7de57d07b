package io.github.springdirectus.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a filter within the scopes of the collections that it goes through: what it says
 * of a related item must hold of one within the scope.
 *
 * @param scope the scopes
 * @param collection the collection that the filter is about
 */
record ScopedFilter(Scope scope, String collection) {

	/**
	 * The filter of a caller, kept within the scopes of related collections.
	 */
	Map<String, ?> of(Map<?, ?> filter) {
		Map<String, ?> written = Trees.map(filter);
		Set<String> merged = new HashSet<>();
		Map<String, ?> scoped = new FilterWalk(this.scope, merged).all(written, this.collection);
		if (!merged.isEmpty()) {
			joined(written, merged);
		}
		return scoped;
	}

	/**
	 * The filter of a caller, kept within all scopes, that of the collection included.
	 * @return the filter, or {@code null} where there is nothing to say
	 */
	@Nullable Map<String, ?> within(@Nullable Object filter) {
		List<Map<String, ?>> both = new ArrayList<>();
		if (filter instanceof Map<?, ?> map && !map.isEmpty()) {
			both.add(of(map));
		}
		Map<String, ?> own = this.scope.filter(this.collection);
		if (own != null) {
			both.add(own);
		}
		return both.isEmpty() ? null : Trees.all(both);
	}

	/**
	 * Refuse a quantifier that had to become a plain condition beside another condition
	 * on its relation: they would be about the same item, which they were not before.
	 * @return the relations that the filter goes through
	 */
	private static Set<String> joined(Map<String, ?> filter, Set<String> merged) {
		Set<String> all = new HashSet<>();
		filter.forEach((key, value) -> {
			if (key.equals("_or") && value instanceof Collection<?> branches) {
				branches.forEach((branch) -> all.addAll(joined(Trees.map(branch), merged)));
				return;
			}
			List<Set<String>> parts = new ArrayList<>();
			if (Trees.isLogic(key) && value instanceof Collection<?> branches) {
				branches.forEach((branch) -> parts.add(joined(Trees.map(branch), merged)));
			}
			else {
				parts.add(Set.of(key));
			}
			for (Set<String> part : parts) {
				for (String relation : part) {
					if (!all.add(relation) && merged.contains(relation)) {
						throw new DirectusRequestException("some(..) on \"" + relation + "\", which leads to items of a"
								+ " scope, stands beside another condition on it, and Directus would look for one item"
								+ " that fulfils both: ask for one of them.");
					}
				}
			}
		});
		return all;
	}

}
