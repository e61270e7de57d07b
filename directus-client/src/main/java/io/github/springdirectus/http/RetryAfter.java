package io.github.springdirectus.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import io.github.springdirectus.error.DirectusError;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * How long a server asks to wait: Directus' {@code extensions.reset}, which is exact, or
 * the {@code Retry-After} header of RFC 9110 in either form, which Directus rounds to
 * seconds, even to 0. Where the two contradict each other the clocks do, and the header
 * holds.
 */
final class RetryAfter {

	/** What rounding and the way of the answer may make of a difference. */
	private static final Duration TOLERANCE = Duration.ofSeconds(1);

	private final Clock clock;

	RetryAfter(Clock clock) {
		this.clock = clock;
	}

	@Nullable Duration of(HttpHeaders headers, List<DirectusError> errors) {
		String header = headers.getFirst(HttpHeaders.RETRY_AFTER);
		Duration rounded = (header != null) ? parse(header.trim()) : null;
		for (DirectusError error : errors) {
			Instant reset = instant(error.extensions().get("reset"));
			if (reset != null) {
				return bounded(until(reset), rounded);
			}
		}
		return rounded;
	}

	/**
	 * The reset is a time by the server's clock, which may be wrong by ours; the header
	 * is a duration.
	 */
	private static Duration bounded(Duration exact, @Nullable Duration rounded) {
		if (rounded == null || exact.minus(rounded).abs().compareTo(TOLERANCE) <= 0) {
			return exact;
		}
		return rounded;
	}

	private @Nullable Duration parse(String header) {
		if (header.matches("\\d{1,9}")) {
			return Duration.ofSeconds(Long.parseLong(header));
		}
		try {
			return until(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private Duration until(Instant instant) {
		Duration wait = Duration.between(this.clock.instant(), instant);
		return wait.isNegative() ? Duration.ZERO : wait;
	}

	private static @Nullable Instant instant(@Nullable Object value) {
		try {
			return (value instanceof String text) ? Instant.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
