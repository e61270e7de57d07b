package io.github.springdirectus.items;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.springdirectus.batch.Chunk;
import io.github.springdirectus.http.ElementReader;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.JsonBytes;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.RowKind;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What all operations on one collection share: the way out, how requests are built, and
 * how answers are read. Every call is made through {@link #one} or {@link #many}.
 *
 * @param factory what all collections share
 * @param exchanges the way out
 * @param requests builds the requests
 * @param type the type of the items
 * @param rows turns what a caller wrote into rows
 * @param <T> the type of the items
 */
record ItemContext<T>(ItemOperationsFactory factory, Exchanges exchanges, ItemRequests requests, TypeMapping<T> type,
		Rows rows) {

	/**
	 * Make a call that has one result.
	 * @param call the call, given what builds its requests
	 */
	<R> Mono<R> one(Function<ItemRequests, Mono<R>> call) {
		return isUnscoped() ? call.apply(this.requests)
				: this.factory.scopes().within((scope) -> call.apply(this.requests.in(scope)).flux()).singleOrEmpty();
	}

	/**
	 * Make a call that has several results.
	 * @param call the call, given what builds its requests
	 */
	<R> Flux<R> many(Function<ItemRequests, Flux<R>> call) {
		return isUnscoped() ? call.apply(this.requests)
				: this.factory.scopes().within((scope) -> call.apply(this.requests.in(scope)));
	}

	private boolean isUnscoped() {
		return this.factory.scopes().isEmpty();
	}

	/**
	 * Rows that may be written, once the keys that they name are known to be of items
	 * within the scopes.
	 * @param requests what builds the requests of the call
	 * @param rows the rows
	 * @param kind whether they are new
	 * @return the rows to send
	 */
	Mono<List<Map<String, ?>>> within(ItemRequests requests, List<? extends Map<String, ?>> rows, RowKind kind) {
		return requests.scope().isNone() ? Mono.just(List.copyOf(rows))
				: new ScopeGuard(this.factory, this.exchanges).check(requests, rows, kind);
	}

	/**
	 * A row that may be written.
	 * @see #within(ItemRequests, List, RowKind)
	 */
	Mono<Map<String, ?>> within(ItemRequests requests, Map<String, ?> row, RowKind kind) {
		return requests.scope().isNone() ? Mono.just(row)
				: within(requests, List.of(row), kind).map((rows) -> rows.get(0));
	}

	/**
	 * The rows of a batch that may be written.
	 * @see #within(ItemRequests, List, RowKind)
	 */
	Mono<JsonBytes> within(ItemRequests requests, Chunk chunk, RowKind kind) {
		return requests.scope().isNone() ? Mono.just(new JsonBytes(chunk.json()))
				: new ScopeGuard(this.factory, this.exchanges).check(requests, chunk, kind);
	}

	/**
	 * Reads what a query asks for. Only rows without a type may hold a relation that
	 * nobody asked for by its name.
	 */
	ElementReader<T> reader(Query query) {
		return this.type.fields().isEmpty() ? this.factory.cutLists()
			.watch(this.requests.route().collection(), this.requests.parameters(query), reader()) : reader();
	}

	/**
	 * Reads the reply of a write.
	 */
	ElementReader<T> reader() {
		return this.type.reader()::readAll;
	}

}
