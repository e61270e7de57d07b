package io.github.springdirectus.error;

/**
 * The caller sent too many requests. {@link #retryAfter()} says when the next one is
 * welcome.
 */
public final class DirectusRateLimitException extends DirectusResponseException {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusRateLimitException(ErrorReply reply) {
		super(reply);
	}

	@Override
	public boolean isRetryable() {
		return true;
	}

}
