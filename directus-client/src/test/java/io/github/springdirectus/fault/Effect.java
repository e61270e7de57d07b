package io.github.springdirectus.fault;

/**
 * What a client notices of a fault.
 */
enum Effect {

	/** The whole answer arrives. */
	NONE,

	/** There is no connection to send a request on. */
	REFUSED,

	/** The connection, or what came on it, is not what HTTP says. */
	BROKEN,

	/** Nothing more arrives. */
	SILENCE,

	/** 429. */
	RATE_LIMIT,

	/** 503. */
	UNAVAILABLE,

	/** 502, of a gateway that may have passed the request on. */
	GATEWAY,

	/** 200, and something else than the JSON of Directus. */
	PAGE;

	/**
	 * Whether it may pass by itself, so that a read is sent again.
	 */
	boolean passes() {
		return this == REFUSED || this == BROKEN || this == RATE_LIMIT || this == UNAVAILABLE;
	}

}
