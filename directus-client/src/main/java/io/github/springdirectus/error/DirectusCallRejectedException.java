package io.github.springdirectus.error;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call that the client did not send, so as to spare a server that fails or is at its
 * limit: a circuit breaker is open, too many calls are under way, or no connection of the
 * pool came free. Directus has done nothing. The client does not repeat such a call.
 */
public final class DirectusCallRejectedException extends DirectusUnavailableException {

	/**
	 * Create an exception for a call that was not sent. Its status is 503.
	 * @param message which call, why not, and what to do next
	 * @param retryAfter when calls are let through again, or {@code null} where that is
	 * not known
	 * @param cause what the rejection was found by, or {@code null}
	 */
	public DirectusCallRejectedException(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
		super(message, new ErrorReply(503, "", List.of(), "", retryAfter), cause);
	}

}
