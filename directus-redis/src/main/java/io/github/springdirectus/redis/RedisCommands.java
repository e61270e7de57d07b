package io.github.springdirectus.redis;

import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The few commands of Redis that are needed, each bounded in time, and with failures that
 * quote nothing.
 */
final class RedisCommands {

	private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

	private final ReactiveStringRedisTemplate redis;

	private final Duration timeout;

	private final Mono<Boolean> connected;

	RedisCommands(ReactiveRedisConnectionFactory connectionFactory, Duration timeout) {
		this.redis = new ReactiveStringRedisTemplate(connectionFactory);
		this.timeout = timeout;
		// The first connection is waited for by a thread: by one for all, and none of an
		// event loop
		this.connected = Mono.fromCallable(connectionFactory::getReactiveConnection)
			.flatMap((connection) -> connection.closeLater().thenReturn(true))
			.subscribeOn(Schedulers.boundedElastic())
			.cache((connection) -> FOREVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/**
	 * The value of a key; empty where there is none.
	 */
	Mono<String> get(String name) {
		return bounded(this.redis.opsForValue().get(name));
	}

	/**
	 * Keep a value for that long, in place of an earlier one.
	 */
	Mono<Void> set(String name, String value, Duration timeToLive) {
		// For Spring Data, zero is for ever
		return isOver(timeToLive) ? delete(name)
				: bounded(this.redis.opsForValue().set(name, value, Duration.ofMillis(millis(timeToLive)))).then();
	}

	Mono<Void> delete(String name) {
		return bounded(this.redis.delete(name)).then();
	}

	/**
	 * Run a script on a key.
	 * @return what it answers: whether it has done anything
	 */
	Mono<Boolean> run(RedisScript<Boolean> script, String name, String... arguments) {
		return bounded(this.redis.execute(script, List.of(name), List.of(arguments)).next());
	}

	static boolean isOver(Duration timeToLive) {
		return timeToLive.isNegative() || timeToLive.isZero();
	}

	static long millis(Duration timeToLive) {
		return Math.max(1, timeToLive.toMillis());
	}

	private <T> Mono<T> bounded(Mono<T> command) {
		return this.connected.then(command)
			.timeout(this.timeout)
			.onErrorMap((failure) -> RedisFailures.translate(failure, this.timeout))
			// All answers come on one thread, which is not for what follows them
			.publishOn(Schedulers.parallel());
	}

}
