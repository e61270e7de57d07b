package io.github.springdirectus.auth;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

/**
 * Keeps tokens as long as the JVM lives, but a bounded number of them.
 */
final class InMemoryTokenStore implements DirectusTokenStore {

	private final Cache<TokenKey, Kept> kept;

	private final Turns turns = new Turns();

	InMemoryTokenStore(long maximumSize, Duration idle, Ticker ticker) {
		this.kept = Caffeine.newBuilder()
			.maximumSize(maximumSize)
			.ticker(ticker)
			.executor(Runnable::run)
			.expireAfter(Expiry.<TokenKey, Kept>accessing((key, entry) -> shorter(entry.timeToLive(), idle)))
			.build();
	}

	@Override
	public Mono<DirectusTokens> get(TokenKey key) {
		return Mono.fromSupplier(() -> this.kept.getIfPresent(key)).map(Kept::tokens);
	}

	@Override
	public Mono<Void> put(TokenKey key, DirectusTokens tokens, Duration timeToLive) {
		return Mono.fromRunnable(() -> this.kept.put(key, new Kept(tokens, timeToLive)));
	}

	@Override
	public Mono<Void> remove(TokenKey key) {
		return Mono.fromRunnable(() -> this.kept.invalidate(key));
	}

	@Override
	public <T> Mono<T> locked(TokenKey key, Duration atMost, Mono<T> work) {
		return this.turns.take(key, atMost, work);
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private record Kept(DirectusTokens tokens, Duration timeToLive) {
	}

}
