package io.github.springdirectus.error;

/**
 * The write contradicts what is stored: a unique value is taken, or a content version has
 * moved on.
 */
public final class DirectusConflictException extends DirectusResponseException {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusConflictException(ErrorReply reply) {
		super(reply);
	}

}
