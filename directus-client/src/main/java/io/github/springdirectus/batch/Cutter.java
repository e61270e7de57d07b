package io.github.springdirectus.batch;

import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Internal;
import reactor.core.publisher.Flux;

/**
 * Cuts rows into chunks of one request each, by bytes and by count. One row too many is
 * held at most: what is asked of it bounds what it takes.
 */
@Internal
public final class Cutter {

	private final int maxItems;

	private final int maxBytes;

	private final boolean atomic;

	private int items;

	private long bytes;

	private Cutter(int maxItems, int maxBytes, boolean atomic) {
		this.maxItems = maxItems;
		this.maxBytes = maxBytes;
		this.atomic = atomic;
	}

	/**
	 * Cut rows.
	 * @param rows the rows
	 * @param maxItems how many a chunk has at most
	 * @param maxBytes how many bytes they have at most, as a JSON array
	 * @param atomic whether to refuse a second chunk
	 * @return the chunks
	 */
	public static Flux<Chunk> cut(Flux<BatchRow> rows, int maxItems, int maxBytes, boolean atomic) {
		return Flux.defer(() -> {
			Cutter cutter = new Cutter(maxItems, maxBytes, atomic);
			return rows.bufferUntil(cutter::begins, true).map(Chunk::new);
		});
	}

	private boolean begins(BatchRow row) {
		long size = row.json().length + 1L;
		boolean begins = this.items > 0 && (this.items == this.maxItems || this.bytes + size > this.maxBytes);
		if (begins && this.atomic) {
			throw new DirectusRequestException("The batch is atomic, and from item " + row.index()
					+ " on it does not fit into one request of " + this.maxBytes + " bytes and " + this.maxItems
					+ " items. Nothing was sent: leave out atomic(), or send less.");
		}
		this.items = begins ? 1 : this.items + 1;
		// The brackets, and a comma before each row but the first
		this.bytes = (this.items == 1) ? size + 1 : this.bytes + size;
		return begins;
	}

}
