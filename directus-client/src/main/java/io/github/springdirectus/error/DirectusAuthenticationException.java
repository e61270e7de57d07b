package io.github.springdirectus.error;

import java.util.List;

import org.jspecify.annotations.Nullable;

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

	/**
	 * Create an exception for a caller that Directus would refuse, or has refused before.
	 * Its status is 401; it has the errors of an answer that is its cause.
	 * @param message what happened and what to do next
	 * @param cause how that is known, or {@code null}
	 */
	public DirectusAuthenticationException(String message, @Nullable DirectusException cause) {
		super(message, new ErrorReply(401, "",
				(cause instanceof DirectusResponseException response) ? response.errors() : List.of(), "", null),
				cause);
	}

}
