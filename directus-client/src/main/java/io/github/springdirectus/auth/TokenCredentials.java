package io.github.springdirectus.auth;

/**
 * A token that is sent as it is.
 *
 * @param kind what the token is called in messages
 * @param token the token
 */
record TokenCredentials(String kind, String token) implements DirectusCredentials {

	TokenCredentials {
		HeaderValues.check(kind, token);
	}

	@Override
	public String toString() {
		return this.kind + " ***";
	}

}
