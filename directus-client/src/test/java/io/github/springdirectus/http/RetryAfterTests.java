package io.github.springdirectus.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private final RetryAfter retryAfter = new RetryAfter(
			Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

	@ParameterizedTest
	@CsvSource({ "0,PT0S", "7,PT7S", "'Thu, 01 Jan 2026 00:01:00 GMT',PT1M", "'Wed, 31 Dec 2025 00:00:00 GMT',PT0S" })
	void theHeaderIsSecondsOrADate(String header, Duration wait) {
		assertThat(this.retryAfter.of(headers(header), List.of())).isEqualTo(wait);
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-1", "1.5", "99999999999999999999" })
	void aHeaderThatIsNeitherSaysNothing(String header) {
		assertThat(this.retryAfter.of(headers(header), List.of())).isNull();
	}

	@Test
	void theExactResetOfDirectusComesFirst() {
		assertThat(this.retryAfter.of(headers("0"), List.of(error("2026-01-01T00:00:00.700Z"))))
			.isEqualTo(Duration.ofMillis(700));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-01-01T00:00:30Z", "2025-12-31T23:00:00Z" })
	void aServerWhoseClockIsWrongByOursIsBelievedInItsHeader(String reset) {
		assertThat(this.retryAfter.of(headers("5"), List.of(error(reset)))).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void aResetThatIsNoTimeLeavesTheHeader() {
		assertThat(this.retryAfter.of(headers("3"), List.of(error("later")))).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void withoutEitherNothingIsKnown() {
		assertThat(this.retryAfter.of(new HttpHeaders(), List.of())).isNull();
	}

	private static DirectusError error(String reset) {
		return new DirectusError("Too many requests", "REQUESTS_EXCEEDED", Map.of("reset", reset));
	}

	private static HttpHeaders headers(String retryAfter) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
		return headers;
	}

}
