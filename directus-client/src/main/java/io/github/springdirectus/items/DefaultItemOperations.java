package io.github.springdirectus.items;

import java.util.Collection;
import java.util.Map;

import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.model.Access;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.NodeAccess;
import io.github.springdirectus.write.WriteResult;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * The operations on one collection, each done by those who know how: {@link ItemReads},
 * {@link ItemWrites} and {@link ItemBatches}.
 */
final class DefaultItemOperations<T> implements ItemOperations<T> {

	private final ItemContext<T> context;

	private final ItemReads<T> reads;

	private final ItemWrites<T> writes;

	private final ItemBatches<T> batches;

	DefaultItemOperations(ItemContext<T> context) {
		this.context = context;
		this.reads = new ItemReads<>(context);
		this.writes = new ItemWrites<>(context);
		this.batches = new ItemBatches<>(context);
	}

	@Override
	public Flux<T> find(Query query) {
		read(query);
		return this.reads.find(query);
	}

	@Override
	public Flux<T> stream(Query query) {
		read(query);
		return this.reads.stream(query);
	}

	@Override
	public Flux<AggregateRow> aggregate(Query query) {
		read(query);
		return this.reads.aggregate(query);
	}

	@Override
	public Flux<DataBuffer> export(ExportFormat format, Query query) {
		read(query);
		return this.reads.export(format, query);
	}

	@Override
	public Mono<T> findFirst(Query query) {
		read(query);
		return this.reads.findFirst(query);
	}

	@Override
	public Mono<T> findById(Object id, Query query) {
		read(query);
		return this.reads.findById(id, query);
	}

	@Override
	public Mono<T> getById(Object id, Query query) {
		read(query);
		return this.reads.getById(id, query);
	}

	@Override
	public Mono<ItemPage<T>> findPage(Query query) {
		read(query);
		return this.reads.findPage(query);
	}

	@Override
	public Mono<Long> count(Query query) {
		read(query);
		return this.reads.count(query);
	}

	@Override
	public String explain(Query query) {
		return this.reads.explain(query);
	}

	@Override
	public Map<String, String> render(Query query) {
		return this.reads.render(query);
	}

	@Override
	public Mono<T> create(Object item, Query reply) {
		return this.writes.create(item, reply);
	}

	@Override
	public Mono<T> updateById(Object id, Object changes, Query reply) {
		return this.writes.updateById(id, changes, reply);
	}

	@Override
	public Mono<T> upsert(Object item, Query reply) {
		require(Access.CREATE);
		require(Access.UPDATE);
		return this.writes.upsert(item, reply);
	}

	@Override
	public Mono<WriteResult<T>> write(NestedWrite<T> write, Query reply) {
		return this.writes.write(write, reply);
	}

	@Override
	public Mono<Void> deleteById(Object id) {
		require(Access.DELETE);
		return this.writes.deleteById(id);
	}

	@Override
	public Flux<T> createAll(Collection<?> items, Query reply) {
		return this.batches.createAll(items, reply);
	}

	@Override
	public Flux<T> createAll(Publisher<?> items, Query reply) {
		return this.batches.createAll(items, reply);
	}

	@Override
	public Flux<T> updateEach(Collection<?> items, Query reply) {
		return this.batches.updateEach(items, reply);
	}

	@Override
	public Flux<T> updateEach(Publisher<?> items, Query reply) {
		return this.batches.updateEach(items, reply);
	}

	@Override
	public Flux<T> updateWhere(Query query, Object changes) {
		return this.batches.updateWhere(query, changes);
	}

	@Override
	public Mono<Void> deleteWhere(Query query) {
		require(Access.DELETE);
		return this.batches.deleteWhere(query);
	}

	@Override
	public BatchOperations<T> batch(BatchOptions options) {
		return this.batches.batch(options);
	}

	@Override
	public Flux<T> updateAllById(Collection<?> ids, Object changes, Query reply) {
		return this.batches.updateAllById(ids, changes, reply);
	}

	@Override
	public Mono<Void> deleteAllById(Collection<?> ids) {
		require(Access.DELETE);
		return this.batches.deleteAllById(ids);
	}

	@Override
	public <S> ItemOperations<S> as(Class<S> type) {
		return this.context.factory()
			.collection(this.context.exchanges(), this.context.requests().route().collection(), type);
	}

	private void read(Query query) {
		this.context.factory().access().read(this.context.requests(), query);
	}

	private void require(Access access) {
		NodeAccess.require(this.context.type(), access);
	}

}
