package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Instant;

import io.github.springdirectus.http.Identity;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Somebody with a session: its access token while that is good, and the next one after
 * that, which is fetched once for all who wait. A good token is handed out while the next
 * one is on its way.
 */
final class TokenIdentity implements Identity {

	private final TokenSession session;

	private final Clock clock;

	private final SingleFlight<DirectusTokens> renewal;

	private volatile @Nullable HeldTokens held;

	private volatile @Nullable String rejected;

	TokenIdentity(TokenSession session, @Nullable DirectusTokens first, Clock clock) {
		this.session = session;
		this.clock = clock;
		this.held = (first != null) ? HeldTokens.of(first, clock.instant()) : null;
		this.renewal = new SingleFlight<>(Mono.defer(() -> this.session.renew(this::isGood, this::adopt))
			// Nothing would be sent as nobody's request
			.switchIfEmpty(Mono.error(() -> new IllegalStateException(
					"The token store has lost the work of" + " locked(..): it must emit what the work emits.")))
			.doOnError((failure) -> postpone()));
	}

	@Override
	public Mono<String> token() {
		return Mono.deferContextual((context) -> {
			HeldTokens held = this.held;
			Instant now = this.clock.instant();
			if (held == null || !held.isUsable(now, this.rejected)) {
				return this.renewal.join().map(DirectusTokens::accessToken);
			}
			if (held.isDue(now)) {
				// Whoever needs the next tokens and can't have them will be told
				this.renewal.join().onErrorComplete().contextWrite(context).subscribe();
			}
			return held.access();
		});
	}

	@Override
	public Mono<Boolean> renew(String rejected) {
		return Mono.defer(() -> {
			HeldTokens held = this.held;
			if (held != null && held.tokens().accessToken().equals(rejected)) {
				this.rejected = rejected;
			}
			return token().map((token) -> !token.equals(rejected));
		});
	}

	/**
	 * End the session.
	 * @return the tokens that it had, whose access token goes on being taken by Directus;
	 * empty where it had none
	 */
	Mono<DirectusTokens> logout() {
		return this.session.logout(() -> this.held = null);
	}

	private boolean isGood(DirectusTokens tokens) {
		HeldTokens held = this.held;
		Instant now = this.clock.instant();
		// Not by the access token: a refresh in the same second gives the same one again
		if (held != null && held.tokens().equals(tokens)) {
			return held.isUsable(now, this.rejected) && !held.isDue(now);
		}
		return HeldTokens.of(tokens, now).isUsable(now, this.rejected);
	}

	private void adopt(DirectusTokens tokens) {
		HeldTokens held = this.held;
		if (held == null || !held.tokens().equals(tokens)) {
			this.held = HeldTokens.of(tokens, this.clock.instant());
		}
	}

	private void postpone() {
		HeldTokens held = this.held;
		Instant now = this.clock.instant();
		if (held != null && held.isUsable(now, this.rejected)) {
			this.held = held.postponed(now);
		}
	}

}
