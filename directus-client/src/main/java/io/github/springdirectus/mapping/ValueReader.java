package io.github.springdirectus.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads a value from the token that the parser stands on, which is never {@code null}. A
 * reader may throw what the JDK's own parsing throws: the caller turns it into an error
 * that does not quote the value.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
interface ValueReader<T> {

	/**
	 * Read the value.
	 * @param parser the parser, on the value's only token
	 * @return the value, or {@code null} where the token holds none of this type
	 */
	@Nullable T read(JsonParser parser);

}
