package io.github.springdirectus.scope;

import io.github.springdirectus.model.Internal;

/**
 * What a row is to the server.
 */
@Internal
public enum RowKind {

	/**
	 * A new item, whether the row has a key or not.
	 */
	NEW,

	/**
	 * Changes to items that are found by a filter or a key beside the row.
	 */
	CHANGES,

	/**
	 * Changes to the item whose key is in the row.
	 */
	KEYED

}
