package io.github.springdirectus.items;

import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusIncompleteWriteException;
import io.github.springdirectus.error.DirectusInvalidItemException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.WriteResult;
import reactor.core.publisher.Mono;

/**
 * Writes the items of one collection, one at a time.
 *
 * @param <T> the type of the items
 * @see ItemOperations
 */
public interface ItemWriteOperations<T> {

	/**
	 * Create an item.
	 * @param item a map, or a record or class of any shape; its {@code null} components
	 * are left out, so that Directus sets its defaults
	 * @return a {@link Mono} emitting the item as stored; empty where the caller may not
	 * read it
	 */
	default Mono<T> create(Object item) {
		return create(item, Query.empty());
	}

	/**
	 * Create an item.
	 * @param item a map, or a record or class of any shape
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Mono} emitting the item as stored; empty where the caller may not
	 * read it
	 * @see #create(Object)
	 */
	Mono<T> create(Object item, Query reply);

	/**
	 * Create an item.
	 * @param item a map, or a record or class of any shape
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Mono} emitting the item as stored; empty where the caller may not
	 * read it
	 * @see #create(Object)
	 */
	default Mono<T> create(Object item, Consumer<Query.Builder> reply) {
		return create(item, Query.of(reply));
	}

	/**
	 * Change an item.
	 * @param id the key
	 * @param changes a map, or a record of its own shape such as
	 * {@code record Retitled(String title)}; its {@code null} components are sent as
	 * {@code null}. A record that holds records of relations is refused, since a
	 * {@code null} in one would unlink what it points to.
	 * @return a {@link Mono} emitting the changed item; empty where the caller may not
	 * read it, and for an administrator also where there is no such item
	 */
	default Mono<T> updateById(Object id, Object changes) {
		return updateById(id, changes, Query.empty());
	}

	/**
	 * Change an item.
	 * @param id the key
	 * @param changes a map, or a record of its own shape
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Mono} emitting the changed item, or empty
	 * @see #updateById(Object, Object)
	 */
	Mono<T> updateById(Object id, Object changes, Query reply);

	/**
	 * Change an item.
	 * @param id the key
	 * @param changes a map, or a record of its own shape
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Mono} emitting the changed item, or empty
	 * @see #updateById(Object, Object)
	 */
	default Mono<T> updateById(Object id, Object changes, Consumer<Query.Builder> reply) {
		return updateById(id, changes, Query.of(reply));
	}

	/**
	 * Change the item that has the key of this one, or create it where there is none.
	 *
	 * <p>
	 * The key is looked up first, so that there are two requests, and a third one where
	 * an item with the key appears in between or may not be read. What is {@code null} is
	 * left out of a new item, and sent as {@code null} to one that is changed.
	 * @param item a map, or a record or class of any shape, with its key
	 * @return a {@link Mono} emitting the item as stored; empty where the caller may not
	 * read it
	 * @throws io.github.springdirectus.error.DirectusRequestException where it has no
	 * key: {@link #create(Object)} is for that
	 */
	default Mono<T> upsert(Object item) {
		return upsert(item, Query.empty());
	}

	/**
	 * Change the item that has the key of this one, or create it where there is none.
	 * @param item a map, or a record or class of any shape, with its key
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Mono} emitting the item as stored, or empty
	 * @see #upsert(Object)
	 */
	Mono<T> upsert(Object item, Query reply);

	/**
	 * Change the item that has the key of this one, or create it where there is none.
	 * @param item a map, or a record or class of any shape, with its key
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Mono} emitting the item as stored, or empty
	 * @see #upsert(Object)
	 */
	default Mono<T> upsert(Object item, Consumer<Query.Builder> reply) {
		return upsert(item, Query.of(reply));
	}

	/**
	 * Write an item and what is related to it, in one request; what has to be known of
	 * the items that are there is asked for first.
	 * @param write says what is written
	 * @return a {@link Mono} emitting the item as stored, where the caller may read it,
	 * and the keys of what was tagged. Errors: {@link DirectusInvalidItemException} where
	 * a validator refuses, {@link DirectusRequestException} where the write names what is
	 * not there, both before anything is written;
	 * {@link DirectusIncompleteWriteException} where rows could not be deleted after the
	 * rest was written
	 */
	default Mono<WriteResult<T>> write(NestedWrite<T> write) {
		return write(write, Query.empty());
	}

	/**
	 * Write an item and what is related to it.
	 * @param write says what is written
	 * @param reply the fields and nested queries of the item that is emitted
	 * @return a {@link Mono} emitting the item and the keys of what was tagged
	 * @see #write(NestedWrite)
	 */
	Mono<WriteResult<T>> write(NestedWrite<T> write, Query reply);

	/**
	 * Write an item and what is related to it.
	 * @param write says what is written
	 * @param reply sets the fields and nested queries of the item that is emitted
	 * @return a {@link Mono} emitting the item and the keys of what was tagged
	 * @see #write(NestedWrite)
	 */
	default Mono<WriteResult<T>> write(NestedWrite<T> write, Consumer<Query.Builder> reply) {
		return write(write, Query.of(reply));
	}

	/**
	 * Delete an item.
	 * @param id the key
	 * @return a {@link Mono} that completes when the item is gone; for an administrator
	 * also where there was none, while others get a
	 * {@link io.github.springdirectus.error.DirectusForbiddenException}
	 */
	Mono<Void> deleteById(Object id);

}
