package io.github.springdirectus.error;

/**
 * Directus could not make sense of the query: an operator that the field does not have, a
 * malformed parameter.
 */
public final class DirectusInvalidQueryException extends DirectusResponseException {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusInvalidQueryException(ErrorReply reply) {
		super(reply);
	}

}
