package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusTransportException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Gets the next tokens of a session, one at a time: those that somebody else has put into
 * the store, those of a refresh, or those of a login. They are in the store before
 * anybody has them.
 */
final class TokenSession {

	/** How long a refresh may take; after that it counts as lost. */
	private static final Duration LEASE = Duration.ofSeconds(60);

	/** The life of a refresh token by default; each refresh begins it anew. */
	private static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(7);

	private final TokenKey key;

	private final DirectusTokenStore store;

	private final TokenEndpoint endpoint;

	private final @Nullable LoginSource login;

	private final Clock clock;

	private volatile @Nullable DirectusTokens newest;

	private volatile @Nullable DirectusTokens unstored;

	private volatile @Nullable String spent;

	private volatile @Nullable SessionEnd end;

	/**
	 * Create a session.
	 * @param login logs in, or {@code null} where the tokens are all there is
	 * @param first the tokens to begin with, or {@code null}
	 */
	TokenSession(TokenKey key, DirectusTokenStore store, TokenEndpoint endpoint, @Nullable LoginSource login,
			@Nullable DirectusTokens first, Clock clock) {
		this.key = key;
		this.store = store;
		this.endpoint = endpoint;
		this.login = login;
		this.newest = first;
		this.clock = clock;
	}

	/**
	 * Get tokens that are good.
	 * @param good whether tokens from the store will do
	 * @param adopt takes the tokens while nobody else can renew them
	 */
	Mono<DirectusTokens> renew(Predicate<DirectusTokens> good, Consumer<DirectusTokens> adopt) {
		return locked(Mono.defer(() -> {
			SessionEnd end = this.end;
			if (end != null) {
				return Mono.error(end.failure());
			}
			return newest().flatMap((tokens) -> next(tokens, good));
		}).doOnNext(adopt));
	}

	/**
	 * End the session, at Directus and here.
	 * @param forget called while nobody can renew the tokens
	 * @return the tokens that the session had, whose access token goes on being taken by
	 * Directus; empty where it had none
	 */
	Mono<DirectusTokens> logout(Runnable forget) {
		return locked(newest().flatMap((tokens) -> end(tokens).then(this.store.remove(this.key))
			.then(Mono.fromRunnable(this::forget))
			.then(Mono.fromRunnable(forget))
			.then(Mono.justOrEmpty(tokens))));
	}

	private Mono<Void> end(Optional<DirectusTokens> tokens) {
		return (tokens.isEmpty() || isSpent(tokens.get())) ? Mono.empty() : this.endpoint.logout(tokens.get())
			.onErrorResume(DirectusAuthenticationException.class, (unknown) -> Mono.empty());
	}

	private void forget() {
		this.newest = null;
		if (this.login == null) {
			this.end = new SessionEnd("Its session was logged out. Log in again, and use the tokens that gives.", null);
		}
	}

	private <T> Mono<T> locked(Mono<T> work) {
		return this.store.locked(this.key, LEASE.plusSeconds(1), work);
	}

	private Mono<Optional<DirectusTokens>> newest() {
		return Mono.defer(() -> {
			DirectusTokens left = this.unstored;
			return (left != null) ? keep(left) : this.store.get(this.key);
		}).map(Optional::of).switchIfEmpty(Mono.fromSupplier(() -> Optional.ofNullable(this.newest)));
	}

	private Mono<DirectusTokens> next(Optional<DirectusTokens> known, Predicate<DirectusTokens> good) {
		if (known.isEmpty()) {
			return login(null);
		}
		DirectusTokens tokens = known.get();
		if (isSpent(tokens)) {
			return login(null);
		}
		if (good.test(tokens)) {
			this.newest = tokens;
			return Mono.just(tokens);
		}
		return inTime(this.endpoint.refresh(tokens)).onErrorResume(
				(failure) -> RefreshFailures.isRefused(failure) || RefreshFailures.isLost(failure), (failure) -> {
					this.spent = tokens.renewable();
					return this.store.remove(this.key).then(login(failure));
				})
			.flatMap(this::keep);
	}

	private boolean isSpent(DirectusTokens tokens) {
		String renewable = tokens.renewable();
		return renewable == null || renewable.equals(this.spent);
	}

	private Mono<DirectusTokens> login(@Nullable Throwable reason) {
		return Mono.defer(() -> {
			if (this.login != null) {
				return inTime(this.login.login()).flatMap(this::keep);
			}
			SessionEnd end = SessionEnd.after(reason);
			this.end = end;
			return Mono.error(end.failure());
		});
	}

	/**
	 * A connector of the application's own may have no timeout.
	 */
	private static Mono<DirectusTokens> inTime(Mono<DirectusTokens> request) {
		return request.timeout(LEASE,
				Mono.error(() -> new DirectusTransportException(
						"Directus was asked for tokens, and did not answer within " + LEASE.toSeconds() + " s.", 0,
						null)));
	}

	private Mono<DirectusTokens> keep(DirectusTokens tokens) {
		return Mono.defer(() -> {
			// Not lost where the store fails: the next one puts them first
			this.unstored = tokens;
			return this.store.put(this.key, tokens, timeToLive(tokens)).then(Mono.fromSupplier(() -> {
				this.unstored = null;
				this.newest = tokens;
				return tokens;
			}));
		});
	}

	private Duration timeToLive(DirectusTokens tokens) {
		Duration left = Duration.between(this.clock.instant(), tokens.expiresAt());
		return (tokens.mode() == TokenMode.SESSION && left.compareTo(REFRESH_TOKEN_LIFE) < 0) ? left
				: REFRESH_TOKEN_LIFE;
	}

	/**
	 * Why there will be no more tokens. Each call gets an exception of its own.
	 */
	private record SessionEnd(String message, @Nullable DirectusException cause) {

		static SessionEnd after(@Nullable Throwable reason) {
			DirectusException cause = (reason instanceof DirectusException known) ? known : null;
			String what = (reason != null && RefreshFailures.isLost(reason))
					? "The reply to the refresh of its tokens was lost, and with it the only refresh token"
					: "Directus does not refresh its tokens any more";
			return new SessionEnd(what + ". Log in again, and use the tokens that gives.", cause);
		}

		DirectusAuthenticationException failure() {
			return new DirectusAuthenticationException("The session has ended. " + this.message, this.cause);
		}

	}

}
