package io.github.springdirectus.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusError;
import io.github.springdirectus.error.ErrorReply;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What was found out about a token, for some time: who it belongs to, or that it belongs
 * to no valid, active user.
 *
 * @param principal who it belongs to; {@code null} for nobody
 * @param refusal the code by which Directus refused the token, or {@code null}
 * @param until when it is to be found out anew, by the clock of the client
 */
public record CachedCaller(@Nullable DirectusPrincipal principal, @Nullable String refusal, Instant until) {

	/** A token that was logged out. */
	static final CachedCaller DENIED = new CachedCaller(null, null, Instant.MAX);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Duration REFUSED = Duration.ofSeconds(3);

	static CachedCaller of(DirectusPrincipal principal, Instant now) {
		Instant longest = now.plus(LONGEST);
		Instant expiry = principal.expiresAt();
		return new CachedCaller(principal, null, (expiry != null && expiry.isBefore(longest)) ? expiry : longest);
	}

	static CachedCaller refused(@Nullable String code, Instant now) {
		return new CachedCaller(null, code, now.plus(REFUSED));
	}

	Mono<DirectusPrincipal> result() {
		return (this.principal != null) ? Mono.just(this.principal) : Mono.error(this::failure);
	}

	/**
	 * Each call gets an exception of its own.
	 */
	private DirectusAuthenticationException failure() {
		String message = "The token belongs to no valid, active user of Directus. Log in again.";
		if (this.refusal == null) {
			return new DirectusAuthenticationException(message, null);
		}
		DirectusError error = new DirectusError("the token was refused", this.refusal, Map.of("code", this.refusal));
		return new DirectusAuthenticationException(message,
				new DirectusAuthenticationException(new ErrorReply(401, "GET /users/me", List.of(error), "", null)));
	}

}
