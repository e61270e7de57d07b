package io.github.springdirectus.items;

import java.util.Collection;

import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.RowKind;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the writes of several items and reads their replies.
 */
final class ItemBatches<T> implements ItemBatchOperations<T> {

	private final ItemContext<T> context;

	ItemBatches(ItemContext<T> context) {
		this.context = context;
	}

	@Override
	public Flux<T> createAll(Collection<?> items, Query reply) {
		if (items.isEmpty()) {
			return Flux.empty();
		}
		return Flux.fromIterable(items)
			.concatMap(this.context.rows()::created)
			.collectList()
			.flatMapMany((rows) -> this.context.many((requests) -> this.context.within(requests, rows, RowKind.NEW)
				.flatMapMany((scoped) -> this.context.exchanges()
					.elements(requests.create(scoped, reply, "createAll"), this.context.reader()))));
	}

	@Override
	public Flux<T> updateAllById(Collection<?> ids, Object changes, Query reply) {
		if (ids.isEmpty()) {
			return Flux.empty();
		}
		return this.context.rows()
			.changed(changes)
			.flatMapMany((row) -> this.context.many((requests) -> this.context.within(requests, row, RowKind.CHANGES)
				.flatMapMany((scoped) -> this.context.exchanges()
					.elements(requests.updateAll(ids, scoped, reply), this.context.reader()))));
	}

	@Override
	public Mono<Void> deleteAllById(Collection<?> ids) {
		return ids.isEmpty() ? Mono.empty()
				: this.context.one((requests) -> this.context.exchanges().none(requests.deleteAll(ids)));
	}

}
