package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.springdirectus.error.DirectusAuthenticationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Logs in, but not again at once where Directus has refused it: it suspends a user after
 * some wrong passwords, and an application may well make a hundred calls a second.
 */
final class LoginSource {

	static final Duration HOLD = Duration.ofSeconds(30);

	private final Mono<DirectusTokens> request;

	private final Clock clock;

	private volatile @Nullable Refusal refusal;

	LoginSource(Mono<DirectusTokens> request, Clock clock) {
		this.request = request;
		this.clock = clock;
	}

	Mono<DirectusTokens> login() {
		return Mono.defer(() -> {
			Refusal last = this.refusal;
			if (last != null && this.clock.instant().isBefore(last.until())) {
				return Mono.error(last.again());
			}
			return this.request.doOnError(DirectusAuthenticationException.class,
					(failure) -> this.refusal = new Refusal(failure, this.clock.instant().plus(HOLD)));
		});
	}

	private record Refusal(DirectusAuthenticationException failure, Instant until) {

		DirectusAuthenticationException again() {
			return new DirectusAuthenticationException(
					"Directus refused this login less than " + HOLD.toSeconds() + " s ago, and is not asked again: it"
							+ " suspends a user after some wrong passwords. Check the credentials.",
					this.failure);
		}

	}

}
