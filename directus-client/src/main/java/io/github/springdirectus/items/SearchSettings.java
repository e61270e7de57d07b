package io.github.springdirectus.items;

import io.github.springdirectus.http.ExchangeRequest;

/**
 * When a read travels as SEARCH.
 *
 * @param mode whether at all
 * @param threshold the longest path and query, in bytes, that still go into a URL
 */
record SearchSettings(SearchMode mode, long threshold) {

	boolean needsSearch(ExchangeRequest get) {
		return this.mode == SearchMode.ALWAYS || isTooLong(get);
	}

	boolean isTooLong(ExchangeRequest get) {
		return this.mode != SearchMode.NEVER && get.path().length() + get.query().length() > this.threshold;
	}

}
