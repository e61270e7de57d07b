package io.github.springdirectus.redis;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Mono;

import org.springframework.data.redis.core.script.RedisScript;

/**
 * Lets one of all instances at a time do something. A lock ends by itself when its lease
 * is over; nobody but its owner ends it sooner.
 */
final class RedisLock {

	/** True also where a command that was sent anew had succeeded before. */
	private static final RedisScript<Boolean> TAKE = RedisScript.of("""
			if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
			if redis.call('GET', KEYS[1]) == ARGV[1] then return 1 end
			return 0""", Boolean.class);

	private static final RedisScript<Boolean> RELEASE = RedisScript.of("""
			if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
			return 0""", Boolean.class);

	private static final int SHORTEST_WAIT = 15;

	private static final int LONGEST_WAIT = 45;

	private final String instance = UUID.randomUUID().toString();

	private final AtomicLong owners = new AtomicLong();

	private final RedisCommands redis;

	RedisLock(RedisCommands redis) {
		this.redis = redis;
	}

	/**
	 * Wait for the lock, do something, and give the lock back before anybody hears of the
	 * result.
	 */
	<T> Mono<T> during(String name, Duration lease, Mono<T> work) {
		return Mono.defer(() -> {
			String owner = this.instance + ":" + this.owners.incrementAndGet();
			Mono<Boolean> release = this.redis.run(RELEASE, name, owner).onErrorReturn(false);
			Mono<T> guarded = work.onErrorResume((failure) -> release.then(Mono.error(failure)));
			// Also where nobody knows whether the lock was taken; nobody waits for that
			Mono<Boolean> anyway = Mono.fromRunnable(release::subscribe);
			return Mono.usingWhen(Mono.just(owner), (resource) -> take(name, owner, lease).then(guarded),
					(resource) -> release, (resource, failure) -> anyway, (resource) -> anyway);
		});
	}

	private Mono<Boolean> take(String name, String owner, Duration lease) {
		return this.redis.run(TAKE, name, owner, String.valueOf(RedisCommands.millis(lease)))
			.filter(Boolean::booleanValue)
			.repeatWhenEmpty((attempts) -> attempts.concatMap((attempt) -> Mono.delay(pause())));
	}

	/**
	 * By chance, so that instances that began to wait together do not ask together.
	 */
	private static Duration pause() {
		return Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHORTEST_WAIT, LONGEST_WAIT));
	}

}
