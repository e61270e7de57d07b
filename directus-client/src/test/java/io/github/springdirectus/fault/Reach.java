package io.github.springdirectus.fault;

/**
 * How much of the request Directus gets.
 */
enum Reach {

	NOTHING, HEAD, ALL

}
