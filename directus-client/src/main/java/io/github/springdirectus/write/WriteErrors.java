package io.github.springdirectus.write;

/**
 * Takes what a validator finds wrong.
 */
public interface WriteErrors {

	/**
	 * Report a field.
	 * @param field the name of the field, in the case that the application wants to see
	 * again
	 * @param message what is wrong, without the value
	 * @return these errors
	 */
	WriteErrors add(String field, String message);

	/**
	 * What is wrong with an item nested in the one that is validated.
	 * @param path the way to it: names of relations, and positions in them, such as
	 * {@code at("artists", 0)}
	 * @return where to report it
	 */
	WriteErrors at(Object... path);

}
