package io.github.springdirectus.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.auth.CachedCaller;
import io.github.springdirectus.auth.CallerKey;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.TokenKey;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What stands in Redis where there is a secret.
 */
class SecretIT extends RedisTest {

	private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";

	private static final TokenKey KEY = new TokenKey("a".repeat(64));

	private static final CallerKey CALLER = new CallerKey("https://cms.example.com", "b".repeat(64));

	private static final DirectusTokens TOKENS = new DirectusTokens("the-access-token", "the-refresh-token",
			Instant.parse("2026-01-02T03:04:05Z"), TokenMode.JSON);

	private static final CachedCaller ADMINISTRATOR = new CachedCaller(new DirectusPrincipal("the-id",
			"ann@example.com", null, null, List.of(), List.of(), true, true, "active", Map.of(), null, null), null,
			Instant.MAX);

	private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

	private final DirectusRedis sealed = redis(SECRET);

	@Test
	void instancesWithTheSameSecretShareWhatTheyKeep() {
		DirectusRedis same = redis(SECRET);
		fill(this.sealed);
		assertThat(same.tokenStore().get(KEY).block(TIMEOUT)).isEqualTo(TOKENS);
		assertThat(same.callerCache().get(CALLER).block(TIMEOUT)).isEqualTo(ADMINISTRATOR);
		this.sealed.callerCache().deny(CALLER, HALF_A_MINUTE).block(TIMEOUT);
		assertThat(same.callerCache().get(CALLER).block(TIMEOUT)).isEqualTo(new CachedCaller(null, null, Instant.MAX));
	}

	@Test
	void nothingCanBeReadInNamesOrValues() {
		fill(this.sealed);
		assertThat(ADMIN.keys("*")).hasSize(2).allSatisfy((name) -> {
			assertThat(name).matches("directus:(tokens|caller):[0-9a-f]{64}")
				.doesNotContain(KEY.value(), CALLER.hash());
			assertThat(ADMIN.get(name)).matches("[A-Za-z0-9+/=]+").doesNotContain("token", "example");
		});
	}

	@Test
	void theSameValueLooksAnotherEachTime() {
		this.sealed.tokenStore().put(KEY, TOKENS, HALF_A_MINUTE).block(TIMEOUT);
		String first = ADMIN.get(onlyKey());
		this.sealed.tokenStore().put(KEY, TOKENS, HALF_A_MINUTE).block(TIMEOUT);
		assertThat(ADMIN.get(onlyKey())).isNotEqualTo(first);
	}

	@Test
	void withAnotherSecretOrNoneThereIsNothing() {
		fill(this.sealed);
		for (DirectusRedis redis : List.of(redis("another-" + SECRET), this.one)) {
			assertThat(redis.tokenStore().get(KEY).block(TIMEOUT)).isNull();
			assertThat(redis.callerCache().get(CALLER).block(TIMEOUT)).isNull();
		}
	}

	@Test
	void nobodyWhoWritesToRedisMakesAnAdministrator() {
		fill(this.sealed);
		String ofCaller = ADMIN.keys("directus:caller:*").get(0);
		String ofTokens = ADMIN.keys("directus:tokens:*").get(0);
		String value = ADMIN.get(ofCaller);
		CallerKey victim = new CallerKey(CALLER.origin(), "c".repeat(64));
		this.sealed.callerCache()
			.put(victim, new CachedCaller(null, "CODE", Instant.MAX), HALF_A_MINUTE)
			.block(TIMEOUT);
		String ofVictim = ADMIN.keys("directus:caller:*")
			.stream()
			.filter((key) -> !key.equals(ofCaller))
			.findFirst()
			.get();

		ADMIN.set(ofVictim, value);
		assertThat(this.sealed.callerCache().get(victim).block(TIMEOUT)).as("taken from another name").isNull();
		this.one.callerCache().put(CALLER, ADMINISTRATOR, HALF_A_MINUTE).block(TIMEOUT);
		ADMIN.set(ofVictim, ADMIN.get("directus:caller:" + CALLER.origin() + ":" + CALLER.hash()));
		assertThat(this.sealed.callerCache().get(victim).block(TIMEOUT)).as("not encrypted").isNull();
		char last = value.charAt(20);
		ADMIN.set(ofCaller, value.substring(0, 20) + ((last == 'A') ? 'B' : 'A') + value.substring(21));
		assertThat(this.sealed.callerCache().get(CALLER).block(TIMEOUT)).as("changed").isNull();
		ADMIN.set(ofTokens, "AAAA");
		assertThat(this.sealed.tokenStore().get(KEY).block(TIMEOUT)).as("too short").isNull();
	}

	@Test
	void aSecretThatIsShortIsNoSecret() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> DirectusRedis.builder(SERVER.connect()).secret("   " + SECRET.substring(1)))
			.withMessageContaining("32 characters")
			.withMessageNotContaining(SECRET.substring(1));
	}

	private static DirectusRedis redis(String secret) {
		return DirectusRedis.builder(SERVER.connect()).secret(secret).build();
	}

	private static void fill(DirectusRedis redis) {
		redis.tokenStore().put(KEY, TOKENS, HALF_A_MINUTE).block(TIMEOUT);
		redis.callerCache().put(CALLER, ADMINISTRATOR, HALF_A_MINUTE).block(TIMEOUT);
	}

}
