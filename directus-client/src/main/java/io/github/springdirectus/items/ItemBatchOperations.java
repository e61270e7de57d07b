package io.github.springdirectus.items;

import java.util.Collection;
import java.util.function.Consumer;

import io.github.springdirectus.query.Query;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes several items of one collection.
 *
 * @param <T> the type of the items
 * @see ItemOperations
 */
public interface ItemBatchOperations<T> {

	/**
	 * Create items in one request, all or none.
	 * @param items maps, records or classes; for an empty collection nothing is sent
	 * @return a {@link Flux} emitting the items as stored, <b>sorted by key, not in the
	 * order given</b>, and without those that the caller may not read
	 */
	default Flux<T> createAll(Collection<?> items) {
		return createAll(items, Query.empty());
	}

	/**
	 * Create items in one request, all or none.
	 * @param items maps, records or classes
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the items as stored, sorted by key
	 * @see #createAll(Collection)
	 */
	Flux<T> createAll(Collection<?> items, Query reply);

	/**
	 * Create items in one request, all or none.
	 * @param items maps, records or classes
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the items as stored, sorted by key
	 * @see #createAll(Collection)
	 */
	default Flux<T> createAll(Collection<?> items, Consumer<Query.Builder> reply) {
		return createAll(items, Query.of(reply));
	}

	/**
	 * Make the same change to several items, in one request.
	 * @param ids the keys; for none nothing is sent
	 * @param changes a map, or a record of its own shape
	 * @return a {@link Flux} emitting the changed items, without those that do not exist
	 * or that the caller may not read
	 * @see ItemWriteOperations#updateById(Object, Object)
	 */
	default Flux<T> updateAllById(Collection<?> ids, Object changes) {
		return updateAllById(ids, changes, Query.empty());
	}

	/**
	 * Make the same change to several items, in one request.
	 * @param ids the keys; for none nothing is sent
	 * @param changes a map, or a record of its own shape
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateAllById(Collection, Object)
	 */
	Flux<T> updateAllById(Collection<?> ids, Object changes, Query reply);

	/**
	 * Make the same change to several items, in one request.
	 * @param ids the keys; for none nothing is sent
	 * @param changes a map, or a record of its own shape
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateAllById(Collection, Object)
	 */
	default Flux<T> updateAllById(Collection<?> ids, Object changes, Consumer<Query.Builder> reply) {
		return updateAllById(ids, changes, Query.of(reply));
	}

	/**
	 * Delete several items in one request.
	 * @param ids the keys; for none nothing is sent
	 * @return a {@link Mono} that completes when the items are gone
	 */
	Mono<Void> deleteAllById(Collection<?> ids);

}
