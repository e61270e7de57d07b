package io.github.springdirectus.items;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.batch.BatchRow;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.JsonBytes;
import io.github.springdirectus.model.BatchReport;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.RowKind;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the writes of several items and reads their replies.
 */
final class ItemBatches<T> implements ItemBatchOperations<T> {

	private static final BatchCut ITEMS = BatchCut.items(BatchOptions.defaults());

	private static final BatchCut KEYS = BatchCut.keys(BatchOptions.defaults());

	private final ItemContext<T> context;

	ItemBatches(ItemContext<T> context) {
		this.context = context;
	}

	@Override
	public Flux<T> createAll(Collection<?> items, Query reply) {
		return created(checked(rows(ITEMS).created(Flux.fromIterable(items))), ITEMS.of(items.size()), reply);
	}

	@Override
	public Flux<T> createAll(Publisher<?> items, Query reply) {
		return created(rows(ITEMS).created(items), ITEMS, reply);
	}

	private Flux<T> created(Flux<BatchRow> rows, BatchCut cut, Query reply) {
		return written(rows, cut, RowKind.NEW, reply, (requests, json) -> requests.create(json, reply, "createAll"));
	}

	private Flux<T> written(Flux<BatchRow> rows, BatchCut cut, RowKind kind, Query reply,
			BiFunction<ItemRequests, JsonBytes, ExchangeRequest> request) {
		ItemRequests.fieldsAndDeep(reply);
		return BatchRun.of(rows, cut,
				(chunk) -> this.context.many((requests) -> this.context.within(requests, chunk, kind)
					.flatMapMany((json) -> this.context.exchanges()
						.elements(request.apply(requests, json), this.context.reader()))));
	}

	@Override
	public Flux<T> updateEach(Collection<?> items, Query reply) {
		return changed(checked(rows(ITEMS).changed(Flux.fromIterable(items))), ITEMS.of(items.size()), reply);
	}

	@Override
	public Flux<T> updateEach(Publisher<?> items, Query reply) {
		return changed(rows(ITEMS).changed(items), ITEMS, reply);
	}

	private Flux<T> changed(Flux<BatchRow> rows, BatchCut cut, Query reply) {
		return written(rows, cut, RowKind.KEYED, reply, (requests, json) -> requests.updateEach(json, reply));
	}

	@Override
	public Flux<T> updateAllById(Collection<?> ids, Object changes, Query reply) {
		ItemRequests.fieldsAndDeep(reply);
		List<Object> keys = Keys.check(ids);
		return keys.isEmpty() ? Flux.empty()
				: this.context.rows().changed(changes).flatMapMany((row) -> updated(keys, row, reply));
	}

	private Flux<T> updated(List<Object> keys, Map<String, ?> changes, Query reply) {
		BatchCut cut = KEYS.of(keys.size()).beside(mapper().writeValueAsBytes(changes).length);
		return BatchRun.of(rows(cut).keys(Flux.fromIterable(keys)), cut,
				(chunk) -> this.context.many((requests) -> this.context.within(requests, changes, RowKind.CHANGES)
					.flatMapMany((scoped) -> this.context.exchanges()
						.elements(requests.updateAll(chunk.keys(), scoped, reply), this.context.reader()))));
	}

	@Override
	public Flux<T> updateWhere(Query query, Object changes) {
		WhereCheck.check(query);
		return this.context.rows()
			.changed(changes)
			.flatMapMany((row) -> this.context.many((requests) -> this.context.within(requests, row, RowKind.CHANGES)
				.flatMapMany((scoped) -> this.context.exchanges()
					.elements(requests.updateWhere(query, scoped), this.context.reader()))));
	}

	@Override
	public Mono<Void> deleteAllById(Collection<?> ids) {
		List<Object> keys = Keys.check(ids);
		return BatchRun
			.of(rows(KEYS).keys(Flux.fromIterable(keys)), KEYS.of(keys.size()),
					(chunk) -> this.context
						.one((requests) -> this.context.exchanges().none(requests.deleteAll(chunk.keys())))
						.flux())
			.then();
	}

	@Override
	public Mono<Void> deleteWhere(Query query) {
		WhereCheck.check(query);
		return this.context.one((requests) -> this.context.exchanges().none(requests.deleteWhere(query)));
	}

	@Override
	public BatchOperations<T> batch(BatchOptions options) {
		return new ItemBatch<>(this.context, options);
	}

	/**
	 * Turn all inputs into rows before the first is sent: what is wrong with one of them
	 * is known in time.
	 */
	private Flux<BatchRow> checked(Flux<BatchRow> rows) {
		String collection = this.context.requests().route().collection();
		return rows.collectList().flatMapIterable((all) -> InvalidItems.check(collection, all));
	}

	private BatchRows rows(BatchCut cut) {
		return new BatchRows(this.context.rows(), mapper(), this.context.type().keyField(), cut.maxBytes(),
				BatchReport.empty(), null);
	}

	private JsonMapper mapper() {
		return this.context.requests().mappings().jsonMapper();
	}

}
