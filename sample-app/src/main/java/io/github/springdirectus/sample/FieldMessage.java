package io.github.springdirectus.sample;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is wrong with one field or parameter: an entry of the {@code errors} of a problem.
 */
record FieldMessage(String field, String message) {

	/**
	 * The name under which a problem lists these.
	 */
	static final String PROPERTY = "errors";

	private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

	/**
	 * A message of Directus, whose field gets the name that it has in our JSON.
	 */
	static FieldMessage ofField(String field, String message) {
		return new FieldMessage(UNDERSCORE.matcher(field).replaceAll(FieldMessage::capital), message);
	}

	private static String capital(MatchResult found) {
		return found.group(1).toUpperCase(Locale.ROOT);
	}

}
