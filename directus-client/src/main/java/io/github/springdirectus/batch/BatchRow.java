package io.github.springdirectus.batch;

import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * An input of a batch as it is sent, or what is known of it already.
 *
 * @param index the index of the input
 * @param json its JSON
 * @param key its key, or {@code null} where Directus makes it
 * @param ownKey whether the client made the key for this batch
 * @param known what is known of it: nothing of what is to be sent
 * @param failure why it was refused or was in doubt
 */
@Internal
public record BatchRow(long index, byte[] json, @Nullable Object key, boolean ownKey, @Nullable BatchOutcome known,
		@Nullable Throwable failure) {

	private static final byte[] NONE = {};

	/**
	 * A row that is to be sent.
	 * @param index the index of the input
	 * @param json its JSON
	 * @param key its key, or {@code null}
	 * @param ownKey whether the client made the key
	 * @return the row
	 */
	public static BatchRow of(long index, byte[] json, @Nullable Object key, boolean ownKey) {
		return new BatchRow(index, json, key, ownKey, null, null);
	}

	/**
	 * A row that can't be sent.
	 * @param index the index of the input
	 * @param failure why
	 * @return the row
	 */
	public static BatchRow refused(long index, Throwable failure) {
		return new BatchRow(index, NONE, null, false, BatchOutcome.FAILED, failure);
	}

	/**
	 * A row that was stored before.
	 * @param index the index of the input
	 * @return the row
	 */
	public static BatchRow stored(long index) {
		return new BatchRow(index, NONE, null, false, BatchOutcome.STORED, null);
	}

	/**
	 * The row of an input that was in doubt before.
	 * @param failure why, or {@code null}
	 * @return the copy
	 */
	public BatchRow inDoubt(@Nullable Throwable failure) {
		return new BatchRow(this.index, this.json, this.key, this.ownKey, BatchOutcome.IN_DOUBT, failure);
	}

	/**
	 * The outcome of the row, without an item.
	 * @param outcome what became of it
	 * @param failure why, or {@code null}
	 * @param <T> the type of the item
	 * @return the outcome
	 */
	public <T> BatchItem<T> became(BatchOutcome outcome, @Nullable Throwable failure) {
		return new BatchItem<>(this.index, outcome, this.key, null, failure);
	}

	/**
	 * Index and size: the JSON holds values.
	 */
	@Override
	public String toString() {
		return "row " + this.index + " of " + this.json.length + " bytes";
	}

}
