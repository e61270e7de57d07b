package io.github.springdirectus.auth;

/**
 * What a login gives.
 */
public enum TokenMode {

	/**
	 * An access token, and a refresh token that is good once.
	 */
	JSON,

	/**
	 * One token for both, that of the session cookie, by default
	 * {@code directus_session_token}. It can be refreshed until it expires, and is good
	 * for 10 s after that. Directus 10.10 and later.
	 */
	SESSION

}
