package io.github.springdirectus.items;

import java.util.function.Consumer;

import io.github.springdirectus.query.Query;
import reactor.core.publisher.Mono;

/**
 * Reads and writes the one item of a singleton, such as the settings of a site. Immutable
 * and thread-safe; every publisher is cold and may be subscribed to again.
 *
 * <p>
 * A query says which fields come back, of relations too; it has nothing to choose from.
 * Without fields those of the item type are asked for.
 *
 * @param <T> the type of the item
 * @see <a href="https://directus.io/docs/api/items">Directus items</a>
 */
public interface SingletonOperations<T> {

	/**
	 * Read the item.
	 * @return a {@link Mono} emitting the item; before it was first written, one without
	 * any values
	 */
	default Mono<T> read() {
		return read(Query.empty());
	}

	/**
	 * Read the item.
	 * @param query the fields and nested queries
	 * @return a {@link Mono} emitting the item
	 * @throws io.github.springdirectus.error.DirectusRequestException where the query
	 * says more: Directus would answer with an empty item
	 * @see #read()
	 */
	Mono<T> read(Query query);

	/**
	 * Read the item.
	 * @param query sets the fields and nested queries
	 * @return a {@link Mono} emitting the item
	 * @see #read(Query)
	 */
	default Mono<T> read(Consumer<Query.Builder> query) {
		return read(Query.of(query));
	}

	/**
	 * Change the item; the first change makes it.
	 * @param changes a {@link io.github.springdirectus.model.Patch}, a map, or a record
	 * of its own shape
	 * @return a {@link Mono} emitting the changed item; empty where the caller may not
	 * read it
	 * @see ItemWriteOperations#updateById(Object, Object)
	 */
	default Mono<T> update(Object changes) {
		return update(changes, Query.empty());
	}

	/**
	 * Change the item.
	 * @param changes a patch, a map, or a record of its own shape
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Mono} emitting the changed item
	 * @see #update(Object)
	 */
	Mono<T> update(Object changes, Query reply);

	/**
	 * Change the item.
	 * @param changes a patch, a map, or a record of its own shape
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Mono} emitting the changed item
	 * @see #update(Object)
	 */
	default Mono<T> update(Object changes, Consumer<Query.Builder> reply) {
		return update(changes, Query.of(reply));
	}

	/**
	 * The same singleton with an item of another type.
	 * @param type a record or class; it needs no annotation
	 * @param <S> the other type
	 * @return operations on the same singleton
	 */
	<S> SingletonOperations<S> as(Class<S> type);

}
