package io.github.springdirectus.autoconfigure.resilience;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.springboot.bulkhead.autoconfigure.BulkheadAutoConfiguration;
import io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.autoconfigure.DirectusAutoConfiguration;
import io.github.springdirectus.autoconfigure.StubDirectus;
import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.core.DirectusCallDecorator;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The breaker and the bulkhead of the application around calls to a stub.
 */
class DirectusResilienceAutoConfigurationTests {

	private static final String BREAKER = "resilience4j.circuitbreaker.instances.directus.";

	private static final String BULKHEAD = "resilience4j.bulkhead.instances.directus.";

	private final StubDirectus directus = StubDirectus.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, DirectusAutoConfiguration.class,
				DirectusResilienceAutoConfiguration.class, CircuitBreakerAutoConfiguration.class,
				BulkheadAutoConfiguration.class))
		.withPropertyValues("directus.url=" + this.directus.url(), "directus.auth.token=secret-token",
				"directus.retry.first-backoff=1ms");

	private final ApplicationContextRunner withBreaker = this.runner.withPropertyValues(
			BREAKER + "sliding-window-size=4", BREAKER + "minimum-number-of-calls=4",
			BREAKER + "wait-duration-in-open-state=1m");

	@AfterEach
	void close() {
		this.directus.close();
	}

	@Test
	void theBreakerNamedDirectusOpensAndNoRetryHammersIt() {
		this.directus.answer("/items/articles", 503, "");
		this.withBreaker.run((context) -> {
			DirectusTemplate template = context.getBean(DirectusTemplate.class);
			StepVerifier.create(find(template)).expectError(DirectusResponseException.class).verify(Calls.TIMEOUT);
			assertThat(this.directus.requests()).as("each attempt counts").hasSize(3);
			StepVerifier.create(find(template)).expectErrorSatisfies((ex) -> {
				assertThat(ex).isInstanceOf(DirectusCallRejectedException.class);
				assertThat(((DirectusCallRejectedException) ex).retryAfter()).isPositive();
			}).verify(Calls.TIMEOUT);
			assertThat(this.directus.requests()).hasSize(4);
			for (int call = 0; call < 10; call++) {
				StepVerifier.create(find(template))
					.expectError(DirectusCallRejectedException.class)
					.verify(Calls.TIMEOUT);
			}
			assertThat(this.directus.requests()).hasSize(4);
		});
	}

	@Test
	void aBadTokenOfOneCallerOpensItForNobody() {
		this.directus.answer("/items/articles", 403,
				"{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}");
		this.withBreaker.run((context) -> {
			DirectusOperations caller = context.getBean(DirectusTemplate.class)
				.as(DirectusCredentials.accessToken("bad"));
			for (int call = 0; call < 20; call++) {
				StepVerifier.create(find(caller)).expectError(DirectusForbiddenException.class).verify(Calls.TIMEOUT);
			}
			assertThat(state(context.getBean(CircuitBreakerRegistry.class))).isEqualTo(State.CLOSED);
		});
	}

	@Test
	void itIsTheSameForAllWhoCallAndLoginsCountToo() {
		this.directus.answer("/auth/login", 500, "");
		this.withBreaker.run((context) -> {
			DirectusTemplate template = context.getBean(DirectusTemplate.class);
			for (int call = 0; call < 4; call++) {
				StepVerifier.create(template.auth().login("ann@example.com", "hush"))
					.expectError()
					.verify(Calls.TIMEOUT);
			}
			assertThat(state(context.getBean(CircuitBreakerRegistry.class))).isEqualTo(State.OPEN);
			StepVerifier.create(find(template.as(DirectusCredentials.anonymous())))
				.expectError(DirectusCallRejectedException.class)
				.verify(Calls.TIMEOUT);
		});
	}

	@Test
	void aSecondServerIsNotKeptFromBeingCalled() {
		try (StubDirectus archive = StubDirectus.start()) {
			archive.answer("/items/articles", 200, "{\"data\":[]}");
			this.withBreaker.run((context) -> {
				context.getBean(CircuitBreakerRegistry.class).circuitBreaker("directus").transitionToForcedOpenState();
				DirectusTemplate other = context.getBean(DirectusTemplate.Builder.class)
					.url(archive.url())
					.credentials(DirectusCredentials.anonymous())
					.build();
				StepVerifier.create(find(other)).expectComplete().verify(Calls.TIMEOUT);
				StepVerifier.create(find(context.getBean(DirectusTemplate.class)))
					.expectError(DirectusCallRejectedException.class)
					.verify(Calls.TIMEOUT);
			});
		}
	}

	@Test
	void theBulkheadNamedDirectusLimitsCallsAtOnce() {
		this.directus.hang("/items/articles");
		this.runner.withPropertyValues(BULKHEAD + "max-concurrent-calls=5").run((context) -> {
			DirectusTemplate template = context.getBean(DirectusTemplate.class);
			List<DirectusException> rejections = new CopyOnWriteArrayList<>();
			var calls = Flux.range(0, 20)
				.flatMap((call) -> find(template).onErrorResume(DirectusException.class, (ex) -> {
					rejections.add(ex);
					return Mono.empty();
				}), 20)
				.subscribe();
			assertThat(rejections).hasSize(15).hasOnlyElementsOfType(DirectusCallRejectedException.class);
			calls.dispose();
			assertThat(context.getBean(BulkheadRegistry.class)
				.bulkhead("directus")
				.getMetrics()
				.getAvailableConcurrentCalls()).isEqualTo(5);
		});
	}

	@Test
	void aFullBulkheadIsNoFailureForTheBreaker() {
		this.directus.hang("/items/articles");
		this.withBreaker.withPropertyValues(BULKHEAD + "max-concurrent-calls=1").run((context) -> {
			DirectusTemplate template = context.getBean(DirectusTemplate.class);
			var call = find(template).subscribe();
			for (int other = 0; other < 10; other++) {
				StepVerifier.create(find(template))
					.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("bulkhead"))
					.verify(Calls.TIMEOUT);
			}
			call.dispose();
			assertThat(state(context.getBean(CircuitBreakerRegistry.class))).isEqualTo(State.CLOSED);
		});
	}

	@Test
	void aBulkheadThatWouldBlockFailsTheStart() {
		this.runner.withPropertyValues(BULKHEAD + "max-wait-duration=10ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("\"directus\" has a max-wait-duration"));
	}

	@Test
	void registriesWithoutAnInstanceOfThatNameChangeNothing() {
		this.directus.answer("/items/articles", 503, "");
		this.runner.withPropertyValues("resilience4j.circuitbreaker.instances.other.minimum-number-of-calls=1")
			.run((context) -> {
				for (int call = 0; call < 10; call++) {
					StepVerifier.create(find(context.getBean(DirectusTemplate.class)))
						.expectError(DirectusResponseException.class)
						.verify(Calls.TIMEOUT);
				}
				assertThat(this.directus.requests()).hasSize(30);
				assertThat(context.getBean(CircuitBreakerRegistry.class).find("directus")).isEmpty();
				assertThat(context.getBean(BulkheadRegistry.class).find("directus")).isEmpty();
			});
	}

	@Test
	void withoutResilience4jThereIsStillATemplate() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, DirectusAutoConfiguration.class,
					DirectusResilienceAutoConfiguration.class))
			.withPropertyValues("directus.url=https://cms.example.com")
			.withClassLoader(new FilteredClassLoader("io.github.resilience4j"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(DirectusTemplate.class)
				.doesNotHaveBean("directusCircuitBreakerCustomizer")
				.doesNotHaveBean("directusBulkheadCustomizer"));
	}

	@Test
	void withoutRegistriesOrWithTheClientTurnedOffNothingIsMissed() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, DirectusAutoConfiguration.class,
					DirectusResilienceAutoConfiguration.class))
			.withPropertyValues("directus.url=https://cms.example.com")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(DirectusTemplate.class));
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DirectusResilienceAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DirectusResilienceAutoConfiguration.class));
	}

	@Test
	void decoratorsOfTheApplicationStandWithinTheBreaker() {
		this.directus.answer("/items/articles", 200, "{\"data\":[]}");
		List<DirectusCall> seen = new CopyOnWriteArrayList<>();
		this.withBreaker.withBean(DirectusCallDecorator.class, () -> new Recorder(seen)).run((context) -> {
			DirectusTemplate template = context.getBean(DirectusTemplate.class);
			StepVerifier.create(find(template)).expectComplete().verify(Calls.TIMEOUT);
			context.getBean(CircuitBreakerRegistry.class).circuitBreaker("directus").transitionToForcedOpenState();
			StepVerifier.create(find(template)).expectError().verify(Calls.TIMEOUT);
			assertThat(seen).extracting(DirectusCall::operation).containsExactly("find");
		});
	}

	private static Flux<Map<String, Object>> find(DirectusOperations directus) {
		return directus.collection("articles").find((query) -> query.limit(1));
	}

	private static State state(CircuitBreakerRegistry registry) {
		return registry.circuitBreaker("directus").getState();
	}

	/** Writes down what is sent. */
	private record Recorder(List<DirectusCall> seen) implements DirectusCallDecorator {

		@Override
		public <T> Flux<T> decorate(DirectusCall call, Flux<T> attempt) {
			return attempt.doFirst(() -> this.seen.add(call));
		}

	}

}
