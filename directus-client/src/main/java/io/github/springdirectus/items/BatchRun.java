package io.github.springdirectus.items;

import java.util.function.Function;

import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.batch.BatchRow;
import io.github.springdirectus.batch.Chunk;
import io.github.springdirectus.batch.Cutter;
import io.github.springdirectus.error.DirectusBatchException;
import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.model.BatchReport;
import io.github.springdirectus.model.RangeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Sends rows in as many requests as they take, and ends with the first failure: nothing
 * more is taken and sent, what is under way goes on to its end, and then it is said what
 * became of each row.
 *
 * <p>
 * One instance serves one subscription.
 *
 * @param <R> what the requests emit
 */
final class BatchRun<R> {

	private final BatchCut cut;

	private final Function<Chunk, Flux<R>> request;

	private final Sinks.Empty<Void> stop = Sinks.empty();

	private final RangeMap ranges = new RangeMap();

	private @Nullable Throwable failure;

	private long taken;

	private int chunks;

	private int requests;

	private BatchRun(BatchCut cut, Function<Chunk, Flux<R>> request) {
		this.cut = cut;
		this.request = request;
	}

	/**
	 * Send rows.
	 * @param rows the rows
	 * @param cut how to cut them
	 * @param request sends a chunk
	 */
	static <R> Flux<R> of(Flux<BatchRow> rows, BatchCut cut, Function<Chunk, Flux<R>> request) {
		return Flux.defer(() -> new BatchRun<>(cut, request).send(rows));
	}

	private Flux<R> send(Flux<BatchRow> rows) {
		Flux<BatchRow> untilFailure = rows.doOnNext((row) -> this.taken = row.index() + 1).onErrorResume((failure) -> {
			failed(failure);
			return Flux.empty();
		}).takeUntil((row) -> row.failure() != null).takeUntilOther(this.stop.asMono());
		return Cutter.cut(untilFailure, this.cut.maxItems(), this.cut.maxBytes(), false)
			.flatMap(this::send, BatchOptions.defaults().concurrency())
			.concatWith(Flux.defer(this::end));
	}

	private Flux<R> send(Chunk chunk) {
		this.chunks++;
		BatchRow last = chunk.rows().get(chunk.rows().size() - 1);
		if (last.failure() != null) {
			failed(last.failure());
		}
		if (hasFailed()) {
			chunk.rows()
				.forEach((row) -> became(row, row,
						(row.failure() != null) ? BatchOutcome.FAILED : BatchOutcome.NOT_SENT, row.failure()));
			return Flux.empty();
		}
		this.requests++;
		BatchRow first = chunk.rows().get(0);
		return Flux.defer(() -> this.request.apply(chunk))
			.doOnComplete(() -> became(first, last, BatchOutcome.STORED, null))
			.onErrorResume((failure) -> {
				became(first, last, WriteFailures.outcome(failure), failure);
				failed(failure);
				return Flux.empty();
			});
	}

	private Flux<R> end() {
		Throwable first = this.failure;
		if (first == null) {
			return Flux.empty();
		}
		if (this.requests == 0 || this.chunks == 1) {
			return Flux.error(first);
		}
		if (this.taken < this.cut.inputs()) {
			this.ranges.put(new BatchReport.Range(this.taken, this.cut.inputs() - 1, BatchOutcome.NOT_SENT, null));
		}
		return Flux.error(new DirectusBatchException(new BatchReport(this.ranges.ranges()), first));
	}

	private synchronized boolean hasFailed() {
		return this.failure != null;
	}

	private void failed(Throwable failure) {
		synchronized (this) {
			if (this.failure == null) {
				this.failure = failure;
			}
		}
		this.stop.tryEmitEmpty();
	}

	private synchronized void became(BatchRow first, BatchRow last, BatchOutcome outcome, @Nullable Throwable failure) {
		this.ranges.put(new BatchReport.Range(first.index(), last.index(), outcome, failure));
	}

}
