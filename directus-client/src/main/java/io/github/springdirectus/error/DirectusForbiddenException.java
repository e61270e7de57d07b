package io.github.springdirectus.error;

/**
 * The caller may not do this, or the item does not exist: Directus answers
 * {@code 403 FORBIDDEN} for both. {@link #errors()} name the field or collection where
 * one was refused.
 */
public final class DirectusForbiddenException extends DirectusResponseException {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusForbiddenException(ErrorReply reply) {
		super(reply);
	}

}
