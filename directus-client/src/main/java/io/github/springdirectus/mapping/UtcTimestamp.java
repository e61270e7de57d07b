package io.github.springdirectus.mapping;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Parses the form of nearly every timestamp of Directus, {@code 2026-01-31T23:59:59.123Z}
 * with up to nine digits of a second, without the formatter of the JDK, which costs more
 * than the rest of a row.
 */
final class UtcTimestamp {

	private static final int SECONDS_END = 19;

	private static final int MAX_LENGTH = SECONDS_END + 1 + 9 + 1;

	private static final int SECONDS_PER_DAY = 86_400;

	private UtcTimestamp() {
	}

	/**
	 * Parse the text.
	 * @return the instant, or {@code null} where the text has any other form: the JDK
	 * decides then
	 */
	static @Nullable Instant parse(char[] text, int offset, int length) {
		if (length <= SECONDS_END || length > MAX_LENGTH || text[offset + length - 1] != 'Z'
				|| !hasSeparators(text, offset)) {
			return null;
		}
		int century = twoDigits(text, offset);
		int year = twoDigits(text, offset + 2);
		int month = twoDigits(text, offset + 5);
		int day = twoDigits(text, offset + 8);
		int hour = twoDigits(text, offset + 11);
		int minute = twoDigits(text, offset + 14);
		int second = twoDigits(text, offset + 17);
		int nanos = nanos(text, offset + SECONDS_END, offset + length - 1);
		if ((century | year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59
				|| second > 59) {
			return null;
		}
		long days = LocalDate.of(century * 100 + year, month, day).toEpochDay();
		return Instant.ofEpochSecond(days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second, nanos);
	}

	private static boolean hasSeparators(char[] text, int offset) {
		return text[offset + 4] == '-' && text[offset + 7] == '-' && text[offset + 10] == 'T'
				&& text[offset + 13] == ':' && text[offset + 16] == ':';
	}

	private static int twoDigits(char[] text, int at) {
		int tens = text[at] - '0';
		int ones = text[at + 1] - '0';
		return (isDigit(tens) && isDigit(ones)) ? tens * 10 + ones : -1;
	}

	private static int nanos(char[] text, int start, int end) {
		if (start == end) {
			return 0;
		}
		if (text[start] != '.' || start + 1 == end) {
			return -1;
		}
		int nanos = 0;
		for (int i = 1; i <= 9; i++) {
			int digit = (start + i < end) ? text[start + i] - '0' : 0;
			if (!isDigit(digit)) {
				return -1;
			}
			nanos = nanos * 10 + digit;
		}
		return nanos;
	}

	private static boolean isDigit(int digit) {
		return digit >= 0 && digit <= 9;
	}

}
