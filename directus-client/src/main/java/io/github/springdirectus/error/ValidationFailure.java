package io.github.springdirectus.error;

import java.util.List;

/**
 * A failure that says which fields are wrong, and why: the same form whether a validator
 * found it before anything was sent or Directus refused the write.
 *
 * @see DirectusInvalidItemException
 * @see DirectusValidationException
 * @see DirectusConflictException
 */
public interface ValidationFailure {

	/**
	 * What is wrong, by item and field.
	 * @return one entry for each item that has errors, the item itself and the related
	 * items that were written with it; empty where no field is named
	 */
	List<FieldErrors> validationErrors();

}
