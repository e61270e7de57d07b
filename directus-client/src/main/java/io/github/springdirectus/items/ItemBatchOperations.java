package io.github.springdirectus.items;

import java.util.Collection;
import java.util.function.Consumer;

import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.query.Query;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes several items of one collection.
 *
 * <p>
 * Any number of them: they are sent in as many requests as they take, of 500 items (1,000
 * keys) and 900,000 bytes at most, four at a time. Each request is carried out whole or
 * not at all. A publisher is asked for no more items than are sent, so that the memory
 * taken does not grow with their number; the items of a collection are all checked before
 * the first is sent. For no items nothing is sent.
 *
 * <p>
 * Where one request was enough, its error is the error. Where it took several, the first
 * failure stops the sending, what is under way goes on to its end, and the error is a
 * {@link io.github.springdirectus.error.DirectusBatchException} with a report of what was
 * stored and what was not. An item that is too large for a request by itself is refused
 * with a {@link io.github.springdirectus.error.DirectusRequestException}. No write is
 * repeated. {@link #batch(Consumer)} sets other limits, tells the outcome of each item
 * and goes on after failures.
 *
 * @param <T> the type of the items
 * @see ItemOperations
 */
public interface ItemBatchOperations<T> {

	/**
	 * Create items.
	 * @param items maps, records or classes
	 * @return a {@link Flux} emitting the items as stored, those of one request <b>sorted
	 * by key, not in the order given</b>, and without those that the caller may not read
	 */
	default Flux<T> createAll(Collection<?> items) {
		return createAll(items, Query.empty());
	}

	/**
	 * Create items.
	 * @param items maps, records or classes
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the items as stored
	 * @see #createAll(Collection)
	 */
	Flux<T> createAll(Collection<?> items, Query reply);

	/**
	 * Create items.
	 * @param items maps, records or classes
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the items as stored
	 * @see #createAll(Collection)
	 */
	default Flux<T> createAll(Collection<?> items, Consumer<Query.Builder> reply) {
		return createAll(items, Query.of(reply));
	}

	/**
	 * Create items as they come.
	 * @param items emits maps, records or objects of classes
	 * @return a {@link Flux} emitting the items as stored
	 * @see #createAll(Collection)
	 */
	default Flux<T> createAll(Publisher<?> items) {
		return createAll(items, Query.empty());
	}

	/**
	 * Create items as they come.
	 * @param items emits maps, records or objects of classes
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the items as stored
	 * @see #createAll(Collection)
	 */
	Flux<T> createAll(Publisher<?> items, Query reply);

	/**
	 * Create items as they come.
	 * @param items emits maps, records or objects of classes
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the items as stored
	 * @see #createAll(Collection)
	 */
	default Flux<T> createAll(Publisher<?> items, Consumer<Query.Builder> reply) {
		return createAll(items, Query.of(reply));
	}

	/**
	 * Make the same change to several items.
	 * @param ids the keys
	 * @param changes a map, or a record of its own shape
	 * @return a {@link Flux} emitting the changed items, without those that do not exist
	 * or that the caller may not read
	 * @see ItemWriteOperations#updateById(Object, Object)
	 */
	default Flux<T> updateAllById(Collection<?> ids, Object changes) {
		return updateAllById(ids, changes, Query.empty());
	}

	/**
	 * Make the same change to several items.
	 * @param ids the keys
	 * @param changes a map, or a record of its own shape
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateAllById(Collection, Object)
	 */
	Flux<T> updateAllById(Collection<?> ids, Object changes, Query reply);

	/**
	 * Make the same change to several items.
	 * @param ids the keys
	 * @param changes a map, or a record of its own shape
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateAllById(Collection, Object)
	 */
	default Flux<T> updateAllById(Collection<?> ids, Object changes, Consumer<Query.Builder> reply) {
		return updateAllById(ids, changes, Query.of(reply));
	}

	/**
	 * Change several items, each in its own way.
	 * @param items maps or records with the changes and the key; each key once
	 * @return a {@link Flux} emitting the changed items, those of one request sorted by
	 * key, without those that do not exist or that the caller may not read
	 * @see ItemWriteOperations#updateById(Object, Object)
	 */
	default Flux<T> updateEach(Collection<?> items) {
		return updateEach(items, Query.empty());
	}

	/**
	 * Change several items, each in its own way.
	 * @param items maps or records with the changes and the key
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateEach(Collection)
	 */
	Flux<T> updateEach(Collection<?> items, Query reply);

	/**
	 * Change several items, each in its own way.
	 * @param items maps or records with the changes and the key
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateEach(Collection)
	 */
	default Flux<T> updateEach(Collection<?> items, Consumer<Query.Builder> reply) {
		return updateEach(items, Query.of(reply));
	}

	/**
	 * Change items as they come, each in its own way.
	 * @param items emits maps or records with the changes and the key
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateEach(Collection)
	 */
	default Flux<T> updateEach(Publisher<?> items) {
		return updateEach(items, Query.empty());
	}

	/**
	 * Change items as they come, each in its own way.
	 * @param items emits maps or records with the changes and the key
	 * @param reply the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateEach(Collection)
	 */
	Flux<T> updateEach(Publisher<?> items, Query reply);

	/**
	 * Change items as they come, each in its own way.
	 * @param items emits maps or records with the changes and the key
	 * @param reply sets the fields and nested queries of the reply
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateEach(Collection)
	 */
	default Flux<T> updateEach(Publisher<?> items, Consumer<Query.Builder> reply) {
		return updateEach(items, Query.of(reply));
	}

	/**
	 * Make the same change to all items that a query finds, in one request, all or none.
	 *
	 * <pre>{@code
	 * articles.updateWhere((q) -> q.filter(field("status").eq("draft")), Map.of("status", "archived"))
	 * }</pre>
	 *
	 * <p>
	 * The filter says which items, all of them, however many there are; where the
	 * server's {@code QUERY_LIMIT_MAX} is set, that many at most; on SQLite more than
	 * 32,000 fail, and nothing is changed. Directus looks for them without regard to what
	 * the caller may read, and refuses the whole with a
	 * {@link io.github.springdirectus.error.DirectusForbiddenException} where one of them
	 * may not be changed.
	 * @param query the filter, and the fields and nested queries of the reply; it may say
	 * nothing else
	 * @param changes a map, or a record of its own shape
	 * @return a {@link Flux} emitting the changed items, without those that the caller
	 * may not read
	 * @throws io.github.springdirectus.error.DirectusRequestException where the filter
	 * leaves out nothing and the query does not say {@link Query.Builder#all() all()}, or
	 * where it says more
	 */
	Flux<T> updateWhere(Query query, Object changes);

	/**
	 * Make the same change to all items that a query finds.
	 * @param query sets the filter, and the fields and nested queries of the reply
	 * @param changes a map, or a record of its own shape
	 * @return a {@link Flux} emitting the changed items
	 * @see #updateWhere(Query, Object)
	 */
	default Flux<T> updateWhere(Consumer<Query.Builder> query, Object changes) {
		return updateWhere(Query.of(query), changes);
	}

	/**
	 * Delete several items.
	 * @param ids the keys
	 * @return a {@link Mono} that completes when the items are gone
	 */
	Mono<Void> deleteAllById(Collection<?> ids);

	/**
	 * Delete all items that a query finds, in one request, all or none.
	 * @param query the filter; it may say nothing else
	 * @return a {@link Mono} that completes when the items are gone
	 * @throws io.github.springdirectus.error.DirectusRequestException where the filter
	 * leaves out nothing and the query does not say {@link Query.Builder#all() all()}, or
	 * where it says more
	 * @see #updateWhere(Query, Object)
	 */
	Mono<Void> deleteWhere(Query query);

	/**
	 * Delete all items that a query finds.
	 * @param query sets the filter
	 * @return a {@link Mono} that completes when the items are gone
	 * @see #deleteWhere(Query)
	 */
	default Mono<Void> deleteWhere(Consumer<Query.Builder> query) {
		return deleteWhere(Query.of(query));
	}

	/**
	 * Batches that tell what became of each of their items.
	 * @param options how they are cut and sent
	 * @return the operations
	 */
	BatchOperations<T> batch(BatchOptions options);

	/**
	 * Batches that tell what became of each of their items.
	 *
	 * <pre>{@code
	 * Mono<BatchReport> report = articles.batch((b) -> b.maxItems(200).idempotent())
	 *     .create(source)
	 *     .collect(BatchItem.toReport());
	 * }</pre>
	 * @param options says how they are cut and sent
	 * @return the operations
	 */
	default BatchOperations<T> batch(Consumer<BatchOptions.Builder> options) {
		return batch(BatchOptions.of(options));
	}

}
