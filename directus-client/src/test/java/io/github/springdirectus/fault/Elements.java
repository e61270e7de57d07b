package io.github.springdirectus.fault;

/**
 * How many of the elements of a call came.
 */
enum Elements {

	NONE, SOME, ALL,

	/** Something came that is no part of them. */
	OTHER

}
