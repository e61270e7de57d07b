package io.github.springdirectus.http;

import java.time.Clock;

/**
 * What holds for all exchanges of a template.
 *
 * @param maxInMemorySize the most bytes that one element, an error body, or a reply that
 * can't be streamed may take
 * @param retry when a read is sent again
 * @param clock tells the time
 */
public record ExchangeSettings(int maxInMemorySize, RetryPolicy retry, Clock clock) {
}
