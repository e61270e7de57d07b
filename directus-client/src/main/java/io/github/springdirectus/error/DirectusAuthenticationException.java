package io.github.springdirectus.error;

/**
 * Directus does not know the caller: a wrong or expired token, wrong credentials, a
 * suspended user. Log in again, or check the configured token.
 */
public final class DirectusAuthenticationException extends DirectusResponseException {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusAuthenticationException(ErrorReply reply) {
		super(reply);
	}

}
