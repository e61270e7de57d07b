package io.github.springdirectus.model;

/**
 * What an application does with the items of a collection, for
 * {@link DirectusCollection#access()}.
 */
public enum Access {

	/**
	 * Items are read, counted and aggregated.
	 */
	READ,

	/**
	 * Items are created.
	 */
	CREATE,

	/**
	 * Items are changed.
	 */
	UPDATE,

	/**
	 * Items are deleted.
	 */
	DELETE

}
