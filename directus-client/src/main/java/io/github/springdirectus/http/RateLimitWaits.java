package io.github.springdirectus.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.springdirectus.error.DirectusRateLimitException;
import org.jspecify.annotations.Nullable;

/**
 * How long one call has waited for the rate limit of the server, and how long it may
 * still. A request over the limit was refused before anything was done, so that a write
 * may wait for its turn like a read.
 *
 * <p>
 * Callers over the limit are refused together, and only some of them find room when it is
 * reset. So each comes back at a random time after that, the later the more often it was
 * refused.
 */
final class RateLimitWaits {

	/** Where the server says nothing, or again and again that the limit is reset now. */
	private static final Duration LEAST = Duration.ofMillis(100);

	private Duration left;

	private int count;

	RateLimitWaits(Duration longest) {
		this.left = longest;
	}

	/**
	 * How often the call has waited.
	 */
	synchronized int count() {
		return this.count;
	}

	/**
	 * How long to wait now.
	 * @return the wait, or {@code null} where the call is not to be made again
	 */
	synchronized @Nullable Duration after(DirectusRateLimitException refusal) {
		Duration told = refusal.retryAfter();
		Duration asked = (told != null && told.compareTo(LEAST) > 0) ? told : LEAST;
		Duration spare = this.left.minus(asked);
		if (spare.isNegative()) {
			return null;
		}
		Duration spread = asked.multipliedBy(this.count + 1L);
		spread = (spread.compareTo(spare) < 0) ? spread : spare;
		Duration wait = asked.plusNanos((long) (spread.toNanos() * ThreadLocalRandom.current().nextDouble()));
		this.left = this.left.minus(wait);
		this.count++;
		return wait;
	}

	/**
	 * Wait no more.
	 */
	synchronized void end() {
		this.left = Duration.ZERO;
	}

}
