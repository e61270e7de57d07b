package io.github.springdirectus.items;

/**
 * When a read travels as Directus' {@code SEARCH} method with its query in the body,
 * instead of {@code GET} with its query in the URL.
 *
 * @see <a href=
 * "https://directus.io/docs/guides/connect/query-parameters#search-http-method">SEARCH
 * method</a>
 */
public enum SearchMode {

	/**
	 * When the query of the URL is longer than the threshold. The default.
	 */
	AUTO,

	/**
	 * For every list.
	 */
	ALWAYS,

	/**
	 * Never: for a proxy that refuses the method. A query that is too long for the
	 * server, about 16 KB, is answered with status 431 or a broken connection.
	 */
	NEVER

}
