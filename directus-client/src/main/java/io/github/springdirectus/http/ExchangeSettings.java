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
 * @param writeTimeout how long to wait until a connection takes bytes of a request
 * @param clock tells the time
 * @param customizer adds headers to each request, but no {@code Authorization}
 * @param decorator stands around each attempt
 */
public record ExchangeSettings(int maxInMemorySize, RetryPolicy retry, Duration writeTimeout, Clock clock,
		BiConsumer<HttpHeaders, ContextView> customizer, AttemptDecorator decorator) {

	/**
	 * Create settings that add no header, and nothing around an attempt.
	 * @param maxInMemorySize the most bytes held at once
	 * @param retry when a call is sent again
	 * @param writeTimeout how long to wait until a connection takes bytes of a request
	 * @param clock tells the time
	 */
	public ExchangeSettings(int maxInMemorySize, RetryPolicy retry, Duration writeTimeout, Clock clock) {
		this(maxInMemorySize, retry, writeTimeout, clock, (headers, context) -> {
		}, AttemptDecorator.NONE);
	}

	/**
	 * A copy in which a call waits for the rate limit no longer than a while.
	 * @param longest the longest wait; a shorter one of these settings stays
	 * @return the copy
	 */
	ExchangeSettings withRateLimitWaitAtMost(Duration longest) {
		return (this.retry.rateLimitWait().compareTo(longest) <= 0) ? this : new ExchangeSettings(this.maxInMemorySize,
				this.retry.withRateLimitWait(longest), this.writeTimeout, this.clock, this.customizer, this.decorator);
	}

}
