package io.github.springdirectus.redis;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import io.github.springdirectus.auth.CachedCaller;
import io.github.springdirectus.auth.CallerKey;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.TokenKey;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.error.DirectusUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Redis that is not there, goes, comes back, does not answer, or refuses.
 */
class RedisFailureIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration PATIENCE = Duration.ofMillis(500);

	private static final TokenKey KEY = new TokenKey("abcdef".repeat(10) + "0123");

	private static final CallerKey CALLER = new CallerKey("https://cms.example.com", KEY.value());

	private static final DirectusTokens TOKENS = new DirectusTokens("the-access-token", "the-refresh-token",
			Instant.parse("2026-01-02T03:04:05Z"), TokenMode.JSON);

	private final RedisServer server = RedisServer.start();

	@AfterEach
	void close() {
		this.server.close();
	}

	/** Each of what may be asked of Redis. */
	static List<Function<DirectusRedis, Mono<?>>> calls() {
		return List.of((redis) -> redis.tokenStore().get(KEY),
				(redis) -> redis.tokenStore().put(KEY, TOKENS, Duration.ofDays(7)),
				(redis) -> redis.tokenStore().remove(KEY),
				(redis) -> redis.tokenStore().locked(KEY, Duration.ofSeconds(60), Mono.just("work")),
				(redis) -> redis.callerCache().get(CALLER),
				(redis) -> redis.callerCache()
					.put(CALLER, new CachedCaller(null, "CODE", Instant.EPOCH), Duration.ofSeconds(30)),
				(redis) -> redis.callerCache().remove(CALLER),
				(redis) -> redis.callerCache().deny(CALLER, Duration.ofDays(7)));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void everyCallFailsInTimeWhereRedisIsGoneAndSucceedsWhereItIsBack(Function<DirectusRedis, Mono<?>> call)
			throws IOException {
		DirectusRedis redis = redis();
		call.apply(redis).block(TIMEOUT);
		this.server.stop();
		fails(call.apply(redis));
		this.server.resume();
		succeedsAgain(call.apply(redis));
	}

	@Test
	void aRedisThatIsNotThereAtTheStartIsNotNeededBeforeTheFirstCall() throws IOException {
		this.server.stop();
		DirectusRedis redis = redis();
		fails(redis.tokenStore().get(KEY).subscribeOn(Schedulers.parallel()));
		this.server.resume();
		succeedsAgain(redis.tokenStore().put(KEY, TOKENS, Duration.ofDays(7)));
		assertThat(redis.tokenStore().get(KEY).block(TIMEOUT)).isEqualTo(TOKENS);
	}

	@Test
	void aRedisThatDoesNotAnswerIsNotWaitedForLong() {
		DirectusRedis redis = redis();
		redis.tokenStore().put(KEY, TOKENS, Duration.ofDays(7)).block(TIMEOUT);
		this.server.admin().clientPause(4000);
		long begin = System.nanoTime();
		fails(redis.tokenStore().get(KEY));
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE.plusSeconds(2));
		succeedsAgain(redis.tokenStore().get(KEY));
	}

	@Test
	void whatWasDoneUnderALockIsNotLostWithRedis() {
		DirectusTokenStore store = redis().tokenStore();
		Mono<String> work = Mono.fromRunnable(this.server::stop)
			.subscribeOn(Schedulers.boundedElastic())
			.thenReturn("done");
		StepVerifier.create(store.locked(KEY, Duration.ofSeconds(60), work))
			.expectNext("done")
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aLockThatRedisForgotStopsNobody() throws IOException {
		DirectusTokenStore store = redis().tokenStore();
		store.locked(KEY, Duration.ofSeconds(60), Mono.never()).subscribe();
		var admin = this.server.admin();
		RedisTest.await(() -> admin.dbsize() == 1);
		Mono<String> next = redis().tokenStore().locked(KEY, Duration.ofSeconds(60), Mono.just("next"));
		this.server.stop();
		this.server.resume();
		assertThat(next.retry(3).block(TIMEOUT)).isEqualTo("next");
	}

	@Test
	void scriptsThatRedisForgotAreSentAnew() {
		DirectusTokenStore store = redis().tokenStore();
		store.locked(KEY, Duration.ofSeconds(60), Mono.just("one")).block(TIMEOUT);
		this.server.admin().scriptFlush();
		assertThat(store.locked(KEY, Duration.ofSeconds(60), Mono.just("other")).block(TIMEOUT)).isEqualTo("other");
	}

	@Test
	void aRefusalIsNamedAndQuotesNothing() {
		try (RedisServer without = RedisServer.start("--rename-command", "SET", "")) {
			DirectusRedis redis = DirectusRedis.builder(without.connect()).build();
			StepVerifier.create(redis.tokenStore().put(new TokenKey("k"), TOKENS, Duration.ofDays(7)))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
					.hasMessageContaining("refused a command (ERR)")
					.satisfies(RedisFailureIT::quotesNothing))
				.verify(TIMEOUT);
		}
	}

	@Test
	void aWrongPasswordForRedisIsNamed() {
		this.server.admin().configSet("requirepass", "the-password-of-redis");
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", this.server.port());
		configuration.setPassword("not-the-password");
		DirectusRedis redis = DirectusRedis.builder(this.server.connect(configuration)).build();
		StepVerifier.create(redis.tokenStore().get(KEY))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
				.hasMessageContaining("refused a command (WRONGPASS)")
				.satisfies(RedisFailureIT::quotesNothing))
			.verify(TIMEOUT);
	}

	@Test
	void theRightsThatTheDocumentationNamesAreEnough() {
		this.server.admin()
			.dispatch(io.lettuce.core.protocol.CommandType.ACL,
					new io.lettuce.core.output.StatusOutput<>(io.lettuce.core.codec.StringCodec.UTF8),
					new io.lettuce.core.protocol.CommandArgs<>(io.lettuce.core.codec.StringCodec.UTF8).add("SETUSER")
						.add("directus-app")
						.add("on")
						.add(">a-password")
						.add("~directus:*")
						.add("+get")
						.add("+set")
						.add("+del")
						.add("+eval")
						.add("+evalsha"));
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", this.server.port());
		configuration.setUsername("directus-app");
		configuration.setPassword("a-password");
		DirectusRedis redis = DirectusRedis.builder(this.server.connect(configuration)).build();
		for (Function<DirectusRedis, Mono<?>> call : calls()) {
			StepVerifier.create(call.apply(redis).then()).expectComplete().verify(TIMEOUT);
		}
		DirectusRedis elsewhere = DirectusRedis.builder(this.server.connect(configuration)).keyPrefix("other:").build();
		StepVerifier.create(elsewhere.tokenStore().get(KEY))
			.expectErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("(NOPERM)"))
			.verify(TIMEOUT);
	}

	private DirectusRedis redis() {
		return DirectusRedis.builder(this.server.connect()).timeout(PATIENCE).build();
	}

	private static void fails(Mono<?> call) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
				.hasMessageStartingWith("Redis")
				.satisfies(RedisFailureIT::quotesNothing))
			.verify(TIMEOUT);
	}

	private static void quotesNothing(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		assertThat(trace.toString()).doesNotContain(TOKENS.accessToken(), TOKENS.refreshToken(), KEY.value(),
				"directus:", "password");
	}

	private static void succeedsAgain(Mono<?> call) {
		StepVerifier.create(call.then().retry(20)).expectComplete().verify(TIMEOUT);
	}

}
