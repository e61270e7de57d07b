package io.github.springdirectus.write;

/**
 * Whose names the fields of an input have.
 */
public enum Naming {

	/**
	 * The names of the fields in Directus: {@code established_year}.
	 */
	DIRECTUS,

	/**
	 * The names of the properties in Java: {@code establishedYear}. What the type has no
	 * property for keeps the name that Directus has.
	 */
	MODEL

}
