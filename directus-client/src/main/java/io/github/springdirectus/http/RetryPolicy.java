package io.github.springdirectus.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import org.jspecify.annotations.Nullable;

/**
 * When a call is sent again, and after how long.
 *
 * @param maxAttempts how often a read is sent at most, the first time included
 * @param firstBackoff the wait before the second attempt; it doubles with each further
 * one
 * @param maxBackoff the longest wait; a server that asks for a longer one is not waited
 * for
 * @param rateLimitWait the longest that a call, a write too, waits for the rate limit of
 * the server in all; zero where that is one of the failures after which a read is sent
 * again
 */
public record RetryPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff, Duration rateLimitWait) {

	/**
	 * Three attempts, the waits growing from 200 ms to 10 s.
	 */
	public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(10));

	/**
	 * Create a policy.
	 * @param maxAttempts how often a read is sent at most
	 * @param firstBackoff the wait before the second attempt
	 * @param maxBackoff the longest wait
	 * @param rateLimitWait the longest wait for the rate limit
	 * @throws DirectusRequestException where no attempt is left, or a wait is negative
	 */
	public RetryPolicy {
		if (maxAttempts < 1) {
			throw new DirectusRequestException("directus.retry.max-attempts is " + maxAttempts
					+ ". It counts the first attempt too: 1 means that nothing is repeated.");
		}
		if (firstBackoff.isNegative() || maxBackoff.isNegative() || rateLimitWait.isNegative()) {
			throw new DirectusRequestException(
					"A wait of directus.retry is negative. Write 0 for none, or a duration such as 200ms.");
		}
	}

	/**
	 * Create a policy that does not wait for the rate limit but by the back-off.
	 * @param maxAttempts how often a read is sent at most
	 * @param firstBackoff the wait before the second attempt
	 * @param maxBackoff the longest wait
	 */
	public RetryPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {
		this(maxAttempts, firstBackoff, maxBackoff, Duration.ZERO);
	}

	/**
	 * A copy with another wait for the rate limit.
	 * @param longest the longest wait of a call in all; zero for none
	 * @return the copy
	 */
	public RetryPolicy withRateLimitWait(Duration longest) {
		return new RetryPolicy(this.maxAttempts, this.firstBackoff, this.maxBackoff, longest);
	}

	/**
	 * Whether a failure may pass by itself, and was not waited for already.
	 * @param failure the failure
	 * @param attempts how often the call was made
	 * @return whether to make it again
	 */
	public boolean covers(Throwable failure, long attempts) {
		return attempts < this.maxAttempts && isTemporary(failure) && !asksForTooLong(failure);
	}

	/**
	 * How long to wait: what the server asks for, or a doubling back-off, with jitter, so
	 * that clients that failed together do not return together.
	 * @param failure the failure
	 * @param attempts how often the call was made
	 * @return the wait
	 */
	public Duration waitBefore(Throwable failure, long attempts) {
		Duration asked = retryAfter(failure);
		double jitter = ThreadLocalRandom.current().nextDouble();
		if (asked != null) {
			return asked.plus(scale(this.firstBackoff, jitter));
		}
		Duration doubled = scale(this.firstBackoff, Math.pow(2, attempts - 1));
		Duration bounded = (doubled.compareTo(this.maxBackoff) < 0) ? doubled : this.maxBackoff;
		return scale(bounded, 0.5 + jitter / 2);
	}

	private boolean asksForTooLong(Throwable failure) {
		Duration asked = retryAfter(failure);
		return asked != null && asked.compareTo(this.maxBackoff) > 0;
	}

	private boolean isTemporary(Throwable failure) {
		if (failure instanceof DirectusCallRejectedException) {
			return false;
		}
		if (failure instanceof DirectusRateLimitException) {
			return this.rateLimitWait.isZero();
		}
		if (failure instanceof DirectusResponseException response) {
			return response.status() == 503;
		}
		return failure instanceof DirectusTransportException transport && transport.emitted() == 0
				&& !TransportFailures.isTimeout(transport);
	}

	private static @Nullable Duration retryAfter(Throwable failure) {
		return (failure instanceof DirectusResponseException response) ? response.retryAfter() : null;
	}

	private static Duration scale(Duration duration, double factor) {
		return Duration.ofNanos((long) (duration.toNanos() * factor));
	}

}
