package io.github.springdirectus.testserver;

import org.jspecify.annotations.Nullable;

/**
 * A server could not be installed or started. The message says why and what to do, with
 * the end of the log of whatever failed.
 */
public class DirectusServerException extends RuntimeException {

	DirectusServerException(String message) {
		this(message, null);
	}

	DirectusServerException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
