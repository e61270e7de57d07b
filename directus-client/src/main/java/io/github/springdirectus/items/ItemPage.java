package io.github.springdirectus.items;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of items, with what Directus counted for it. The counts are under the caller's
 * permissions.
 *
 * @param items the items of the page
 * @param filterCount how many items match the filter and search, on all pages
 * @param totalCount how many items the collection has, without filter and search;
 * {@code null} unless the query asks for it by
 * {@link io.github.springdirectus.query.Meta#TOTAL_COUNT}
 * @param hasMore whether items follow after this page
 * @param <T> the type of the items
 */
public record ItemPage<T>(List<T> items, long filterCount, @Nullable Long totalCount, boolean hasMore) {

	/**
	 * Create a page; the items are copied.
	 * @param items the items of the page
	 * @param filterCount how many items match
	 * @param totalCount how many items there are, or {@code null}
	 * @param hasMore whether items follow
	 */
	public ItemPage {
		items = List.copyOf(items);
	}

}
