package io.github.springdirectus.fault;

/**
 * Who makes a call.
 */
enum Session {

	/** The administrator, by a token that does not expire. */
	STATIC_TOKEN,

	/** Nobody. */
	ANONYMOUS,

	/** The administrator, who has to log in first. */
	PASSWORD,

	/** The administrator, logged in, the access token expired. */
	EXPIRED_PASSWORD,

	/** The same without a password. */
	EXPIRED_TOKENS

}
