package io.github.springdirectus.items;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The reply of a nested write.
 *
 * @param item the item as the caller asked for it
 * @param row what tells the keys of tagged items
 * @param <T> the type of the item
 */
record Written<T>(T item, Map<String, @Nullable Object> row) {
}
