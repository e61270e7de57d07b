package io.github.springdirectus.items;

import java.util.Map;

import io.github.springdirectus.mapping.KeyedRow;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.PreparedWrite;
import io.github.springdirectus.write.WriteRules;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Turns what a caller wrote into the rows that are sent, as hooks and validators allow.
 * What is wrong with the input itself is thrown at once, before anything is subscribed
 * to.
 *
 * @param rules what every write goes through
 * @param type the type of the collection
 * @param collection the collection
 */
record Rows(WriteRules rules, TypeMapping<?> type, String collection) {

	/**
	 * The row of a new item.
	 */
	Mono<Map<String, @Nullable Object>> created(Object item) {
		return this.rules.created(this.type, this.collection, item);
	}

	/**
	 * The changes to an item.
	 */
	Mono<Map<String, @Nullable Object>> changed(Object changes) {
		return this.rules.changed(this.type, this.collection, changes);
	}

	/**
	 * The changes to an item that is found by its key, with that key.
	 */
	Mono<KeyedRow> keyed(Object item, String keyField) {
		return this.rules.keyed(this.type, this.collection, item, keyField);
	}

	/**
	 * The key of an item, which it must have.
	 */
	Object key(Object item) {
		return this.rules.key(this.type, item);
	}

	/**
	 * A nested write, before it is known what is there.
	 */
	Mono<PreparedWrite> nested(NestedWrite<?> write) {
		return this.rules.nested(write, this.type, this.collection);
	}

}
