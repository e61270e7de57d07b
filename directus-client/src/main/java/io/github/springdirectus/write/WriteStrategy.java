package io.github.springdirectus.write;

/**
 * What an update does with the related items that it does not list. A create has none of
 * them, so that a strategy makes no difference there.
 */
public enum WriteStrategy {

	/**
	 * Leave them as they are. What is listed is created, updated, linked or unlinked.
	 */
	MERGE,

	/**
	 * Unlink them: afterwards the item has what is listed and nothing else. A relation
	 * that is configured to delete what is deselected would delete them; such a write is
	 * refused where the caller may read the configuration ({@code directus_relations}).
	 * Where the caller may not, Directus deletes them.
	 */
	REPLACE_UNLINK,

	/**
	 * <b>Destructive.</b> Delete exactly those that are not listed, whatever the relation
	 * is configured to do: of a many-to-many, a many-to-any or a translations relation
	 * the rows of the junction, never the items behind them.
	 * <p>
	 * It is not atomic. The rows that the item has are read first, then everything that
	 * is listed is written in one request, then what is left over is deleted by its keys.
	 * Where that fails,
	 * {@link io.github.springdirectus.error.DirectusIncompleteWriteException} says what
	 * was written and which rows remain.
	 */
	REPLACE_DELETE

}
