package io.github.springdirectus.items;

import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.RowKind;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.WriteResult;
import reactor.core.publisher.Mono;

/**
 * Sends the writes of single items and reads their replies.
 */
final class ItemWrites<T> implements ItemWriteOperations<T> {

	private final ItemContext<T> context;

	private final ItemUpserts<T> upserts;

	ItemWrites(ItemContext<T> context) {
		this.context = context;
		this.upserts = new ItemUpserts<>(context);
	}

	@Override
	public Mono<T> create(Object item, Query reply) {
		return this.context.rows()
			.created(item)
			.flatMap((row) -> this.context.one((requests) -> this.context.within(requests, row, RowKind.NEW)
				.flatMap((scoped) -> this.context.exchanges()
					.element(requests.create(scoped, reply, "create"), this.context.reader()))));
	}

	@Override
	public Mono<T> updateById(Object id, Object changes, Query reply) {
		return this.context.rows()
			.changed(changes)
			.flatMap((row) -> this.context.one((requests) -> this.context.within(requests, row, RowKind.CHANGES)
				.flatMap((scoped) -> this.context.exchanges()
					.element(requests.update(id, scoped, reply), this.context.reader()))));
	}

	@Override
	public Mono<T> upsert(Object item, Query reply) {
		return this.upserts.upsert(item, reply);
	}

	@Override
	public Mono<WriteResult<T>> write(NestedWrite<T> write, Query reply) {
		return new NestedWrites<>(this.context).write(write, reply);
	}

	@Override
	public Mono<Void> deleteById(Object id) {
		return this.context.one((requests) -> this.context.exchanges().none(requests.delete(id)));
	}

}
