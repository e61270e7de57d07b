package io.github.springdirectus.items;

import io.github.springdirectus.query.Query;

/**
 * Reads and writes the items of one collection. Immutable and thread-safe; every
 * publisher is cold, sends its request when it is subscribed to, and may be subscribed to
 * again.
 *
 * <p>
 * Each method takes its query as a lambda or as a {@link Query} value; a {@code Query}
 * that is kept is rendered only once. Where a query names no fields, those of the item
 * type are asked for, of nested types too; for maps all fields of the collection, with
 * relations as keys. Relations are asked for whole, unless the query limits them:
 * Directus by itself returns 100 children.
 *
 * <p>
 * Errors arrive as {@link io.github.springdirectus.error.DirectusException}s. What can be
 * seen to be wrong before sending, such as an empty key, is a
 * {@link io.github.springdirectus.error.DirectusRequestException}: thrown at once, or
 * emitted where something had to be prepared first.
 *
 * @param <T> the type of the items
 * @see <a href="https://directus.io/docs/api/items">Directus items</a>
 */
public interface ItemOperations<T> extends ItemReadOperations<T>, ItemWriteOperations<T>, ItemBatchOperations<T> {

	/**
	 * The same collection with items of another type.
	 * @param type a record or class; it needs no annotation
	 * @param <S> the other type
	 * @return operations on the same collection
	 */
	<S> ItemOperations<S> as(Class<S> type);

}
