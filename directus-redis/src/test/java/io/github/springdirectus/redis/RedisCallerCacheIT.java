package io.github.springdirectus.redis;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.auth.CachedCaller;
import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.CallerKey;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.auth.DirectusPrincipal.Policy;
import io.github.springdirectus.auth.DirectusPrincipal.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class RedisCallerCacheIT extends RedisTest {

	private static final Instant UNTIL = Instant.parse("2026-01-02T03:04:05.678901234Z");

	private static final CallerKey KEY = new CallerKey("https://cms.example.com", "a".repeat(64));

	private static final CachedCaller DENIED = new CachedCaller(null, null, Instant.MAX);

	private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

	private final CallerCache cache = this.one.callerCache();

	@ParameterizedTest
	@MethodSource("callers")
	void whatOneInstancePutsTheOtherGetsWithEveryDetail(CachedCaller caller) {
		livesFor(HALF_A_MINUTE, () -> put(caller));
		assertThat(getElsewhere()).isEqualTo(caller);
	}

	static List<CachedCaller> callers() {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("title", null);
		attributes.put("language", "de-DE");
		attributes.put("big", new BigInteger("123456789012345678901234567890"));
		attributes.put("exact", new BigDecimal("0.1234567890123456789"));
		attributes.put("number", 7);
		attributes.put("tags", List.of("a", "ü", "\u0000\"\\"));
		attributes.put("nested", Map.of("deep", List.of(true, Map.of())));
		DirectusPrincipal full = new DirectusPrincipal("an-id", "ann@example.com", "Ann", "Lee",
				List.of(new Role("r1", "Editors"), new Role("r2", null)),
				List.of(new Policy("p1", "Readers"), new Policy("p2", null)), true, true, "active", attributes, null,
				UNTIL);
		DirectusPrincipal share = new DirectusPrincipal(null, null, null, null, List.of(), List.of(), false, false,
				null, Map.of(), "a-share", null);
		return List.of(new CachedCaller(full, null, UNTIL), new CachedCaller(share, null, UNTIL),
				new CachedCaller(null, "TOKEN_EXPIRED", UNTIL), new CachedCaller(null, null, UNTIL));
	}

	@Test
	void aTokenThatWasDeniedIsRefusedByAllInstancesAtOnce() {
		put(somebody());
		livesFor(HALF_A_MINUTE, () -> this.other.callerCache().deny(KEY, HALF_A_MINUTE).block(TIMEOUT));
		assertThat(this.cache.get(KEY).block(TIMEOUT)).isEqualTo(DENIED);
	}

	@Test
	void aDenialOutlivesWhateverIsPutOrRemoved() {
		this.cache.deny(KEY, HALF_A_MINUTE).block(TIMEOUT);
		put(somebody());
		assertThat(getElsewhere()).isEqualTo(DENIED);
		this.other.callerCache().remove(KEY).block(TIMEOUT);
		assertThat(getElsewhere()).isEqualTo(DENIED);
		this.cache.put(KEY, somebody(), Duration.ZERO).block(TIMEOUT);
		this.cache.deny(KEY, Duration.ZERO).block(TIMEOUT);
		assertThat(getElsewhere()).isEqualTo(DENIED);
	}

	@Test
	void aLookUpThatEndsAfterTheLogoutDoesNotHideIt() {
		CallerCache elsewhere = this.other.callerCache();
		for (int round = 0; round < 50; round++) {
			ADMIN.flushall();
			Mono<Void> puts = Flux.range(0, 20).flatMap((each) -> elsewhere.put(KEY, somebody(), HALF_A_MINUTE)).then();
			Mono.when(puts, this.cache.deny(KEY, HALF_A_MINUTE)).block(TIMEOUT);
			assertThat(getElsewhere()).isEqualTo(DENIED);
		}
	}

	@Test
	void aDenialEndsWithItsTime() {
		this.cache.deny(KEY, Duration.ofMillis(200)).block(TIMEOUT);
		await(() -> getElsewhere() == null);
		put(somebody());
		assertThat(getElsewhere()).isEqualTo(somebody());
	}

	@Test
	void whatIsRemovedIsGoneEverywhere() {
		put(somebody());
		this.other.callerCache().remove(KEY).block(TIMEOUT);
		assertThat(getElsewhere()).isNull();
		assertThat(ADMIN.keys("*")).isEmpty();
	}

	@Test
	void callersOfAnotherServerAreOthers() {
		put(somebody());
		CallerKey another = new CallerKey("https://archive.example.com", KEY.hash());
		assertThat(this.cache.get(another).block(TIMEOUT)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no JSON", "null", "[]", "{}", "DENIED",
			"{\"principal\":{},\"refusal\":null,\"until\":\"2026-01-02T03:04:05Z\"}",
			"{\"principal\":null,\"refusal\":null,\"until\":7}" })
	void whatCanNotBeReadCountsAsNotThere(String value) {
		put(somebody());
		ADMIN.set(onlyKey(), value);
		assertThat(getElsewhere()).isNull();
	}

	private static CachedCaller somebody() {
		return callers().get(0);
	}

	private void put(CachedCaller caller) {
		this.cache.put(KEY, caller, HALF_A_MINUTE).block(TIMEOUT);
	}

	private CachedCaller getElsewhere() {
		return this.other.callerCache().get(KEY).block(TIMEOUT);
	}

}
