package io.github.springdirectus.items;

import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.error.DirectusRequestException;

/**
 * How large the requests of a batch may get.
 *
 * @param maxItems how many rows one has
 * @param maxBytes how many bytes its rows take, as a JSON array
 * @param inputs how many inputs there are, or 0 where that is not known
 */
record BatchCut(int maxItems, int maxBytes, long inputs) {

	private static final int MOST_ITEMS = 500;

	private static final int MOST_KEYS = 1000;

	/**
	 * SQLite takes 32,766 values in a statement, and Directus reads the reply by the
	 * keys.
	 */
	private static final int MOST_ATOMIC = 32_000;

	static BatchCut items(BatchOptions options) {
		return of(options, MOST_ITEMS);
	}

	static BatchCut keys(BatchOptions options) {
		return of(options, MOST_KEYS);
	}

	private static BatchCut of(BatchOptions options, int most) {
		Integer maxItems = options.maxItems();
		int otherwise = options.atomic() ? MOST_ATOMIC : most;
		return new BatchCut((maxItems != null) ? maxItems : otherwise, options.maxBytes(), 0);
	}

	BatchCut of(long inputs) {
		return new BatchCut(this.maxItems, this.maxBytes, inputs);
	}

	/**
	 * Leave room in each request for the changes that all keys share.
	 */
	BatchCut beside(int bytes) {
		int rest = this.maxBytes - bytes - "{\"keys\":,\"data\":}".length();
		if (rest < 1) {
			throw new DirectusRequestException("The changes take " + bytes + " bytes as JSON, and a request "
					+ this.maxBytes + " at most: make them in parts, or with updateById(..).");
		}
		return new BatchCut(this.maxItems, rest, this.inputs);
	}

}
