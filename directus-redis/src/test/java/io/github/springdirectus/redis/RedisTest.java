package io.github.springdirectus.redis;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances of an application with a real Redis, which is empty before each test.
 */
abstract class RedisTest {

	static final Duration TIMEOUT = Duration.ofSeconds(15);

	static final RedisServer SERVER = RedisServer.shared();

	static final RedisCommands<String, String> ADMIN = SERVER.admin();

	private static final DirectusRedis ONE = DirectusRedis.builder(SERVER.connect()).build();

	private static final DirectusRedis OTHER = DirectusRedis.builder(SERVER.connect()).build();

	final DirectusRedis one = ONE;

	final DirectusRedis other = OTHER;

	@BeforeEach
	void empty() {
		ADMIN.flushall();
	}

	/** The only key that there is. */
	static String onlyKey() {
		assertThat(ADMIN.keys("*")).hasSize(1);
		return ADMIN.keys("*").get(0);
	}

	/**
	 * Keep something, and see that it lives exactly as long as said.
	 */
	static void livesFor(Duration timeToLive, Runnable put) {
		long begin = System.nanoTime();
		put.run();
		long left = ADMIN.pttl(onlyKey());
		long passed = Duration.ofNanos(System.nanoTime() - begin).toMillis() + 1;
		assertThat(left).isBetween(timeToLive.toMillis() - passed, timeToLive.toMillis());
	}

	static void await(BooleanSupplier condition) {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
			Thread.onSpinWait();
		}
	}

}
