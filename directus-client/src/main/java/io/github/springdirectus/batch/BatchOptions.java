package io.github.springdirectus.batch;

import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.BatchReport;
import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * How a batch is cut into requests and sent. An immutable value.
 *
 * @param maxItems how many items one request has at most, or {@code null} for the
 * default: 500 items, 1,000 keys, or with {@code atomic} 32,000 of both
 * @param maxBytes how many bytes the body of one request has at most
 * @param concurrency how many requests are under way at a time
 * @param atomic whether the batch must fit into one request
 * @param idempotent whether a request that failed may be repeated
 * @param resume what became of the same inputs before
 * @param reply the fields and nested queries of the items that come back
 */
public record BatchOptions(@Nullable Integer maxItems, int maxBytes, int concurrency, boolean atomic,
		boolean idempotent, BatchReport resume, Query reply) {

	private static final BatchOptions DEFAULTS = new BatchOptions(null, 900_000, 4, false, false, BatchReport.empty(),
			Query.empty());

	/**
	 * Create options.
	 * @throws DirectusRequestException where a number is not positive, or {@code atomic}
	 * comes with a report to resume from
	 */
	public BatchOptions {
		refuseUnlessPositive("maxItems", (maxItems != null) ? maxItems : 1);
		refuseUnlessPositive("maxBytes", maxBytes);
		refuseUnlessPositive("concurrency", concurrency);
		if (atomic && !resume.ranges().isEmpty()) {
			throw new DirectusRequestException("A batch that is atomic was stored whole or not at all, so that there is"
					+ " nothing to resume: leave out atomic() or resume(..)");
		}
	}

	private static void refuseUnlessPositive(String name, int number) {
		if (number < 1) {
			throw new DirectusRequestException(name + " is " + number + ", and must be at least 1");
		}
	}

	/**
	 * The options of a batch that sets none.
	 * @return 500 items (1,000 keys) and 900,000 bytes a request, four requests at a time
	 */
	public static BatchOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Make options.
	 * @param options says what differs from the defaults
	 * @return the options
	 */
	public static BatchOptions of(Consumer<Builder> options) {
		Builder builder = new Builder();
		options.accept(builder);
		return builder.build();
	}

	/**
	 * Says how a batch is sent.
	 */
	public static final class Builder {

		private @Nullable Integer maxItems;

		private int maxBytes = DEFAULTS.maxBytes;

		private int concurrency = DEFAULTS.concurrency;

		private boolean atomic;

		private boolean idempotent;

		private BatchReport resume = BatchReport.empty();

		private Query reply = Query.empty();

		private Builder() {
		}

		/**
		 * Send so many items in one request at most.
		 * @param maxItems the number; 500 by default, of keys 1,000
		 * @return the builder
		 */
		public Builder maxItems(int maxItems) {
			this.maxItems = maxItems;
			return this;
		}

		/**
		 * Send so many bytes in the body of one request at most.
		 * @param maxBytes the number; 900,000 by default. Directus takes 1,048,576 unless
		 * its {@code MAX_PAYLOAD_SIZE} says otherwise.
		 * @return the builder
		 */
		public Builder maxBytes(int maxBytes) {
			this.maxBytes = maxBytes;
			return this;
		}

		/**
		 * Send so many requests at a time.
		 * @param concurrency the number; 4 by default. With 1 the requests follow one
		 * another in the order of the inputs.
		 * @return the builder
		 */
		public Builder concurrency(int concurrency) {
			this.concurrency = concurrency;
			return this;
		}

		/**
		 * Send all in one request, all or none. What does not fit is refused before
		 * anything is sent, and what fails is the error of the whole batch. There may be
		 * 32,000 items, which some databases don't take more of, unless {@link #maxItems}
		 * says otherwise.
		 * @return the builder
		 */
		public Builder atomic() {
			this.atomic = true;
			return this;
		}

		/**
		 * Repeat a request after 429, 503 or a broken connection, as reads are. Without,
		 * no write is ever repeated.
		 *
		 * <p>
		 * Changes and deletions are repeated as they are. A new item without a key gets a
		 * random UUID for one, so that <b>the key of the collection must be a uuid</b>;
		 * before a request for new items is repeated, their keys are looked up, and what
		 * is there counts as stored.
		 * @return the builder
		 */
		public Builder idempotent() {
			this.idempotent = true;
			return this;
		}

		/**
		 * Go on where a batch with the same inputs, in the same order, ended. What was
		 * stored is not sent again. Of what was in doubt, changes are sent again, new
		 * items and deletions are looked up by their keys first; a new item that came
		 * without a key stays in doubt.
		 * @param report what became of the inputs; of several attempts the merged one
		 * @return the builder
		 */
		public Builder resume(BatchReport report) {
			this.resume = report;
			return this;
		}

		/**
		 * Say what comes back of each item. The fewer fields, the faster; the key is
		 * always among them.
		 * @param reply sets the fields and nested queries; by default those of the item
		 * type
		 * @return the builder
		 */
		public Builder reply(Consumer<Query.Builder> reply) {
			this.reply = Query.of(reply);
			return this;
		}

		private BatchOptions build() {
			return new BatchOptions(this.maxItems, this.maxBytes, this.concurrency, this.atomic, this.idempotent,
					this.resume, this.reply);
		}

	}

}
