package io.github.springdirectus.error;

import org.jspecify.annotations.Nullable;

/**
 * A call that was refused before anything was sent: an empty id, a query that Directus
 * would misread, a value that can't be written. The message says what to write instead.
 */
public sealed class DirectusRequestException extends DirectusException permits DirectusInvalidItemException {

	/**
	 * Create an exception for a call that can't be sent.
	 * @param message what is wrong and what to write instead
	 */
	public DirectusRequestException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception for a call that can't be sent.
	 * @param message what is wrong and what to write instead
	 * @param cause what was found, or {@code null}
	 */
	public DirectusRequestException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
