/**
 * What users ask Directus for: queries, filters and sorting as immutable values, and how
 * they are written for the server. Knows nothing of HTTP. Users touch everything public
 * here but {@code QueryRenderer}, by which the rooms above send a query.
 */
@NullMarked
package io.github.springdirectus.query;

import org.jspecify.annotations.NullMarked;
