package io.github.springdirectus.error;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Directus, or a proxy before it, answered with an error. The subclasses sort the answers
 * by what a caller can do about them; an answer that none of them fits, custom codes
 * included, is of this class itself.
 *
 * @see <a href="https://directus.io/docs/guides/connect/errors">Directus error codes</a>
 */
public non-sealed class DirectusResponseException extends DirectusException {

	private final ErrorReply reply;

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusResponseException(ErrorReply reply) {
		super(reply.describe(), null);
		this.reply = reply;
	}

	DirectusResponseException(String message, ErrorReply reply, @Nullable Throwable cause) {
		super(message, cause);
		this.reply = reply;
	}

	/**
	 * The HTTP status of the answer.
	 * @return the status, 400 or above
	 */
	public int status() {
		return this.reply.status();
	}

	/**
	 * The code of the first error, such as {@code FORBIDDEN}.
	 * @return the code, or {@code null} where the answer was not a Directus error
	 */
	public @Nullable String code() {
		return this.reply.code();
	}

	/**
	 * All errors that the answer listed.
	 * @return the errors; empty where the answer was not a Directus error
	 */
	public List<DirectusError> errors() {
		return this.reply.errors();
	}

	/**
	 * How long the server asks to wait before the next attempt.
	 * @return the time to wait, or {@code null} where the server says nothing
	 */
	public @Nullable Duration retryAfter() {
		return this.reply.retryAfter();
	}

	ErrorReply reply() {
		return this.reply;
	}

}
