package io.github.springdirectus.write;

import io.github.springdirectus.model.Internal;

/**
 * A relation whose rows are unlinked, and which may be configured to delete them.
 *
 * @param collection the collection that has the relation
 * @param field the field of the relation
 */
@Internal
public record Deselection(String collection, String field) {

}
