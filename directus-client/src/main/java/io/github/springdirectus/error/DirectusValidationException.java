package io.github.springdirectus.error;

/**
 * Directus refused the values of a write: a rule was broken, a required field is missing,
 * a value is too long or refers to nothing. {@link #errors()} name the fields.
 */
public final class DirectusValidationException extends DirectusResponseException {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusValidationException(ErrorReply reply) {
		super(reply);
	}

}
