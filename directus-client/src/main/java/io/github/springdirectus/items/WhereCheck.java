package io.github.springdirectus.items;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.FilterCheck;
import io.github.springdirectus.query.Query;

/**
 * Refuses what must not say which items are written to: a filter that leaves out nothing,
 * and what would cut the items that it finds, or be ignored.
 */
final class WhereCheck {

	private WhereCheck() {
	}

	static void check(Query query) {
		refuse("limit(..), offset(..) and page(..) would leave out some of the items",
				query.limit() != null || query.offset() != null || query.page() != null);
		refuse("search(..) finds what it will: write a filter such as field(..).contains(..)", query.search() != null);
		refuse("sort(..) and meta(..) say nothing about what is written",
				!query.sort().isEmpty() || !query.meta().isEmpty());
		refuse("aggregate(..) and groupBy(..) find no items",
				!query.aggregates().isEmpty() || !query.groupBy().isEmpty());
		refuse("A content version is not written by a query", query.version() != null);
		if (!query.all() && FilterCheck.saysNothing(query.filter())) {
			throw new DirectusRequestException("The filter leaves out nothing, so that every item of the collection"
					+ " would be written to. Where that is meant, say all(); else say which items.");
		}
	}

	private static void refuse(String reason, boolean refused) {
		if (refused) {
			throw new DirectusRequestException(
					reason + ". A query that is written to has a filter, or all(), and for the reply fields and deep.");
		}
	}

}
