package io.github.springdirectus.items;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.RowKind;
import reactor.core.publisher.Mono;

/**
 * Sends the reads and writes of a singleton and reads their answers.
 */
final class DefaultSingletonOperations<T> implements SingletonOperations<T> {

	private final ItemContext<T> context;

	DefaultSingletonOperations(ItemContext<T> context) {
		this.context = context;
	}

	@Override
	public Mono<T> read(Query query) {
		this.context.factory().access().read(this.context.requests(), query);
		if (!ItemRequests.isOfOneItem(query)) {
			throw new DirectusRequestException(
					"A singleton has one item: leave out filter, search, sort, limit, offset,"
							+ " page, meta, aggregate and groupBy. Directus would answer with an empty item.");
		}
		this.context.factory().access().read(this.context.requests(), query);
		return this.context
			.one((requests) -> this.context.exchanges().element(requests.singleton(query), this.context.reader(query)));
	}

	@Override
	public Mono<T> update(Object changes, Query reply) {
		return this.context.rows()
			.changed(changes)
			.flatMap((row) -> this.context.one((requests) -> this.context.within(requests, row, RowKind.CHANGES)
				.flatMap((scoped) -> this.context.exchanges()
					.element(requests.updateSingleton(scoped, reply), this.context.reader()))));
	}

	@Override
	public <S> SingletonOperations<S> as(Class<S> type) {
		return this.context.factory()
			.singleton(this.context.exchanges(), this.context.requests().route().collection(), type);
	}

}
