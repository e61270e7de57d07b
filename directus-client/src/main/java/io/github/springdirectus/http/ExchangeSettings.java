package io.github.springdirectus.http;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;

import reactor.util.context.ContextView;

import org.springframework.http.HttpHeaders;

/**
 * What holds for all exchanges of a template.
 *
 * @param maxInMemorySize the most bytes that one element, an error body, or a reply that
 * can't be streamed may take
 * @param retry when a read is sent again
 * @param readTimeout how long to wait for the next bytes of an answer, and until a
 * connection takes the next bytes of a request; zero where the connector sees to that
 * @param clock tells the time
 * @param customizer adds headers to each request, but no {@code Authorization}
 */
public record ExchangeSettings(int maxInMemorySize, RetryPolicy retry, Duration readTimeout, Clock clock,
		BiConsumer<HttpHeaders, ContextView> customizer) {

	/**
	 * Create settings that add no header.
	 * @param maxInMemorySize the most bytes held at once
	 * @param retry when a read is sent again
	 * @param readTimeout how long to wait for the next bytes of an answer, and until a
	 * connection takes the next bytes of a request; zero where the connector sees to that
	 * @param clock tells the time
	 */
	public ExchangeSettings(int maxInMemorySize, RetryPolicy retry, Duration readTimeout, Clock clock) {
		this(maxInMemorySize, retry, readTimeout, clock, (headers, context) -> {
		});
	}

}
