/**
 * Names and finds the fields, the key and the reader of a type once, and turns rows into
 * values and values into rows. Internal: public for the compiler, not API.
 *
 * <p>
 * Everything goes through one {@link tools.jackson.databind.json.JsonMapper}, so that
 * records, classes and maps, whole bodies and single rows follow the same rules. What
 * this package adds to it are readers for plain values ({@code ValueReader}) and for
 * types that are built by a constructor.
 */
@NullMarked
package io.github.springdirectus.mapping;

import org.jspecify.annotations.NullMarked;
