package io.github.springdirectus.error;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Directus, or the proxy before it, can not serve requests now.
 */
public sealed class DirectusUnavailableException extends DirectusResponseException
		permits DirectusCallRejectedException {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusUnavailableException(ErrorReply reply) {
		super(reply);
	}

	/**
	 * Create an exception for a question that Directus gave no usable answer to. Its
	 * status is 503; it has the errors of an answer that is its cause, and the wait that
	 * one asks for.
	 * @param message what happened and what to do next
	 * @param cause how that is known
	 */
	public DirectusUnavailableException(String message, Throwable cause) {
		super(message,
				(cause instanceof DirectusResponseException response)
						? new ErrorReply(503, "", response.errors(), "", response.retryAfter())
						: new ErrorReply(503, "", List.of(), "", null),
				cause);
	}

	DirectusUnavailableException(String message, ErrorReply reply, @Nullable Throwable cause) {
		super(message, reply, cause);
	}

	@Override
	public boolean isRetryable() {
		return true;
	}

}
