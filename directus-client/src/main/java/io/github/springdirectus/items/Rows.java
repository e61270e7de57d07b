package io.github.springdirectus.items;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.mapping.RowWriter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Turns what a caller wrote into the rows that are sent. What is wrong with it is thrown
 * at once, before anything is subscribed to.
 *
 * @param writer turns items into rows
 */
record Rows(RowWriter writer) {

	/**
	 * The row of a new item.
	 */
	Mono<Map<String, @Nullable Object>> created(Object item) {
		return Mono.just(this.writer.forCreate(item));
	}

	/**
	 * The changes to an item.
	 */
	Mono<Map<String, @Nullable Object>> changed(Object changes) {
		return Mono.just(this.writer.forUpdate(changes));
	}

	/**
	 * The changes to an item, with its key among them.
	 */
	Mono<Map<String, @Nullable Object>> keyed(Object item, String keyField) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>(this.writer.forUpdate(item));
		row.computeIfAbsent(keyField, (key) -> this.writer.forCreate(item).get(key));
		if (row.get(keyField) == null) {
			throw new DirectusRequestException("An item to change has no key: set its \"" + keyField
					+ "\", or mark the property of the key with @DirectusId.");
		}
		return Mono.just(row);
	}

}
