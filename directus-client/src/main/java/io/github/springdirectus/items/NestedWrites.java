package io.github.springdirectus.items;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusIncompleteWriteException;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.RowKind;
import io.github.springdirectus.write.Deletion;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.ReadyWrite;
import io.github.springdirectus.write.WriteResult;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends nested writes: asks what has to be known, sends one request, finds the keys of
 * tagged items in its reply, and deletes afterwards what a strategy says.
 *
 * @param context the way out
 * @param <T> the type of the items
 */
record NestedWrites<T>(ItemContext<T> context) {

	Mono<WriteResult<T>> write(NestedWrite<T> write, Query reply) {
		ItemRequests.fieldsAndDeep(reply);
		return this.context.rows()
			.nested(write)
			.flatMap(new WriteLookups(this.context)::join)
			.flatMap((ready) -> send(ready, reply).flatMap((result) -> delete(ready, reply, result)));
	}

	private Mono<WriteResult<T>> send(ReadyWrite ready, Query reply) {
		WrittenReader<T> reader = new WrittenReader<>(this.context.reader(), this.context.factory().rows(),
				ready.ownFields());
		RowKind kind = (ready.updatedKey() != null) ? RowKind.CHANGES : RowKind.NEW;
		return this.context
			.one((requests) -> this.context.within(requests, ready.body(), kind)
				.flatMap((body) -> this.context.exchanges().element(request(requests, ready, body, reply), reader)))
			.map((written) -> new WriteResult<>(written.item(), ready.tags(written.row())))
			.switchIfEmpty(Mono.fromSupplier(() -> new WriteResult<>(null, ready.tags(Map.of()))));
	}

	private static ExchangeRequest request(ItemRequests requests, ReadyWrite ready, Map<String, ?> body, Query reply) {
		Query whole = ready.reply(reply, requests.fields(reply));
		Object key = ready.updatedKey();
		return (key != null) ? requests.update(key, body, whole) : requests.create(body, whole, "create");
	}

	private Mono<WriteResult<T>> delete(ReadyWrite ready, Query reply, WriteResult<T> result) {
		Deque<Deletion> deletions = new ArrayDeque<>(ready.deletions());
		if (deletions.isEmpty()) {
			return Mono.just(result);
		}
		return Flux.fromIterable(List.copyOf(deletions))
			.concatMap((deletion) -> this.context.factory()
				.collection(this.context.exchanges(), deletion.collection())
				.deleteAllById(deletion.keys())
				.doOnSuccess((done) -> deletions.remove(deletion)))
			.onErrorMap((failure) -> new DirectusIncompleteWriteException(result, remaining(deletions), failure))
			.then(Mono.defer(() -> again(ready.updatedKey(), reply, result)));
	}

	private static Map<String, List<Object>> remaining(Deque<Deletion> deletions) {
		Map<String, List<Object>> remaining = new LinkedHashMap<>();
		deletions.forEach((deletion) -> remaining.put(deletion.collection(), deletion.keys()));
		return remaining;
	}

	/**
	 * The reply still had what is deleted now.
	 */
	private Mono<WriteResult<T>> again(@Nullable Object key, Query reply, WriteResult<T> result) {
		return (key == null || result.item() == null) ? Mono.just(result)
				: this.context
					.one((requests) -> this.context.exchanges()
						.element(requests.byId(key, reply, "getById"), this.context.reader(reply)))
					.map((item) -> new WriteResult<>(item, result.tags()))
					.defaultIfEmpty(new WriteResult<>(null, result.tags()));
	}

}
