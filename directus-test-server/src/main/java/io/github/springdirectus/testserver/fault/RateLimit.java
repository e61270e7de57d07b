package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Answers as Directus does where its rate limiter is exceeded. The time in it is that of
 * the answer.
 *
 * @param reset how long until requests are welcome again
 */
record RateLimit(Duration reset) implements RequestFault {

	private static final DateTimeFormatter TIME = DateTimeFormatter
		.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	@Override
	public boolean apply(Exchange exchange) throws IOException {
		exchange.answer(answer(Instant.now().plus(this.reset)));
		return false;
	}

	private Answer answer(Instant until) {
		String body = """
				{"errors":[{"message":"Too many requests, retry after %s.",\
				"extensions":{"limit":50,"reset":"%s","code":"REQUESTS_EXCEEDED"}}]}""";
		return Fault.answer(429)
			.header("Retry-After", String.valueOf(Math.round(this.reset.toMillis() / 1000.0)))
			.body("application/json; charset=utf-8", body.formatted(text(this.reset.toMillis()), TIME.format(until)));
	}

	/**
	 * A time in its largest unit, rounded, as Directus writes it.
	 */
	private static String text(long millis) {
		if (millis >= 3_600_000) {
			return Math.round(millis / 3_600_000.0) + "h";
		}
		if (millis >= 60_000) {
			return Math.round(millis / 60_000.0) + "m";
		}
		return (millis >= 1000) ? Math.round(millis / 1000.0) + "s" : millis + "ms";
	}

}
