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
 * seconds, even to 0.
 */
final class RetryAfter {

	private final Clock clock;

	RetryAfter(Clock clock) {
		this.clock = clock;
	}

	@Nullable Duration of(HttpHeaders headers, List<DirectusError> errors) {
		for (DirectusError error : errors) {
			Instant reset = instant(error.extensions().get("reset"));
			if (reset != null) {
				return until(reset);
			}
		}
		String header = headers.getFirst(HttpHeaders.RETRY_AFTER);
		return (header != null) ? parse(header.trim()) : null;
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
