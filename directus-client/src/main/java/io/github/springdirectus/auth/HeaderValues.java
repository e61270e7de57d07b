package io.github.springdirectus.auth;

import java.util.regex.Pattern;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * Tells what may travel as a token from what can't.
 */
final class HeaderValues {

	/** Visible ASCII, so that a token can't end its header or be cut in silence. */
	private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E]+");

	private HeaderValues() {
	}

	static String check(String kind, String token) {
		if (token.isBlank()) {
			throw new DirectusRequestException("The " + kind + " is blank. Pass the token that Directus shows once"
					+ " when it is made, or use anonymous credentials.");
		}
		if (!isValid(token)) {
			throw new DirectusRequestException("The " + kind + " has a space, a control character or a character"
					+ " outside ASCII, which no token of Directus has. Was more copied than the token?");
		}
		return token;
	}

	static boolean isValid(String token) {
		return HEADER_VALUE.matcher(token).matches();
	}

	static String checkText(String name, String text) {
		if (text.isBlank()) {
			throw new DirectusRequestException("The " + name + " of a login is blank.");
		}
		return text;
	}

}
