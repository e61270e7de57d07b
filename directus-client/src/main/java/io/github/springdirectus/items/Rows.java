package io.github.springdirectus.items;

import java.util.Map;

import io.github.springdirectus.mapping.KeyedRow;
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
	 * The changes to an item that is found by its key, with that key.
	 */
	Mono<KeyedRow> keyed(Object item, String keyField) {
		return Mono.just(this.writer.forKeyedUpdate(item, keyField));
	}

	/**
	 * The key of an item, which it must have.
	 */
	Object key(Object item, String keyField) {
		return this.writer.forKeyedUpdate(item, keyField).key();
	}

}
