package io.github.springdirectus.error;

import java.util.List;
import java.util.StringJoiner;

/**
 * An item that was found invalid before anything was sent. The message names fields and
 * what is wrong with them, not their values.
 */
public final class DirectusInvalidItemException extends DirectusRequestException implements ValidationFailure {

	private final List<FieldErrors> validationErrors;

	/**
	 * Create an exception for an item that won't be sent.
	 * @param item what is invalid, such as the name of its type or collection
	 * @param validationErrors what is wrong with its fields
	 */
	public DirectusInvalidItemException(String item, List<FieldErrors> validationErrors) {
		super(describe(item, validationErrors));
		this.validationErrors = List.copyOf(validationErrors);
	}

	private static String describe(String item, List<FieldErrors> validationErrors) {
		StringJoiner text = new StringJoiner("; ", item + " is not valid, and nothing was sent: ", "");
		for (FieldErrors errors : validationErrors) {
			errors.errors()
				.forEach((field, messages) -> text
					.add(place(errors.path(), field) + ": " + String.join(", ", messages)));
		}
		return text.toString();
	}

	private static String place(List<Object> path, String field) {
		StringJoiner place = new StringJoiner(".");
		path.forEach((step) -> place.add(step.toString()));
		return place.add(field).toString();
	}

	@Override
	public List<FieldErrors> validationErrors() {
		return this.validationErrors;
	}

}
