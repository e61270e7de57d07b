package io.github.springdirectus.auth;

/**
 * What a login has given: good until it can't be refreshed any more.
 *
 * @param tokens the tokens
 */
record SessionCredentials(DirectusTokens tokens) implements DirectusCredentials {

	@Override
	public String toString() {
		return "tokens ***";
	}

}
