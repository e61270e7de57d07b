package io.github.springdirectus.auth;

import java.util.regex.Pattern;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * A token that is sent as it is.
 *
 * @param kind what the token is called in messages
 * @param token the token
 */
record TokenCredentials(String kind, String token) implements DirectusCredentials {

	/** Visible ASCII, so that a token can't end its header or be cut in silence. */
	private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E]+");

	static TokenCredentials of(String kind, String token) {
		if (token.isBlank()) {
			throw new DirectusRequestException("The " + kind + " is blank. Pass the token that Directus shows once"
					+ " when it is made, or use anonymous credentials.");
		}
		if (!HEADER_VALUE.matcher(token).matches()) {
			throw new DirectusRequestException("The " + kind + " has a space, a control character or a character"
					+ " outside ASCII, which no token of Directus has. Was more copied than the token?");
		}
		return new TokenCredentials(kind, token);
	}

	@Override
	public String toString() {
		return this.kind + " ***";
	}

}
