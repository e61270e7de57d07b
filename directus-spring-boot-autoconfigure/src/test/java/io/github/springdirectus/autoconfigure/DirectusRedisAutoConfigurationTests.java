package io.github.springdirectus.autoconfigure;

import java.time.Duration;

import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.redis.DirectusRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Where tokens and callers are kept. There is no Redis here, and none is asked for before
 * the first call.
 */
class DirectusRedisAutoConfigurationTests {

	private final ApplicationContextRunner withoutRedis = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DirectusAutoConfiguration.class, DirectusRedisAutoConfiguration.class))
		.withPropertyValues("directus.url=http://127.0.0.1:1", "directus.auth.email=ann@example.com",
				"directus.auth.password=secret", "spring.data.redis.host=127.0.0.1", "spring.data.redis.port=1",
				"directus.retry.max-attempts=1");

	private final ApplicationContextRunner runner = this.withoutRedis.withConfiguration(
			AutoConfigurations.of(DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class));

	@Test
	void tokensAndCallersAreKeptInTheRedisOfTheApplication() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(DirectusTokenStore.class).hasSingleBean(CallerCache.class);
			DirectusTemplate directus = context.getBean(DirectusTemplate.class);
			StepVerifier.create(directus.collection("articles").find())
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
					.hasMessageStartingWith("Redis"))
				.verify(Duration.ofSeconds(20));
			StepVerifier.create(directus.callers().resolve("a-token"))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
					.hasMessageStartingWith("Redis"))
				.verify(Duration.ofSeconds(20));
		});
	}

	@Test
	void aStoreOfTheApplicationTakesThePlaceOfOurs() {
		DirectusTokenStore store = DirectusTokenStore.inMemory();
		this.runner.withBean(DirectusTokenStore.class, () -> store).run((context) -> {
			assertThat(context.getBean(DirectusTokenStore.class)).isSameAs(store);
			assertThat(context).hasSingleBean(CallerCache.class).hasBean("directusCallerCache");
		});
	}

	@Test
	void aCacheOfTheApplicationTakesThePlaceOfOurs() {
		CallerCache cache = CallerCache.inMemory();
		this.runner.withBean(CallerCache.class, () -> cache).run((context) -> {
			assertThat(context.getBean(CallerCache.class)).isSameAs(cache);
			assertThat(context).hasSingleBean(DirectusTokenStore.class).hasBean("directusTokenStore");
		});
	}

	@Test
	void itCanBeTurnedOff() {
		this.runner.withPropertyValues("directus.redis.enabled=false")
			.run(DirectusRedisAutoConfigurationTests::inMemory);
	}

	@Test
	void withoutTheModuleThereIsNone() {
		this.runner.withClassLoader(new FilteredClassLoader(DirectusRedis.class))
			.run(DirectusRedisAutoConfigurationTests::inMemory);
	}

	@Test
	void withoutSpringDataRedisThereIsNone() {
		this.withoutRedis.withClassLoader(new FilteredClassLoader("org.springframework.data", "io.lettuce"))
			.run(DirectusRedisAutoConfigurationTests::inMemory);
	}

	@Test
	void withoutAConnectionThereIsNone() {
		this.withoutRedis.run(DirectusRedisAutoConfigurationTests::inMemory);
	}

	@Test
	void ofSeveralConnectionsNoneIsGuessed() {
		this.withoutRedis
			.withBean("one", ReactiveRedisConnectionFactory.class, () -> mock(LettuceConnectionFactory.class))
			.withBean("other", ReactiveRedisConnectionFactory.class, () -> mock(LettuceConnectionFactory.class))
			.run(DirectusRedisAutoConfigurationTests::inMemory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "too-short-to-be-a-secret" })
	void aSecretThatIsNoneIsExplainedWithoutBeingQuoted(String secret) {
		this.runner.withPropertyValues("directus.redis.secret=" + secret).run((context) -> {
			FailureAnalysis analysis = Analyses.of(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("32 characters").doesNotContain("too-short-to-be");
			assertThat(analysis.getAction()).contains("directus.redis.secret");
		});
	}

	@Test
	void aTimeoutOfNothingIsExplained() {
		this.runner.withPropertyValues("directus.redis.timeout=0s")
			.run((context) -> assertThat(Analyses.of(context.getStartupFailure()).getDescription())
				.contains("longer than nothing"));
	}

	private static void inMemory(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed()
			.hasSingleBean(DirectusTemplate.class)
			.doesNotHaveBean(DirectusTokenStore.class)
			.doesNotHaveBean(CallerCache.class);
	}

}
