package io.github.springdirectus.redis;

import java.time.Duration;
import java.time.Instant;

import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.TokenKey;
import io.github.springdirectus.auth.TokenMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RedisTokenStoreIT extends RedisTest {

	private static final TokenKey KEY = new TokenKey("a".repeat(64));

	private static final DirectusTokens TOKENS = new DirectusTokens("an-access-token", "a-refresh-token",
			Instant.parse("2026-01-02T03:04:05.678Z"), TokenMode.JSON);

	private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

	private final DirectusTokenStore store = this.one.tokenStore();

	@Test
	void whatOneInstancePutsTheOtherGets() {
		put(TOKENS, TEN_SECONDS);
		assertThat(getElsewhere()).isEqualTo(TOKENS);
		assertThat(this.other.tokenStore().get(new TokenKey("b".repeat(64))).block(TIMEOUT)).isNull();
	}

	@Test
	void theLastTokensTakeThePlaceOfEarlierOnes() {
		DirectusTokens session = new DirectusTokens("a-session-token", null, Instant.MAX, TokenMode.SESSION);
		put(TOKENS, TEN_SECONDS);
		put(session, TEN_SECONDS);
		assertThat(getElsewhere()).isEqualTo(session);
	}

	@Test
	void whatIsRemovedIsGoneEverywhere() {
		put(TOKENS, TEN_SECONDS);
		this.store.remove(KEY).block(TIMEOUT);
		assertThat(getElsewhere()).isNull();
		assertThat(ADMIN.keys("*")).isEmpty();
	}

	@Test
	void aPublisherCanBeSubscribedAgain() {
		Mono<DirectusTokens> get = this.store.get(KEY);
		Mono<Void> put = this.store.put(KEY, TOKENS, TEN_SECONDS);
		assertThat(get.block(TIMEOUT)).isNull();
		assertThat(ADMIN.keys("*")).as("nothing happens before somebody subscribes").isEmpty();
		put.block(TIMEOUT);
		assertThat(get.block(TIMEOUT)).isEqualTo(TOKENS);
		ADMIN.flushall();
		put.block(TIMEOUT);
		assertThat(get.block(TIMEOUT)).isEqualTo(TOKENS);
	}

	@Test
	void tokensAreKeptAsLongAsSaidAndReadingMakesItNoLonger() {
		livesFor(TEN_SECONDS, () -> put(TOKENS, TEN_SECONDS));
		long before = ADMIN.pttl(onlyKey());
		await(() -> ADMIN.pttl(onlyKey()) < before);
		long left = ADMIN.pttl(onlyKey());
		getElsewhere();
		assertThat(ADMIN.pttl(onlyKey())).isLessThanOrEqualTo(left);
	}

	@Test
	void tokensThatArePutAnewLiveAnew() {
		put(TOKENS, TEN_SECONDS);
		livesFor(Duration.ofDays(7), () -> put(TOKENS, Duration.ofDays(7)));
		livesFor(Duration.ofMillis(5432), () -> put(TOKENS, Duration.ofMillis(5432)));
	}

	@Test
	void tokensAreGoneWhenTheirTimeIsOver() {
		long begin = System.nanoTime();
		put(TOKENS, Duration.ofMillis(250));
		await(() -> getElsewhere() == null);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(250),
				Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-5S" })
	void tokensWithoutAnyTimeLeftAreNotKept(Duration timeToLive) {
		put(TOKENS, TEN_SECONDS);
		put(TOKENS, timeToLive);
		assertThat(getElsewhere()).isNull();
	}

	@Test
	void lessThanAMillisecondIsStillATime() {
		put(TOKENS, Duration.ofNanos(1));
		await(() -> getElsewhere() == null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no JSON", "null", "[]", "{}", "7", "{\"accessToken\":\"a\"}",
			"{\"accessToken\":7,\"refreshToken\":null,\"expiresAt\":\"2026-01-02T03:04:05Z\",\"mode\":\"JSON\"}",
			"{\"accessToken\":\"a\",\"refreshToken\":null,\"expiresAt\":\"soon\",\"mode\":\"JSON\"}",
			"{\"accessToken\":\"a\",\"refreshToken\":null,\"expiresAt\":\"2026-01-02T03:04:05Z\",\"mode\":\"COOKIE\"}",
			"{\"accessToken\":\"\\n\",\"refreshToken\":null,\"expiresAt\":\"2026-01-02T03:04:05Z\",\"mode\":\"JSON\"}" })
	void whatCanNotBeReadCountsAsNotThere(String value) {
		put(TOKENS, TEN_SECONDS);
		ADMIN.set(onlyKey(), value);
		assertThat(getElsewhere()).isNull();
		put(TOKENS, TEN_SECONDS);
		assertThat(getElsewhere()).isEqualTo(TOKENS);
	}

	@Test
	void whatALaterVersionAddsIsLeftAside() {
		put(TOKENS, TEN_SECONDS);
		String value = ADMIN.get(onlyKey());
		ADMIN.set(onlyKey(), value.substring(0, value.length() - 1) + ",\"color\":\"blue\"}");
		assertThat(getElsewhere()).isEqualTo(TOKENS);
	}

	@Test
	void theFirstConnectionIsMadeOnNoThreadOfAnEventLoop() {
		DirectusTokenStore fresh = DirectusRedis.builder(SERVER.connect()).build().tokenStore();
		StepVerifier.create(fresh.put(KEY, TOKENS, TEN_SECONDS).then(fresh.get(KEY)).subscribeOn(Schedulers.parallel()))
			.expectNext(TOKENS)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void whatFollowsAnAnswerDoesNotHoldUpTheNextAnswer() {
		put(TOKENS, TEN_SECONDS);
		StepVerifier.create(this.store.get(KEY).map((tokens) -> Thread.currentThread().getName()))
			.assertNext((thread) -> assertThat(thread).startsWith("parallel-"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void manyCallsAtOnceShareOneConnection() {
		put(TOKENS, Duration.ofMinutes(5));
		Flux<DirectusTokens> calls = Flux.range(0, 10_000)
			.flatMap((call) -> this.store.get(KEY).subscribeOn(Schedulers.parallel()), 500);
		StepVerifier.create(calls).expectNextCount(10_000).expectComplete().verify(TIMEOUT);
		assertThat(ADMIN.clientList().lines().filter((line) -> line.contains("cmd=get"))).hasSizeLessThan(5);
	}

	@Test
	void anotherPrefixIsAnotherStore() {
		put(TOKENS, TEN_SECONDS);
		assertThat(onlyKey()).isEqualTo("directus:tokens:" + KEY.value());
		DirectusTokenStore apart = DirectusRedis.builder(SERVER.connect()).keyPrefix("staging:").build().tokenStore();
		assertThat(apart.get(KEY).block(TIMEOUT)).isNull();
		apart.put(KEY, TOKENS, TEN_SECONDS).block(TIMEOUT);
		assertThat(ADMIN.keys("staging:*")).hasSize(1);
	}

	private void put(DirectusTokens tokens, Duration timeToLive) {
		this.store.put(KEY, tokens, timeToLive).block(TIMEOUT);
	}

	private DirectusTokens getElsewhere() {
		return this.other.tokenStore().get(KEY).block(TIMEOUT);
	}

}
