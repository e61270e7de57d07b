package io.github.springdirectus.error;

import java.util.List;

/**
 * Directus refused the values of a write: a rule was broken, a required field is missing,
 * a value is too long or refers to nothing.
 */
public final class DirectusValidationException extends DirectusResponseException implements ValidationFailure {

	/**
	 * Create an exception for an answer.
	 * @param reply what is known of the answer
	 */
	public DirectusValidationException(ErrorReply reply) {
		super(reply);
	}

	/**
	 * The errors that name a field, with the messages of Directus. Of a nested write
	 * Directus 11 and later name the relation, without a position; Directus 10 does not
	 * tell a related item from the item itself. What a constraint of the database refused
	 * in a related collection is in {@link #errors()} only. For a value that is too long
	 * or out of range Directus may name another field of the item.
	 * @return the errors by item and field; empty where no field is named
	 */
	@Override
	public List<FieldErrors> validationErrors() {
		return ErrorsByItem.of(reply());
	}

}
