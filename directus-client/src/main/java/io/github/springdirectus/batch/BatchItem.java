package io.github.springdirectus.batch;

import java.util.stream.Collector;

import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.model.BatchReport;
import io.github.springdirectus.model.RangeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input of a batch.
 *
 * @param index the index of the input, from 0
 * @param outcome what became of it
 * @param key its key: as it was given, or as Directus made it where that is known; else
 * {@code null}
 * @param item the item as stored, where the answer tells which one it is; else
 * {@code null}
 * @param failure why it failed or is in doubt, or why its item could not be read; else
 * {@code null}
 * @param <T> the type of the items
 */
public record BatchItem<T>(long index, BatchOutcome outcome, @Nullable Object key, @Nullable T item,
		@Nullable Throwable failure) {

	/**
	 * Collects outcomes into a report, in any order.
	 *
	 * <pre>{@code
	 * Mono<BatchReport> report = articles.batch((b) -> b.maxItems(200)).create(source)
	 *     .collect(BatchItem.toReport());
	 * }</pre>
	 * @return a collector; what is stored but unresolved counts as stored
	 */
	public static Collector<BatchItem<?>, ?, BatchReport> toReport() {
		return Collector.of(RangeMap::new, (RangeMap ranges, BatchItem<?> item) -> ranges.put(item.range()),
				(left, right) -> {
					right.ranges().forEach(left::put);
					return left;
				}, (ranges) -> new BatchReport(ranges.ranges()));
	}

	private BatchReport.Range range() {
		return this.outcome.isStored() ? new BatchReport.Range(this.index, this.index, BatchOutcome.STORED, null)
				: new BatchReport.Range(this.index, this.index, this.outcome, this.failure);
	}

}
