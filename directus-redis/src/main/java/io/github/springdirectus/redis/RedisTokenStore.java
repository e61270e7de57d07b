package io.github.springdirectus.redis;

import java.time.Duration;

import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.TokenKey;
import reactor.core.publisher.Mono;

/**
 * Keeps tokens for all instances, as long as it was told: to read them does not make that
 * longer.
 */
final class RedisTokenStore implements DirectusTokenStore {

	private final RedisCommands redis;

	private final Entries<DirectusTokens> entries;

	private final RedisLock lock;

	/**
	 * Its turns alone, so that one at a time of this instance asks Redis for the lock.
	 */
	private final DirectusTokenStore turns = DirectusTokenStore.inMemory();

	RedisTokenStore(RedisCommands redis, Entries<DirectusTokens> entries) {
		this.redis = redis;
		this.entries = entries;
		this.lock = new RedisLock(redis);
	}

	@Override
	public Mono<DirectusTokens> get(TokenKey key) {
		return Mono.defer(() -> {
			String name = name(key);
			return this.redis.get(name).flatMap((value) -> this.entries.read(name, value));
		});
	}

	@Override
	public Mono<Void> put(TokenKey key, DirectusTokens tokens, Duration timeToLive) {
		return Mono.defer(() -> {
			String name = name(key);
			return this.redis.set(name, this.entries.write(name, tokens), timeToLive);
		});
	}

	@Override
	public Mono<Void> remove(TokenKey key) {
		return Mono.defer(() -> this.redis.delete(name(key)));
	}

	@Override
	public <T> Mono<T> locked(TokenKey key, Duration atMost, Mono<T> work) {
		return Mono.defer(() -> this.turns.locked(key, atMost, this.lock.during(name(key) + ":lock", atMost, work)));
	}

	private String name(TokenKey key) {
		return this.entries.name(key.value());
	}

}
