package io.github.springdirectus.items;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.batch.BatchRow;
import io.github.springdirectus.batch.Cutter;
import io.github.springdirectus.model.Access;
import io.github.springdirectus.write.ClientKeys;
import io.github.springdirectus.write.NodeAccess;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.concurrent.Queues;

/**
 * Cuts batches into requests, has them sent, and tells what became of each item.
 */
final class ItemBatch<T> implements BatchOperations<T> {

	private final ItemContext<T> context;

	private final BatchOptions options;

	ItemBatch(ItemContext<T> context, BatchOptions options) {
		ItemRequests.fieldsAndDeep(options.reply());
		this.context = context;
		this.options = options;
	}

	@Override
	public Flux<BatchItem<T>> create(Publisher<?> items) {
		BatchCut cut = BatchCut.items(this.options);
		ClientKeys keys = this.options.idempotent() ? this.context.factory().clientKeys() : null;
		return send(rows(cut, keys).created(items), cut, BatchKind.CREATE);
	}

	@Override
	public Flux<BatchItem<T>> update(Publisher<?> items) {
		BatchCut cut = BatchCut.items(this.options);
		return send(rows(cut, null).changed(items), cut, BatchKind.UPDATE);
	}

	@Override
	public Flux<BatchItem<T>> delete(Publisher<?> ids) {
		NodeAccess.require(this.context.type(), Access.DELETE);
		BatchCut cut = BatchCut.keys(this.options);
		return send(rows(cut, null).keys(ids), cut, BatchKind.DELETE);
	}

	private BatchRows rows(BatchCut cut, @Nullable ClientKeys keys) {
		ItemRequests requests = this.context.requests();
		return new BatchRows(this.context.rows(), requests.mappings().jsonMapper(), requests.type().keyField(),
				cut.maxBytes(), this.options.resume(), keys);
	}

	private Flux<BatchItem<T>> send(Flux<BatchRow> rows, BatchCut cut, BatchKind kind) {
		ChunkSender<T> sender = new ChunkSender<>(this.context, this.options, kind);
		boolean atomic = this.options.atomic();
		Flux<BatchRow> taken = atomic ? rows.concatMap(BatchRows::orFailure, 0) : rows;
		Flux<BatchItem<T>> items = Cutter.cut(taken, cut.maxItems(), cut.maxBytes(), atomic)
			.flatMapDelayError(sender::send, this.options.concurrency(), Queues.XS_BUFFER_SIZE);
		return atomic ? items.concatMap(ItemBatch::orFailure) : items;
	}

	private static <T> Mono<BatchItem<T>> orFailure(BatchItem<T> item) {
		return (item.failure() == null || item.outcome().isStored()) ? Mono.just(item) : Mono.error(item.failure());
	}

}
