package io.github.springdirectus.write;

/**
 * What is done to an item.
 */
public enum WriteOperation {

	/**
	 * The item is new.
	 */
	CREATE,

	/**
	 * The item is changed. Also where it may turn out to be new: an upsert, a translation
	 * that is added or changed, a junction row that is added unless it is there.
	 */
	UPDATE

}
