package io.github.springdirectus.mapping;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The changes to an item that is found by its key, as a batch needs them. Internal, not
 * API.
 *
 * @param key the key
 * @param row the changes, the key among them
 */
public record KeyedRow(Object key, Map<String, @Nullable Object> row) {

}
