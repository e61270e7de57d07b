package io.github.springdirectus.items;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.batch.KeyText;
import io.github.springdirectus.batch.Matching;
import io.github.springdirectus.batch.ReplyRow;
import io.github.springdirectus.query.Query;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks up by their keys which items are there: what tells whether a write that is in
 * doubt was carried out.
 */
final class KeyLookup<T> {

	/** As many as a URL holds. */
	private static final int KEYS = 100;

	private final ItemContext<T> context;

	private final Query reply;

	private final ReplyReader<T> reader;

	KeyLookup(ItemContext<T> context, Query reply, ReplyReader<T> reader) {
		this.context = context;
		this.reply = reply;
		this.reader = reader;
	}

	/**
	 * Find items.
	 * @param keys their keys
	 * @return those that are there and may be read
	 */
	Mono<List<ReplyRow<T>>> find(List<Object> keys) {
		return Flux.fromIterable(keys).buffer(KEYS).concatMap(this::findAll).collectList();
	}

	/**
	 * Ask until all are found, or none of the missing: the server may allow no longer
	 * lists than it sent.
	 */
	private Flux<ReplyRow<T>> findAll(List<Object> keys) {
		return this.context
			.one((requests) -> this.context.exchanges()
				.reply(requests.list(requests.byKeys(this.reply, keys), "batch"), this.reader))
			.flatMapMany((reply) -> {
				Map<String, ReplyRow<T>> found = Matching.byKey(reply.elements());
				List<Object> missing = keys.stream().filter((key) -> !found.containsKey(KeyText.of(key))).toList();
				Flux<ReplyRow<T>> rows = Flux.fromIterable(reply.elements());
				return (missing.isEmpty() || found.isEmpty()) ? rows : rows.concatWith(findAll(missing));
			});
	}

	/**
	 * Whether a row was among what was found.
	 */
	static boolean isFound(BatchItem<?> item) {
		return item.item() != null || item.failure() != null;
	}

}
