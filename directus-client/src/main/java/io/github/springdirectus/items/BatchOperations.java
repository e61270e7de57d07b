package io.github.springdirectus.items;

import io.github.springdirectus.batch.BatchItem;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Writes batches of any size and tells what became of each item: for imports. Immutable
 * and thread-safe; every publisher is cold, takes little more of its source than it
 * sends, and may be subscribed to again.
 *
 * <p>
 * There is one {@link BatchItem} for each input, those of one request together, in the
 * order of the inputs; requests end in any order. One that fails does not end the batch:
 * the outcome of its items says so. It ends with an error only where the source did,
 * after what was under way, or where it was to be atomic.
 *
 * <p>
 * A batch that was broken off is resumed by its report:
 *
 * <pre>{@code
 * BatchReport report = articles.batch((b) -> b.maxItems(200)).create(source).collect(BatchItem.toReport()).block();
 * articles.batch((b) -> b.resume(report)).create(source)
 * }</pre>
 *
 * @param <T> the type of the items
 * @see ItemBatchOperations#batch(java.util.function.Consumer)
 */
public interface BatchOperations<T> {

	/**
	 * Create items.
	 *
	 * <p>
	 * Directus sends the items of a request back sorted by key, and without those that
	 * the caller may not read. An item that came with its key is found by it; without,
	 * only where the database counts the keys up and all of a request come back. Else the
	 * outcome is {@link io.github.springdirectus.model.BatchOutcome#UNRESOLVED}.
	 * @param items emits maps, records or objects of classes
	 * @return a {@link Flux} emitting the outcome of each item
	 */
	Flux<BatchItem<T>> create(Publisher<?> items);

	/**
	 * Change items, each in its own way.
	 * @param items emits maps or records with the changes and the key, each key once
	 * @return a {@link Flux} emitting the outcome of each item
	 */
	Flux<BatchItem<T>> update(Publisher<?> items);

	/**
	 * Delete items.
	 * @param ids emits their keys
	 * @return a {@link Flux} emitting the outcome for each key; for an administrator it
	 * is stored also where there was no such item
	 */
	Flux<BatchItem<T>> delete(Publisher<?> ids);

}
