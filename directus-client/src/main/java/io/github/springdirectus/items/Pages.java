package io.github.springdirectus.items;

import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Counts what lies before a page.
 */
final class Pages {

	/** What Directus returns where no limit is set. */
	private static final int DEFAULT_LIMIT = 100;

	private Pages() {
	}

	static long before(Query query) {
		@Nullable Integer offset = query.offset();
		if (offset != null) {
			return offset;
		}
		@Nullable Integer page = query.page();
		@Nullable Integer limit = query.limit();
		return (page != null) ? (page - 1L) * ((limit != null) ? limit : DEFAULT_LIMIT) : 0;
	}

}
