package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import reactor.core.publisher.Mono;

/**
 * Has access tokens refused that were logged out, as long as Directus may take them.
 */
final class TokenDenial {

	/** How much later than by our clock Directus may find that a token has expired. */
	private static final Duration SKEW = Duration.ofMinutes(5);

	/** For a token that does not tell when it expires. */
	private static final Duration LONGEST = Duration.ofDays(7);

	private final CallerCache cache;

	private final String origin;

	private final Clock clock;

	TokenDenial(CallerCache cache, String origin, Clock clock) {
		this.cache = cache;
		this.origin = origin;
		this.clock = clock;
	}

	/**
	 * Refuse a token.
	 * @param token the access token that was logged out
	 * @return completes when no resolver with this cache takes it any more
	 */
	Mono<Void> deny(String token) {
		return Mono.defer(() -> {
			Instant expiry = TokenExpiry.of(token);
			Duration left = expiry.equals(Instant.MAX) ? LONGEST
					: Duration.between(this.clock.instant(), expiry).plus(SKEW);
			return (left.compareTo(Duration.ZERO) > 0) ? this.cache.deny(CallerKey.of(this.origin, token), left)
					: Mono.empty();
		});
	}

}
