package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.batch.BatchRow;
import io.github.springdirectus.batch.Chunk;
import io.github.springdirectus.batch.Matching;
import io.github.springdirectus.model.BatchOutcome;
import reactor.core.publisher.Mono;

/**
 * A chunk, parted into what is known before anything of it is sent, and what is to be
 * sent. Rows that an earlier batch left in doubt are looked up by their keys. One without
 * a key stays in doubt; a change may as well be made twice.
 *
 * @param items the outcomes that are known
 * @param unsent what is to be sent
 */
record Settled<T>(List<BatchItem<T>> items, Chunk unsent) {

	static <T> Mono<Settled<T>> of(Chunk chunk, BatchKind kind, KeyLookup<T> lookup) {
		List<BatchItem<T>> items = new ArrayList<>();
		List<BatchRow> unsent = new ArrayList<>();
		List<BatchRow> doubtful = new ArrayList<>();
		for (BatchRow row : chunk.rows()) {
			BatchOutcome known = row.known();
			if (known == null || (known == BatchOutcome.IN_DOUBT && kind == BatchKind.UPDATE)) {
				unsent.add(row);
			}
			else if (known == BatchOutcome.IN_DOUBT && row.key() != null) {
				doubtful.add(row);
			}
			else {
				items.add(row.became(known, row.failure()));
			}
		}
		Settled<T> settled = new Settled<>(items, new Chunk(unsent));
		if (doubtful.isEmpty()) {
			return Mono.just(settled);
		}
		Chunk inDoubt = new Chunk(doubtful);
		return lookup.find(inDoubt.keys())
			.map((found) -> settled.with(inDoubt, Matching.match(inDoubt, found), kind))
			.onErrorResume((failure) -> Mono.just(settled.with(inDoubt, failure)));
	}

	private Settled<T> with(Chunk inDoubt, List<BatchItem<T>> found, BatchKind kind) {
		List<BatchItem<T>> known = new ArrayList<>(this.items);
		List<BatchRow> rows = new ArrayList<>(this.unsent.rows());
		for (int i = 0; i < found.size(); i++) {
			BatchRow row = inDoubt.rows().get(i);
			boolean there = KeyLookup.isFound(found.get(i));
			if (there == (kind == BatchKind.DELETE)) {
				rows.add(row);
			}
			else {
				known.add(there ? found.get(i) : row.became(BatchOutcome.STORED, null));
			}
		}
		return new Settled<>(known, new Chunk(rows));
	}

	private Settled<T> with(Chunk inDoubt, Throwable failure) {
		List<BatchItem<T>> known = new ArrayList<>(this.items);
		inDoubt.rows().forEach((row) -> known.add(row.became(BatchOutcome.IN_DOUBT, failure)));
		return new Settled<>(known, this.unsent);
	}

}
