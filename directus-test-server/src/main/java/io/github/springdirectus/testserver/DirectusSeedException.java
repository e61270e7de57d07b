package io.github.springdirectus.testserver;

import org.jspecify.annotations.Nullable;

/**
 * A seed can't be read, or the server refuses an entry of it. The message names the file
 * and the entry, and passes on what the server said.
 */
public class DirectusSeedException extends RuntimeException {

	DirectusSeedException(String message) {
		this(message, null);
	}

	DirectusSeedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
