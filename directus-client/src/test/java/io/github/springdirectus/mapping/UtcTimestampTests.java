package io.github.springdirectus.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link UtcTimestamp}.
 */
class UtcTimestampTests {

	private static Instant parse(String text) {
		String padded = "9" + text + "9";
		return UtcTimestamp.parse(padded.toCharArray(), 1, text.length());
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-01-31T23:59:59Z", "2026-01-31T23:59:59.1Z", "2026-01-31T23:59:59.123Z",
			"2026-01-31T23:59:59.123456Z", "2026-01-31T23:59:59.123456789Z", "0000-01-01T00:00:00Z",
			"9999-12-31T23:59:59.999999999Z", "2024-02-29T12:00:00.000Z", "1969-12-31T23:59:59.999Z",
			"2099-10-09T19:09:49.090Z" })
	void readsWhatTheJdkReads(String text) {
		assertThat(parse(text)).isEqualTo(Instant.parse(text));
	}

	@Test
	void agreesWithTheJdkOnRandomInstants() {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			Instant instant = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 250_000_000_000L),
					random.nextInt(1_000_000_000));
			assertThat(parse(instant.toString())).isEqualTo(instant);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Z", "2026-01-31", "2026-01-31T23:59:59", "2026-01-31T23:59Z",
			"2026-01-31T23:59:59+01:00", "2026-01-31 23:59:59Z", "2026/01-31T23:59:59Z", "2026-01/31T23:59:59Z",
			"2026-01-31T23.59:59Z", "2026-01-31T23:59.59Z", "2026-01-31T24:00:00Z", "2026-01-31T23:60:00Z",
			"2026-01-31T23:59:60Z", "2026-01-31T23:59:59.Z", "2026-01-31T23:59:59,1Z", "2026-01-31T23:59:59.1x3Z",
			"2026-01-31T23:59:59.1234567890Z", "+026-01-31T23:59:59Z", "20x6-01-31T23:59:59Z", "2026-1x-31T23:59:59Z",
			"2026-01-3xT23:59:59Z", "2026-01-31Tx3:59:59Z", "2026-01-31T23:5x:59Z", "2026-01-31T23:59:x9Z",
			"2026-01-31T23:59:5/Z", "2026-01-31T23:59:5:Z", "2026-01-31T23:59:59.12/Z", "2026-01-31T23:59:59.12:Z" })
	void leavesOtherFormsToTheJdk(String text) {
		assertThat(parse(text)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
			"2026-01-32T00:00:00Z", "2026-01-00T00:00:00Z" })
	void refusesDaysThatDoNotExist(String text) {
		assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> parse(text));
	}

}
