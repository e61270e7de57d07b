package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.batch.Chunk;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.JsonBytes;
import io.github.springdirectus.http.Reply;
import io.github.springdirectus.scope.KeysInScope;
import io.github.springdirectus.scope.RowKind;
import io.github.springdirectus.scope.ScopedWrite;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/**
 * Keeps rows within scopes before they are written: asks the server whether the keys that
 * they name are of items within them.
 *
 * @param factory knows the collections
 * @param exchanges the way out, as the caller
 */
record ScopeGuard(ItemOperationsFactory factory, Exchanges exchanges) {

	/** Longer lists of keys are too much for some databases. */
	private static final int KEYS_AT_ONCE = 500;

	private static final TypeReference<List<Map<String, @Nullable Object>>> ROWS = new TypeReference<>() {
	};

	private static final TypeReference<Map<String, @Nullable Object>> ROW = new TypeReference<>() {
	};

	Mono<List<Map<String, ?>>> check(ItemRequests requests, List<? extends Map<String, ?>> rows, RowKind kind) {
		List<Map<String, @Nullable Object>> plain = new ArrayList<>(rows.size());
		rows.forEach((row) -> plain.add(requests.mappings().jsonMapper().convertValue(row, ROW)));
		return write(requests, plain, kind);
	}

	/**
	 * The rows of a chunk have been written as JSON already, and are once more where they
	 * get what the scope says.
	 */
	Mono<JsonBytes> check(ItemRequests requests, Chunk chunk, RowKind kind) {
		List<Map<String, @Nullable Object>> rows = requests.mappings().jsonMapper().readValue(chunk.json(), ROWS);
		return write(requests, rows, kind)
			.map((scoped) -> new JsonBytes(requests.mappings().jsonMapper().writeValueAsBytes(scoped)));
	}

	private Mono<List<Map<String, ?>>> write(ItemRequests requests, List<Map<String, @Nullable Object>> rows,
			RowKind kind) {
		ScopedWrite write = requests.scope().write(requests.route().collection(), rows, kind);
		return Flux.fromIterable(write.checks()).concatMap(this::verify).then(Mono.just(List.copyOf(write.rows())));
	}

	private Mono<Void> verify(KeysInScope check) {
		ItemRequests requests = this.factory.requests(check.collection());
		return Flux.fromIterable(check.keys())
			.buffer(KEYS_AT_ONCE)
			.concatMap((keys) -> this.exchanges.reply(requests.found(check, keys), this.factory.rows()))
			.flatMapIterable(Reply::elements)
			.flatMapIterable((row) -> row.values())
			.collectList()
			.doOnNext(check::verify)
			.then();
	}

}
