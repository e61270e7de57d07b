package io.github.springdirectus.items;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.query.Query;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
 * seen to be wrong before sending, such as an empty key, is thrown at once as
 * {@link io.github.springdirectus.error.DirectusRequestException}.
 *
 * @param <T> the type of the items
 * @see <a href="https://directus.io/docs/api/items">Directus items</a>
 */
public interface ItemOperations<T> {

	/**
	 * Find items without conditions.
	 * @return a {@link Flux} emitting the first 100 items, the number that Directus
	 * returns where no limit is set
	 */
	default Flux<T> find() {
		return find(Query.empty());
	}

	/**
	 * Find items.
	 *
	 * <p>
	 * No limit is added to the query: without one Directus returns 100 items,
	 * {@code limit(-1)} returns all. Items are emitted as their bytes arrive, so that a
	 * result of any size takes constant memory.
	 * @param query what to find
	 * @return a {@link Flux} emitting the items; empty where none match
	 */
	Flux<T> find(Query query);

	/**
	 * Find items.
	 * @param query sets what to find
	 * @return a {@link Flux} emitting the items
	 * @see #find(Query)
	 */
	default Flux<T> find(Consumer<Query.Builder> query) {
		return find(Query.of(query));
	}

	/**
	 * Find the first item.
	 * @param query what to find; its limit is set to 1
	 * @return a {@link Mono} emitting the item; empty where none match
	 */
	Mono<T> findFirst(Query query);

	/**
	 * Find the first item.
	 * @param query sets what to find
	 * @return a {@link Mono} emitting the item; empty where none match
	 * @see #findFirst(Query)
	 */
	default Mono<T> findFirst(Consumer<Query.Builder> query) {
		return findFirst(Query.of(query));
	}

	/**
	 * Find an item by its key.
	 * @param id the key
	 * @return a {@link Mono} emitting the item; empty where it does not exist or the
	 * caller may not read it, which Directus does not tell apart
	 */
	default Mono<T> findById(Object id) {
		return findById(id, Query.empty());
	}

	/**
	 * Find an item by its key.
	 * @param id the key
	 * @param query fields and nested queries; a filter or search that the item does not
	 * match finds nothing
	 * @return a {@link Mono} emitting the item; empty where it does not exist, does not
	 * match, or the caller may not read it. A field that the caller may not read is an
	 * error.
	 */
	Mono<T> findById(Object id, Query query);

	/**
	 * Find an item by its key.
	 * @param id the key
	 * @param query sets fields and nested queries
	 * @return a {@link Mono} emitting the item; empty where there is none
	 * @see #findById(Object, Query)
	 */
	default Mono<T> findById(Object id, Consumer<Query.Builder> query) {
		return findById(id, Query.of(query));
	}

	/**
	 * Get an item that must exist.
	 * @param id the key
	 * @return a {@link Mono} emitting the item, or a
	 * {@link io.github.springdirectus.error.DirectusForbiddenException} where it does not
	 * exist or the caller may not read it
	 */
	default Mono<T> getById(Object id) {
		return getById(id, Query.empty());
	}

	/**
	 * Get an item that must exist.
	 * @param id the key
	 * @param query fields and nested queries
	 * @return a {@link Mono} emitting the item, or a
	 * {@link io.github.springdirectus.error.DirectusForbiddenException} where it does not
	 * exist, does not match, or the caller may not read it
	 */
	Mono<T> getById(Object id, Query query);

	/**
	 * Get an item that must exist.
	 * @param id the key
	 * @param query sets fields and nested queries
	 * @return a {@link Mono} emitting the item, or an error
	 * @see #getById(Object, Query)
	 */
	default Mono<T> getById(Object id, Consumer<Query.Builder> query) {
		return getById(id, Query.of(query));
	}

	/**
	 * Find a page of items and count all that match, in one request.
	 * @param query what to find, with {@code limit} and {@code page} or {@code offset};
	 * without a limit a page holds 100 items
	 * @return a {@link Mono} emitting the page, which may have no items
	 */
	Mono<ItemPage<T>> findPage(Query query);

	/**
	 * Find a page of items and count all that match.
	 * @param query sets what to find
	 * @return a {@link Mono} emitting the page
	 * @see #findPage(Query)
	 */
	default Mono<ItemPage<T>> findPage(Consumer<Query.Builder> query) {
		return findPage(Query.of(query));
	}

	/**
	 * Count all items that the caller may read.
	 * @return a {@link Mono} emitting the number
	 */
	default Mono<Long> count() {
		return count(Query.empty());
	}

	/**
	 * Count items.
	 * @param query filter and search; the rest of a query does not apply to a count and
	 * is left out
	 * @return a {@link Mono} emitting the number, 0 where none match
	 */
	Mono<Long> count(Query query);

	/**
	 * Count items.
	 * @param query sets filter and search
	 * @return a {@link Mono} emitting the number
	 * @see #count(Query)
	 */
	default Mono<Long> count(Consumer<Query.Builder> query) {
		return count(Query.of(query));
	}

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
	 * Make the same change to several items, in one request.
	 * @param ids the keys; for none nothing is sent
	 * @param changes a map, or a record of its own shape
	 * @return a {@link Flux} emitting the changed items, without those that do not exist
	 * or that the caller may not read
	 * @see #updateById(Object, Object)
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
	 * Delete an item.
	 * @param id the key
	 * @return a {@link Mono} that completes when the item is gone; for an administrator
	 * also where there was none, while others get a
	 * {@link io.github.springdirectus.error.DirectusForbiddenException}
	 */
	Mono<Void> deleteById(Object id);

	/**
	 * Delete several items in one request.
	 * @param ids the keys; for none nothing is sent
	 * @return a {@link Mono} that completes when the items are gone
	 */
	Mono<Void> deleteAllById(Collection<?> ids);

	/**
	 * The same collection with items of another type.
	 * @param type a record or class; it needs no annotation
	 * @param <S> the other type
	 * @return operations on the same collection
	 */
	<S> ItemOperations<S> as(Class<S> type);

	/**
	 * The request that {@link #find(Query)} would send, as a call of curl, the token
	 * masked. Nothing is sent.
	 * @param query what to find
	 * @return one line for a shell
	 */
	String explain(Query query);

	/**
	 * The request that {@link #find(Query)} would send.
	 * @param query sets what to find
	 * @return one line for a shell
	 * @see #explain(Query)
	 */
	default String explain(Consumer<Query.Builder> query) {
		return explain(Query.of(query));
	}

	/**
	 * The parameters that {@link #find(Query)} would send, before percent-encoding.
	 * Nothing is sent.
	 * @param query what to find
	 * @return names and values, in the order of the URL
	 */
	Map<String, String> render(Query query);

	/**
	 * The parameters that {@link #find(Query)} would send.
	 * @param query sets what to find
	 * @return names and values
	 * @see #render(Query)
	 */
	default Map<String, String> render(Consumer<Query.Builder> query) {
		return render(Query.of(query));
	}

}
