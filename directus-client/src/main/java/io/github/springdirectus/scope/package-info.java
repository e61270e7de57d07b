/**
 * Filters on collections that no caller can widen. Users touch {@link CollectionScope};
 * the rest rewrites queries and rows for the room above, and knows by the relations of
 * the server where one of them reaches such a collection.
 */
@NullMarked
package io.github.springdirectus.scope;

import org.jspecify.annotations.NullMarked;
