package io.github.springdirectus.error;

import org.jspecify.annotations.Nullable;

/**
 * An answer of Directus that could not be read: not JSON, larger than allowed, or with a
 * value that does not fit the type it is read into. The message names the field, never
 * its value.
 */
public final class DirectusDecodingException extends DirectusException {

	/**
	 * Create an exception for an answer that could not be read.
	 * @param message what could not be read and what to change
	 */
	public DirectusDecodingException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception for an answer that could not be read.
	 * @param message what could not be read and what to change
	 * @param cause what the parser found, or {@code null}
	 */
	public DirectusDecodingException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
