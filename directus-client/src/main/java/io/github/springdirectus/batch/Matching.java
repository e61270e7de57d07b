package io.github.springdirectus.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of a reply that belongs to each row of a chunk. Directus sends them
 * sorted by key and leaves out what the caller may not read. So a row with a key is found
 * by it; rows without are taken in order only where that is sure: all of them came back,
 * with ascending numbers as their keys. All else is unresolved, never guessed.
 */
@Internal
public final class Matching {

	private Matching() {
	}

	/**
	 * Match a reply.
	 * @param chunk what was sent, and carried out
	 * @param reply what came back
	 * @param <T> the type of the items
	 * @return the outcome of each row of the chunk
	 */
	public static <T> List<BatchItem<T>> match(Chunk chunk, List<ReplyRow<T>> reply) {
		if (chunk.keys().isEmpty() && reply.size() == chunk.rows().size() && isAscending(reply)) {
			List<BatchItem<T>> items = new ArrayList<>();
			for (int i = 0; i < reply.size(); i++) {
				items.add(item(chunk.rows().get(i), reply.get(i)));
			}
			return items;
		}
		Map<String, ReplyRow<T>> byKey = byKey(reply);
		return chunk.rows().stream().map((row) -> {
			Object key = row.key();
			return item(row, (key != null) ? byKey.get(KeyText.of(key)) : null);
		}).toList();
	}

	/**
	 * The rows of a reply by the text of their keys.
	 * @param reply what came back
	 * @param <T> the type of the items
	 * @return those that have a key
	 */
	public static <T> Map<String, ReplyRow<T>> byKey(List<ReplyRow<T>> reply) {
		Map<String, ReplyRow<T>> byKey = new HashMap<>();
		for (ReplyRow<T> row : reply) {
			if (row.key() != null) {
				byKey.put(KeyText.of(row.key()), row);
			}
		}
		return byKey;
	}

	private static <T> BatchItem<T> item(BatchRow row, @Nullable ReplyRow<T> reply) {
		if (reply == null) {
			return row.became(BatchOutcome.UNRESOLVED, null);
		}
		return new BatchItem<>(row.index(), (reply.item() != null) ? BatchOutcome.STORED : BatchOutcome.UNRESOLVED,
				reply.key(), reply.item(), reply.failure());
	}

	/**
	 * Whether the keys are what a database counts up: whole numbers, each greater than
	 * the one before.
	 */
	private static boolean isAscending(List<? extends ReplyRow<?>> reply) {
		long last = Long.MIN_VALUE;
		for (ReplyRow<?> row : reply) {
			if (!(row.key() instanceof Integer || row.key() instanceof Long)
					|| ((Number) row.key()).longValue() <= last) {
				return false;
			}
			last = ((Number) row.key()).longValue();
		}
		return true;
	}

}
