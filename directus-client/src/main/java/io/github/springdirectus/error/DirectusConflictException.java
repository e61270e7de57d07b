package io.github.springdirectus.error;

import java.util.List;

/**
 * The write contradicts what is stored: a unique value is taken, or a content version has
 * moved on.
 */
public final class DirectusConflictException extends DirectusResponseException implements ValidationFailure {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusConflictException(ErrorReply reply) {
		super(reply);
	}

	/**
	 * The errors that name a field, with the messages of Directus. Of a nested write
	 * Directus 11 and later name the relation, without a position; Directus 10 does not
	 * tell a related item from the item itself. What a constraint of the database refused
	 * in a related collection is in {@link #errors()} only.
	 * @return the errors by item and field; empty where no field is named
	 */
	@Override
	public List<FieldErrors> validationErrors() {
		return ErrorsByItem.of(reply());
	}

}
