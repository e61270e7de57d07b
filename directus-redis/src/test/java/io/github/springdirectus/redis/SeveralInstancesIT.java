package io.github.springdirectus.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.github.springdirectus.auth.CallerResolver;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.TokenKey;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.testserver.fault.Fault;
import io.github.springdirectus.testserver.fault.FaultProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances of an application, the other one in a JVM of its own, with one Redis and
 * a real Directus, whose requests are counted on their way.
 */
class SeveralInstancesIT extends RedisTest {

	private static FaultProxy proxy;

	private static OtherJvm there;

	private final DirectusServer directus = DirectusServer.shared(DirectusVersion.V11);

	private final Instance here = new Instance(SERVER.connect(), proxy.url());

	private final Instance another = new Instance(SERVER.connect(), proxy.url());

	@BeforeAll
	static void start() {
		proxy = FaultProxy.to(DirectusServer.shared(DirectusVersion.V11).url());
		there = OtherJvm.start(SERVER.port(), proxy.url());
	}

	@AfterAll
	static void stop() {
		there.close();
		proxy.close();
	}

	@BeforeEach
	void heal() {
		proxy.heal();
		proxy.clear();
	}

	@Test
	void anExpiredSessionIsRefreshedByOneInstanceForBoth() {
		DirectusTokens tokens = login();
		proxy.fail(Fault.delay(Duration.ofMillis(300))).on("POST", "/auth/refresh").always();
		for (int refresh = 1; refresh <= 3; refresh++) {
			Duration later = Duration.ofHours(refresh - 1);
			there.tell("use", tokens.accessToken(), tokens.refreshToken(), String.valueOf(later.toSeconds()));
			String outcome = this.here.outcome(Instance.expired(tokens.accessToken(), tokens.refreshToken()), later)
				.block(TIMEOUT);
			assertThat(outcome).isEqualTo("20 succeeded");
			assertThat(there.answer()).isEqualTo("20 succeeded");
			assertThat(proxy.count("POST", "/auth/refresh")).isEqualTo(refresh);
		}
		nothingSecretStandsInNamesAndEverythingEnds(tokens.accessToken(), tokens.refreshToken());
	}

	@Test
	void aPasswordLogsInOnceForBothAndAWrongOneForNobody() {
		String email = this.directus.adminEmail();
		String password = this.directus.adminPassword();
		proxy.fail(Fault.delay(Duration.ofMillis(300))).on("POST", "/auth/login").once();
		there.tell("login", email, password);
		assertThat(this.here.outcome(DirectusCredentials.emailPassword(email, password), Duration.ZERO).block(TIMEOUT))
			.isEqualTo("20 succeeded");
		assertThat(there.answer()).isEqualTo("20 succeeded");
		assertThat(proxy.count("POST", "/auth/login")).isEqualTo(1);

		there.tell("login", email, "not-" + password);
		assertThat(there.answer()).isEqualTo("401 INVALID_CREDENTIALS");
		assertThat(this.here.outcome(DirectusCredentials.emailPassword(email, "not-" + password), Duration.ZERO)
			.block(TIMEOUT)).isEqualTo("401 INVALID_CREDENTIALS");
		nothingSecretStandsInNamesAndEverythingEnds(email, password);
	}

	@Test
	void aTokenThatWasLoggedOutInOneInstanceIsRefusedInTheOtherAtOnce() {
		DirectusCredentials service = DirectusCredentials.staticToken(this.directus.adminToken());
		CallerResolver callers = this.another.template(service, Duration.ZERO).callers();
		DirectusTokens tokens = login();
		assertThat(callers.resolve(tokens.accessToken()).block(TIMEOUT).adminAccess()).isTrue();

		this.here.template(DirectusCredentials.tokens(tokens), Duration.ZERO).auth().logout().block(TIMEOUT);

		StepVerifier.create(callers.resolve(tokens.accessToken()))
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
		StepVerifier.create(callers.evict(tokens.accessToken()).then(callers.resolve(tokens.accessToken())))
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
		nothingSecretStandsInNamesAndEverythingEnds(tokens.accessToken(), tokens.refreshToken());
	}

	@Test
	void whoWasLookedUpByOneInstanceIsKnownToTheOther() {
		DirectusCredentials service = DirectusCredentials.staticToken(this.directus.adminToken());
		DirectusTemplate one = this.here.template(service, Duration.ZERO);
		DirectusTemplate other = this.another.template(service, Duration.ZERO);
		String token = login().accessToken();
		var found = one.callers().resolve(token).block(TIMEOUT);
		proxy.clear();
		assertThat(other.callers().resolve(token).block(TIMEOUT)).isEqualTo(found);
		assertThat(proxy.count()).isZero();
	}

