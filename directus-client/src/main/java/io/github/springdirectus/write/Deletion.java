package io.github.springdirectus.write;

import java.util.List;

import io.github.springdirectus.model.Internal;

/**
 * Rows that are deleted after a write.
 *
 * @param collection their collection
 * @param keys their keys
 */
@Internal
public record Deletion(String collection, List<Object> keys) {

}
