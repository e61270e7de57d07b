package io.github.springdirectus.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tokens in use.
 *
 * @param tokens the tokens
 * @param renewAt from when to get the next ones
 * @param access the access token
 */
record HeldTokens(DirectusTokens tokens, Instant renewAt, Mono<String> access) {

	private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

	/**
	 * Tokens to be renewed before they expire: by 10 to 20 % of the life that they have
	 * left, and by 30 to 60 s at most, so that many that began together don't end so.
	 */
	static HeldTokens of(DirectusTokens tokens, Instant now) {
		if (!now.isBefore(tokens.expiresAt())) {
			return new HeldTokens(tokens, now, Mono.just(tokens.accessToken()));
		}
		Duration tenth = Duration.between(now, tokens.expiresAt()).dividedBy(10);
		Duration margin = (tenth.compareTo(LONGEST_MARGIN) < 0) ? tenth : LONGEST_MARGIN;
		double jitter = 1 + ThreadLocalRandom.current().nextDouble();
		return new HeldTokens(tokens, tokens.expiresAt().minusNanos((long) (margin.toNanos() * jitter)),
				Mono.just(tokens.accessToken()));
	}

	/**
	 * The same, to be renewed when half of the life that is left has passed.
	 */
	HeldTokens postponed(Instant now) {
		Duration left = Duration.between(now, this.tokens.expiresAt());
		return new HeldTokens(this.tokens, now.plus(left.dividedBy(2)), this.access);
	}

	boolean isUsable(Instant now, @Nullable String rejected) {
		return now.isBefore(this.tokens.expiresAt()) && !this.tokens.accessToken().equals(rejected);
	}

	boolean isDue(Instant now) {
		return !now.isBefore(this.renewAt);
	}

}