	@Test
	void aLockEndsWithItsLeaseWhereItsJvmIsKilled() {
		String key = "a".repeat(64);
		long begin;
		try (OtherJvm doomed = OtherJvm.start(SERVER.port(), proxy.url())) {
			begin = System.nanoTime();
			doomed.tell("lock", key, "2000");
			assertThat(doomed.answer()).isEqualTo("locked");
		}
		assertThat(this.here.redis()
			.tokenStore()
			.locked(new TokenKey(key), Duration.ofSeconds(60), Mono.just("next"))
			.block(TIMEOUT)).isEqualTo("next");
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(2000),
				Duration.ofSeconds(8));
	}

	@Test
	void requestsWithTheSameOldRefreshTokenGetTheSameNewTokens() {
		DirectusTokens tokens = login();
		DirectusTemplate directus = DirectusTemplate.builder().url(proxy.url()).build();
		TokenKey key = new TokenKey("b".repeat(64));
		List<DirectusTokens> handedOver = Flux.range(0, 20)
			.flatMap((request) -> handOver(((request % 2 == 0) ? this.here : this.another), key,
					directus.auth().refresh(tokens)), 20)
			.collectList()
			.block(TIMEOUT);
		assertThat(handedOver).hasSize(20).containsOnly(handedOver.get(0));
		assertThat(handOver(this.another, key, directus.auth().refresh(tokens)).block(TIMEOUT)).as("a late one")
			.isEqualTo(handedOver.get(0));
		assertThat(proxy.count("POST", "/auth/refresh")).isEqualTo(1);
		assertThat(ADMIN.pttl(onlyKey())).isBetween(1L, 10_000L);
	}

	@Test
	void tokensOfARefreshAreNotLostWhereRedisIsGoneBeforeTheyAreKept() throws IOException {
		try (RedisServer redis = RedisServer.start()) {
			DirectusTokens tokens = login();
			Mono<JsonNode> me = DirectusTemplate.builder()
				.url(proxy.url())
				.credentials(Instance.expired(tokens.accessToken(), tokens.refreshToken()))
				.tokenStore(DirectusRedis.builder(redis.connect()).timeout(Duration.ofMillis(500)).build().tokenStore())
				.retry(1, Duration.ZERO, Duration.ZERO)
				.build()
				.exchange(HttpMethod.GET, "/users/me")
				.mono(JsonNode.class);
			proxy.fail(Fault.delay(Duration.ofSeconds(1))).on("POST", "/auth/refresh").once();
			StepVerifier call = StepVerifier.create(me).expectError(DirectusUnavailableException.class).verifyLater();
			assertThat(proxy.await((requests) -> requests.count("POST", "/auth/refresh") == 1, TIMEOUT)).isTrue();
			redis.stop();
			call.verify(TIMEOUT);
			StepVerifier.create(me).expectError(DirectusUnavailableException.class).verify(TIMEOUT);

			redis.resume();
			assertThat(me.retry(20).block(TIMEOUT).has("id")).isTrue();
			assertThat(proxy.count("POST", "/auth/refresh")).isEqualTo(1);
		}
	}

	private static Mono<DirectusTokens> handOver(Instance instance, TokenKey key, Mono<DirectusTokens> refresh) {
		var store = instance.redis().tokenStore();
		return store.locked(key, Duration.ofSeconds(60), store.get(key)
			.switchIfEmpty(refresh.flatMap((next) -> store.put(key, next, Duration.ofSeconds(10)).thenReturn(next))));
	}

	private DirectusTokens login() {
		return DirectusTemplate.builder()
			.url(this.directus.url())
			.build()
			.auth()
			.login(this.directus.adminEmail(), this.directus.adminPassword())
			.block(TIMEOUT);
	}

	private static void nothingSecretStandsInNamesAndEverythingEnds(String... secrets) {
		assertThat(ADMIN.keys("*")).isNotEmpty().allSatisfy((name) -> {
			assertThat(name.toLowerCase(Locale.ROOT))
				.doesNotContain(List.of(secrets).stream().map((secret) -> secret.toLowerCase(Locale.ROOT)).toList());
			assertThat(ADMIN.pttl(name)).as("time to live of " + name).isPositive();
		});
	}

}
