package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.NameResolver;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.query.QueryRenderer;
import io.github.springdirectus.query.Sort;

/**
 * The order of a stream: that of its query, made unambiguous by the key.
 *
 * @param keyField the field of the key
 * @param byKeyAlone whether the key is all that is sorted by
 * @param descending whether the highest key comes first
 * @param hasKey whether the query sorts by the key itself
 */
record StreamOrder(String keyField, boolean byKeyAlone, boolean descending, boolean hasKey) {

	static StreamOrder of(Query query, NameResolver names, String keyField) {
		if (query.page() != null || query.offset() != null) {
			throw new DirectusRequestException("A stream follows the pages itself: leave out page and offset, or use"
					+ " find(...) for one page.");
		}
		List<?> sort = (List<?>) QueryRenderer.render(query, names).getOrDefault("sort", List.of());
		boolean descending = sort.contains("-" + keyField);
		boolean hasKey = descending || sort.contains(keyField);
		return new StreamOrder(keyField, sort.isEmpty() || (hasKey && sort.size() == 1), descending, hasKey);
	}

	/**
	 * The query with the key as its last order, so that items that are alike otherwise
	 * keep their places from page to page.
	 */
	Query complete(Query query) {
		if (this.hasKey) {
			return query;
		}
		List<Sort> sort = new ArrayList<>(query.sort());
		sort.add(Sort.asc(this.keyField));
		return query.mutate().sort(sort.toArray(Sort[]::new)).build();
	}

}
