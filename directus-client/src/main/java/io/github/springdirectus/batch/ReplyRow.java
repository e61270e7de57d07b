package io.github.springdirectus.batch;

import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A row of the reply to a write.
 *
 * @param key its key: a number or a text; {@code null} where it came without
 * @param item the item, or {@code null} where it could not be read
 * @param failure why it could not be read, or {@code null}
 * @param <T> the type of the item
 */
@Internal
public record ReplyRow<T>(@Nullable Object key, @Nullable T item, @Nullable Throwable failure) {
}
