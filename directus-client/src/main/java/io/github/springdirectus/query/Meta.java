package io.github.springdirectus.query;

import java.util.Locale;

/**
 * A count that Directus sends beside the items when it is asked to.
 *
 * @see <a href=
 * "https://directus.io/docs/guides/connect/query-parameters#metadata">Directus
 * metadata</a>
 */
public enum Meta {

	/**
	 * How many items of the collection the caller may read, whatever the filter.
	 */
	TOTAL_COUNT,

	/**
	 * How many items the filter and the search find, whatever the limit.
	 */
	FILTER_COUNT;

	private final String key = name().toLowerCase(Locale.ROOT);

	/**
	 * The key of this count, in the query and in the answer.
	 * @return the key, such as {@code total_count}
	 */
	public String key() {
		return this.key;
	}

}
