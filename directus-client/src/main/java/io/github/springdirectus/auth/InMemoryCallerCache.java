package io.github.springdirectus.auth;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

/**
 * Keeps callers as long as the JVM lives, but a bounded number of them. Times to live are
 * measured by a clock that nobody sets back.
 */
final class InMemoryCallerCache implements CallerCache {

	private final Cache<CallerKey, Kept> callers;

	private final Cache<CallerKey, Kept> denied;

	InMemoryCallerCache(long callers, long denied, Ticker ticker) {
		this.callers = cache(callers, ticker);
		this.denied = cache(denied, ticker);
	}

	@Override
	public Mono<CachedCaller> get(CallerKey key) {
		return Mono.fromSupplier(() -> {
			Kept denied = this.denied.getIfPresent(key);
			return (denied != null) ? denied : this.callers.getIfPresent(key);
		}).map(Kept::caller);
	}

	@Override
	public Mono<Void> put(CallerKey key, CachedCaller caller, Duration timeToLive) {
		return Mono.fromRunnable(() -> this.callers.put(key, new Kept(caller, timeToLive)));
	}

	@Override
	public Mono<Void> remove(CallerKey key) {
		return Mono.fromRunnable(() -> this.callers.invalidate(key));
	}

	@Override
	public Mono<Void> deny(CallerKey key, Duration timeToLive) {
		return Mono.fromRunnable(() -> {
			this.denied.put(key, new Kept(CachedCaller.DENIED, timeToLive));
			this.callers.invalidate(key);
		});
	}

	private static Cache<CallerKey, Kept> cache(long maximumSize, Ticker ticker) {
		return Caffeine.newBuilder()
			.maximumSize(maximumSize)
			.ticker(ticker)
			.executor(Runnable::run)
			.expireAfter(Expiry.<CallerKey, Kept>writing((key, kept) -> kept.timeToLive()))
			.build();
	}

	private record Kept(CachedCaller caller, Duration timeToLive) {
	}

}
