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
 * @param retry when a call is sent again
 * @param readTimeout how long to wait for the next bytes of an answer, and until a
 * connection takes the next bytes of a request; zero where the connector sees to that
 * @param clock tells the time
 * @param customizer adds headers to each request, but no {@code Authorization}
 * @param decorator stands around each attempt
 */
public record ExchangeSettings(int maxInMemorySize, RetryPolicy retry, Duration readTimeout, Clock clock,
		BiConsumer<HttpHeaders, ContextView> customizer, AttemptDecorator decorator) {

	/**
	 * Create settings that add no header, and nothing around an attempt.
	 * @param maxInMemorySize the most bytes held at once
	 * @param retry when a call is sent again
	 * @param readTimeout how long to wait for the next bytes of an answer, and until a
	 * connection takes the next bytes of a request; zero where the connector sees to that
	 * @param clock tells the time
	 */
	public ExchangeSettings(int maxInMemorySize, RetryPolicy retry, Duration readTimeout, Clock clock) {
		this(maxInMemorySize, retry, readTimeout, clock, (headers, context) -> {
		}, AttemptDecorator.NONE);
	}

	/**
	 * A copy in which a call waits for the rate limit no longer than a while.
	 * @param longest the longest wait; a shorter one of these settings stays
	 * @return the copy
	 */
	ExchangeSettings withRateLimitWaitAtMost(Duration longest) {
		return (this.retry.rateLimitWait().compareTo(longest) <= 0) ? this : new ExchangeSettings(this.maxInMemorySize,
				this.retry.withRateLimitWait(longest), this.readTimeout, this.clock, this.customizer, this.decorator);
	}

}
