package io.github.springdirectus.batch;

import java.util.Locale;
import java.util.regex.Pattern;

import io.github.springdirectus.model.Internal;

/**
 * Keys as text, by which they are compared: {@code 5}, {@code 5L} and {@code "5"} are one
 * key, and so is a UUID in capitals, which some databases send back in small letters.
 */
@Internal
public final class KeyText {

	private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private KeyText() {
	}

	/**
	 * The text of a key.
	 * @param key the key
	 * @return the text
	 */
	public static String of(Object key) {
		String text = key.toString();
		return (text.length() == 36 && UUID.matcher(text).matches()) ? text.toLowerCase(Locale.ROOT) : text;
	}

}
