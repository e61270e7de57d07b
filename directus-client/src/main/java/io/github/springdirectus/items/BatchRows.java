package io.github.springdirectus.items;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import io.github.springdirectus.batch.BatchRow;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.model.BatchReport;
import io.github.springdirectus.write.ClientKeys;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the inputs of a batch into rows, one after the other and as they are asked for.
 * An input that can't be sent becomes a row that says so.
 *
 * @param rows turns items into rows
 * @param mapper writes them as JSON
 * @param keyField the field of the key
 * @param maxBytes how many bytes a row may take
 * @param resume what became of the inputs before
 * @param keys makes keys for new items that have none, or {@code null} where the database
 * does
 */
record BatchRows(Rows rows, JsonMapper mapper, String keyField, int maxBytes, BatchReport resume,
		@Nullable ClientKeys keys) {

	/**
	 * The rows of new items.
	 */
	Flux<BatchRow> created(Publisher<?> items) {
		return each(items, this::created);
	}

	private Mono<BatchRow> created(long index, Object item) {
		return this.rows.created(item).map((row) -> {
			Object key = row.get(this.keyField);
			if (key != null || this.keys == null || wasSentWithoutKey(index)) {
				return row(index, row, key, false);
			}
			Map<String, @Nullable Object> keyed = new LinkedHashMap<>();
			keyed.put(this.keyField, this.keys.next());
			row.forEach(keyed::putIfAbsent);
			return row(index, keyed, keyed.get(this.keyField), true);
		});
	}

	/**
	 * Whether an item in doubt has no key to be looked up by: a new one would make it
	 * another item.
	 */
	private boolean wasSentWithoutKey(long index) {
		BatchReport.Range before = this.resume.at(index);
		return before != null && before.outcome() == BatchOutcome.IN_DOUBT;
	}

	/**
	 * The rows of changed items, which have their keys with them.
	 */
	Flux<BatchRow> changed(Publisher<?> items) {
		return each(items, this::changed);
	}

	private Mono<BatchRow> changed(long index, Object item) {
		return this.rows.keyed(item, this.keyField).map((keyed) -> row(index, keyed.row(), keyed.key(), false));
	}

	/**
	 * The rows of keys.
	 */
	Flux<BatchRow> keys(Publisher<?> ids) {
		return each(ids, (index, id) -> Mono.just(row(index, Keys.check(id), id, false)));
	}

	/**
	 * Takes a few inputs ahead, whatever their number.
	 */
	private Flux<BatchRow> each(Publisher<?> inputs, BiFunction<Long, Object, Mono<BatchRow>> row) {
		return Flux.<Object>from(inputs).index().concatMap((input) -> row(input.getT1(), input.getT2(), row));
	}

	private Mono<BatchRow> row(long index, Object input, BiFunction<Long, Object, Mono<BatchRow>> toRow) {
		BatchReport.Range before = this.resume.at(index);
		if (before != null && before.outcome().isStored()) {
			return Mono.just(BatchRow.stored(index));
		}
		Mono<BatchRow> row = Mono.defer(() -> toRow.apply(index, input));
		return ((before != null && before.outcome() == BatchOutcome.IN_DOUBT)
				? row.map((doubtful) -> doubtful.inDoubt(before.failure())) : row)
			.onErrorResume((failure) -> Mono.just(BatchRow.refused(index, InvalidItems.at(index, failure))));
	}

	/**
	 * The row, or as an error why it can't be sent.
	 */
	static Mono<BatchRow> orFailure(BatchRow row) {
		return (row.failure() != null) ? Mono.error(row.failure()) : Mono.just(row);
	}

	private BatchRow row(long index, Object value, @Nullable Object key, boolean ownKey) {
		byte[] json = json(index, value);
		if (json.length + "[]".length() > this.maxBytes) {
			throw new DirectusRequestException("Item " + index + " takes " + json.length
					+ " bytes as JSON, and a request of the batch " + this.maxBytes
					+ " at most. Where MAX_PAYLOAD_SIZE of Directus allows more, use batch((b) -> b.maxBytes(..)).");
		}
		return BatchRow.of(index, json, (key != null) ? plain(key) : null, ownKey);
	}

	private byte[] json(long index, Object value) {
		try {
			return this.mapper.writeValueAsBytes(value);
		}
		catch (JacksonException ex) {
			throw new DirectusRequestException("Item " + index + " can't be written: " + ex.getOriginalMessage(), ex);
		}
	}

	/**
	 * The key as it travels.
	 */
	private Object plain(Object key) {
		return (key instanceof String || key instanceof Number || key instanceof UUID) ? key
				: this.mapper.convertValue(key, Object.class);
	}

}
