package io.github.springdirectus.redis;

import java.time.Duration;
import java.time.Instant;

import io.github.springdirectus.auth.CachedCaller;
import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.CallerKey;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.core.script.RedisScript;

/**
 * Keeps callers and denials for all instances. Both stand under the same name, so that
 * one question answers both, and a denial takes the place of a caller; nothing but the
 * end of its time takes the place of a denial.
 */
final class RedisCallerCache implements CallerCache {

	private static final String DENIED = "denied";

	private static final RedisScript<Boolean> PUT = RedisScript.of("""
			if redis.call('GET', KEYS[1]) == 'denied' then return 0 end
			redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
			return 1""", Boolean.class);

	private static final RedisScript<Boolean> REMOVE = RedisScript.of("""
			if redis.call('GET', KEYS[1]) == 'denied' then return 0 end
			return redis.call('DEL', KEYS[1])""", Boolean.class);

	private final RedisCommands redis;

	private final Entries<CachedCaller> entries;

	RedisCallerCache(RedisCommands redis, Entries<CachedCaller> entries) {
		this.redis = redis;
		this.entries = entries;
	}

	@Override
	public Mono<CachedCaller> get(CallerKey key) {
		return Mono.defer(() -> {
			String name = name(key);
			return this.redis.get(name)
				.flatMap((value) -> DENIED.equals(value) ? Mono.just(new CachedCaller(null, null, Instant.MAX))
						: this.entries.read(name, value));
		});
	}

	@Override
	public Mono<Void> put(CallerKey key, CachedCaller caller, Duration timeToLive) {
		return Mono.defer(() -> {
			String name = name(key);
			return RedisCommands.isOver(timeToLive) ? remove(key)
					: this.redis
						.run(PUT, name, this.entries.write(name, caller),
								String.valueOf(RedisCommands.millis(timeToLive)))
						.then();
		});
	}

	@Override
	public Mono<Void> remove(CallerKey key) {
		return Mono.defer(() -> this.redis.run(REMOVE, name(key))).then();
	}

	@Override
	public Mono<Void> deny(CallerKey key, Duration timeToLive) {
		return Mono.defer(
				() -> RedisCommands.isOver(timeToLive) ? Mono.empty() : this.redis.set(name(key), DENIED, timeToLive));
	}

	private String name(CallerKey key) {
		return this.entries.name(key.origin() + ":" + key.hash());
	}

}
