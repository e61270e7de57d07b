/**
 * What users ask Directus for: queries, filters and sorting as immutable values, and how
 * they are written for the server. Knows nothing of HTTP. Users touch everything public
 * here but what is marked as internal, by which the rooms above check, name and send a
 * query.
 */
@NullMarked
package io.github.springdirectus.query;

import org.jspecify.annotations.NullMarked;
