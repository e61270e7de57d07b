package io.github.springdirectus.items;

import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.query.Query;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the items of one collection.
 *
 * @param <T> the type of the items
 * @see ItemOperations
 */
public interface ItemReadOperations<T> {

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
	 * Read all items of the collection.
	 * @return a {@link Flux} emitting the items by their key
	 * @see #stream(Query)
	 */
	default Flux<T> stream() {
		return stream(Query.empty());
	}

	/**
	 * Read all items that match, page by page, so that neither the server nor the
	 * application ever holds more than a page.
	 *
	 * <p>
	 * No item is skipped or seen twice while others insert and delete. In the order of a
	 * numeric key, which is the order without a {@code sort}, pages follow each other by
	 * the last key. In any other order the first page is followed by a list of all keys,
	 * which is held (some 50 bytes an item), and the items are then read by their keys;
	 * items that are inserted meanwhile are not seen. A page that breaks off is gone on
	 * with after its last item.
	 *
	 * <p>
	 * One page is fetched ahead at most. The key is asked for even where the query names
	 * other fields.
	 * @param query what to read; a {@code limit} bounds the whole stream, {@code page}
	 * and {@code offset} are refused
	 * @return a {@link Flux} emitting the items in the order of the query, those that are
	 * alike in the order of their keys
	 */
	Flux<T> stream(Query query);

	/**
	 * Read all items that match, page by page.
	 * @param query sets what to read
	 * @return a {@link Flux} emitting the items
	 * @see #stream(Query)
	 */
	default Flux<T> stream(Consumer<Query.Builder> query) {
		return stream(Query.of(query));
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
	 * Compute with items.
	 * @param query what to compute, and of which items or groups
	 * @return a {@link Flux} emitting one row, or one for each group; all groups, unless
	 * the query has a limit
	 * @see <a href=
	 * "https://directus.io/docs/guides/connect/query-parameters#aggregate">Directus
	 * aggregation</a>
	 */
	Flux<AggregateRow> aggregate(Query query);

	/**
	 * Compute with items.
	 * @param query sets what to compute, and of which items or groups
	 * @return a {@link Flux} emitting one row, or one for each group
	 * @see #aggregate(Query)
	 */
	default Flux<AggregateRow> aggregate(Consumer<Query.Builder> query) {
		return aggregate(Query.of(query));
	}

	/**
	 * Read items as a file.
	 * @param format the format of the file
	 * @param query what to read; without a limit 100 items, without fields all of them
	 * @return a {@link Flux} of buffers, each to be released by the subscriber
	 * @see <a href=
	 * "https://directus.io/docs/guides/connect/query-parameters#export">Directus
	 * export</a>
	 */
	Flux<DataBuffer> export(ExportFormat format, Query query);

	/**
	 * Read items as a file.
	 * @param format the format of the file
	 * @param query sets what to read
	 * @return a {@link Flux} of buffers
	 * @see #export(ExportFormat, Query)
	 */
	default Flux<DataBuffer> export(ExportFormat format, Consumer<Query.Builder> query) {
		return export(format, Query.of(query));
	}

	/**
	 * The request that {@link #find(Query)} would send, as a call of curl, the token
	 * masked. Nothing is sent. Scopes are not in it: they are the subscriber's.
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
	 * Nothing is sent. Scopes are not in them: they are the subscriber's.
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
