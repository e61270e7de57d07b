package io.github.springdirectus.http;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that a server sent, before it becomes part of a message: a
 * proxy's error page may well show the headers of the request.
 */
final class Secrets {

	static final String MASK = "***";

	private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)[A-Za-z0-9._~+/=\\-]+");

	private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_\\-]+\\.[A-Za-z0-9_\\-]+\\.?[A-Za-z0-9_\\-]*");

	private static final Pattern NAMED = Pattern
		.compile("(?i)((?:access_?token|refresh_?token|session_?token|password|secret|otp)[\"']?\\s*[:=]\\s*[\"']?)"
				+ "[^\\s\"'&,;<>]+");

	private Secrets() {
	}

	static String mask(String text, Collection<String> secrets) {
		String masked = text;
		for (String secret : secrets) {
			masked = masked.replace(secret, MASK);
		}
		masked = BEARER.matcher(masked).replaceAll("$1" + MASK);
		masked = JWT.matcher(masked).replaceAll(MASK);
		return NAMED.matcher(masked).replaceAll("$1" + MASK);
	}

}
