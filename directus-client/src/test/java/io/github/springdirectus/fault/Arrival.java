package io.github.springdirectus.fault;

/**
 * How much of the answer of Directus arrives.
 */
enum Arrival {

	NOTHING, HEAD, PART_OF_BODY, ALL_BUT_THE_LAST_BYTE, ALL;

	/**
	 * Whether elements of a list are complete in it.
	 */
	boolean hasElements() {
		return compareTo(PART_OF_BODY) >= 0;
	}

}
