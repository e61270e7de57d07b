package io.github.springdirectus.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from a token of Directus when it expires: only to refresh it in time, for which
 * its signature does not matter.
 */
final class TokenExpiry {

	private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,11})\\b");

	private TokenExpiry() {
	}

	static Instant of(String token) {
		String[] parts = token.split("\\.", -1);
		if (parts.length != 3) {
			return Instant.MAX;
		}
		try {
			String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
			Matcher expiry = EXPIRY.matcher(claims);
			return expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1))) : Instant.MAX;
		}
		catch (IllegalArgumentException ex) {
			return Instant.MAX;
		}
	}

}
