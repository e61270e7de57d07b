package io.github.springdirectus.write;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Changes a row before it is validated and written: sets who did it, say, or trims texts.
 * Runs for each item of a write whose collection is known, the nested ones included, the
 * outer item before the inner ones. Several run one after the other, each given what the
 * one before emitted.
 *
 * <p>
 * An item that is written with a nested write, or by a map under a relation that the
 * model declares, is a row of its own and not part of the row around it.
 *
 * <p>
 * It may ask anything of anybody, but must not block. An error that it emits ends the
 * write before anything is sent.
 */
@FunctionalInterface
public interface BeforeWrite {

	/**
	 * Change a row.
	 * @param collection the collection of the item
	 * @param operation whether the item is new
	 * @param row the values by field, as Directus has them: a copy that may be changed;
	 * the key is among them only where the caller wrote it there
	 * @return a {@link Mono} emitting the row to write; one that is empty is an error,
	 * and a hook that has nothing to change emits the row it was given
	 */
	Mono<Map<String, @Nullable Object>> beforeWrite(String collection, WriteOperation operation,
			Map<String, @Nullable Object> row);

}
