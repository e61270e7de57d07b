package io.github.springdirectus.error;

/**
 * Directus, or the proxy before it, can not serve requests now.
 */
public final class DirectusUnavailableException extends DirectusResponseException {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusUnavailableException(ErrorReply reply) {
		super(reply);
	}

	@Override
	public boolean isRetryable() {
		return true;
	}

}
