package io.github.springdirectus.autoconfigure.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitBreakerDecoratorTests {

	private final MovedClock clock = new MovedClock();

	private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
		.slidingWindowSize(4)
		.minimumNumberOfCalls(4)
		.permittedNumberOfCallsInHalfOpenState(2)
		.waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(20), 2))
		.slowCallDurationThreshold(Duration.ofSeconds(1))
		.clock(this.clock)
		.currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
		.build());

	private final CircuitBreaker breaker = this.registry.circuitBreaker("directus");

	private final CircuitBreakerDecorator decorator = new CircuitBreakerDecorator(this.registry, Calls.names());

	@ParameterizedTest
	@MethodSource
	void aServerThatFailsOpensIt(Throwable failure) {
		fail(failure, 4);
		assertThat(this.breaker.getState()).isEqualTo(State.OPEN);
	}

	static Stream<Throwable> aServerThatFailsOpensIt() {
		return Stream.of(Calls.broken(), Calls.answer(500), Calls.answer(502), Calls.answer(503), Calls.answer(504),
				new TimeoutException("of a decorator"));
	}

	@ParameterizedTest
	@MethodSource
	void aServerThatAnswersIsWellWhateverItSays(Throwable refusal) {
		fail(refusal, 10);
		assertThat(this.breaker.getState()).isEqualTo(State.CLOSED);
		assertThat(this.breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(4);
	}

	static Stream<Throwable> aServerThatAnswersIsWellWhateverItSays() {
		return Stream.of(Calls.answer(400), Calls.answer(401), Calls.answer(403), Calls.answer(404), Calls.answer(409),
				Calls.answer(429), Calls.answer(307), new DirectusDecodingException("not as declared"));
	}

	@ParameterizedTest
	@MethodSource
	void whatWasNotSentSaysNothing(Throwable failure) {
		fail(failure, 10);
		assertThat(this.breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
	}

	static Stream<Throwable> whatWasNotSentSaysNothing() {
		return Stream.of(new DirectusCallRejectedException("bulkhead", null, null), new DirectusRequestException("bad"),
				new IllegalStateException("a bug"));
	}

	@Test
	void whatIsIgnoredByItsConfigurationIsIgnored() {
		this.registry.replace("directus",
				CircuitBreaker.of("directus",
						CircuitBreakerConfig.custom()
							.slidingWindowSize(4)
							.minimumNumberOfCalls(4)
							.ignoreException((ex) -> ex.getMessage().contains("500"))
							.build()));
		fail(Calls.answer(500), 10);
		assertThat(this.registry.circuitBreaker("directus").getState()).isEqualTo(State.CLOSED);
		fail(Calls.answer(503), 4);
		assertThat(this.registry.circuitBreaker("directus").getState()).isEqualTo(State.OPEN);
	}

	@Test
	void aCallThatIsGivenUpBeforeAnAnswerSaysNothing() {
		TestPublisher<String> attempt = TestPublisher.create();
		for (int call = 0; call < 10; call++) {
			StepVerifier.create(this.decorator.decorate(Calls.FIND, attempt.flux())).thenCancel().verify(Calls.TIMEOUT);
		}
		attempt.assertCancelled(10);
		assertThat(this.breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
	}

	@Test
	void aCallThatHasEnoughOfAnAnswerIsASuccess() {
		StepVerifier.create(this.decorator.decorate(Calls.FIND, Flux.just("a", "b")).take(1))
			.expectNext("a")
			.expectComplete()
			.verify(Calls.TIMEOUT);
		assertThat(this.breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
	}

	@Test
	void anAnswerThatBreaksOffIsAFailure() {
		StepVerifier.create(this.decorator.decorate(Calls.FIND, Flux.just("a").concatWith(Flux.error(Calls.broken()))))
			.expectNext("a")
			.expectError()
			.verify(Calls.TIMEOUT);
		assertThat(this.breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
		assertThat(this.breaker.getMetrics().getNumberOfBufferedCalls()).isEqualTo(1);
	}

	@Test
	void aServerIsAsSlowAsItsFirstElementNotAsWhoReadsIt() {
		TestPublisher<String> attempt = TestPublisher.create();
		StepVerifier.create(this.decorator.decorate(Calls.FIND, attempt.flux())).then(() -> {
			this.clock.advance(Duration.ofMillis(900));
			attempt.next("a");
			this.clock.advance(Duration.ofMinutes(5));
			attempt.complete();
		}).expectNext("a").expectComplete().verify(Calls.TIMEOUT);
		assertThat(this.breaker.getMetrics().getNumberOfSlowCalls()).isZero();
		TestPublisher<String> slow = TestPublisher.create();
		StepVerifier.create(this.decorator.decorate(Calls.FIND, slow.flux())).then(() -> {
			this.clock.advance(Duration.ofMillis(1100));
			slow.complete();
		}).expectComplete().verify(Calls.TIMEOUT);
		assertThat(this.breaker.getMetrics().getNumberOfSlowCalls()).isEqualTo(1);
	}

	@Test
	void anOpenOneKeepsCallsBackAndSaysForHowLong() {
		fail(Calls.broken(), 4);
		this.clock.advance(Duration.ofSeconds(5));
		TestPublisher<String> attempt = TestPublisher.create();
		StepVerifier.create(this.decorator.decorate(Calls.FIND, attempt.flux())).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(DirectusCallRejectedException.class)
				.hasMessageContaining("find of articles (GET /items/{collection}) was not sent")
				.hasMessageContaining("\"directus\" is open");
			assertThat(((DirectusCallRejectedException) ex).retryAfter()).isEqualTo(Duration.ofMillis(15_001));
		}).verify(Calls.TIMEOUT);
		attempt.assertWasNotSubscribed();
	}

	@Test
	void afterThatItLetsSomeCallsTryTheServerAndClosesWhereTheySucceed() {
		fail(Calls.broken(), 4);
		this.clock.advance(rejection().retryAfter());
		TestPublisher<String> first = TestPublisher.create();
		TestPublisher<String> second = TestPublisher.create();
		StepVerifier one = StepVerifier.create(this.decorator.decorate(Calls.FIND, first.flux()))
			.expectComplete()
			.verifyLater();
		StepVerifier other = StepVerifier.create(this.decorator.decorate(Calls.FIND, second.flux()))
			.expectError()
			.verifyLater();
		StepVerifier.create(this.decorator.decorate(Calls.FIND, Flux.just("a"))).expectErrorSatisfies((ex) -> {
			assertThat(ex).hasMessageContaining("half open");
			assertThat(((DirectusCallRejectedException) ex).retryAfter()).isNull();
		}).verify(Calls.TIMEOUT);
		first.complete();
		second.error(Calls.answer(403));
		one.verify(Calls.TIMEOUT);
		other.verify(Calls.TIMEOUT);
		assertThat(this.breaker.getState()).isEqualTo(State.CLOSED);
	}

	@Test
	void aServerThatStillFailsKeepsItOpenForLonger() {
		fail(Calls.broken(), 4);
		this.clock.advance(rejection().retryAfter());
		fail(Calls.broken(), 2);
		assertThat(rejection().retryAfter()).isEqualTo(Duration.ofMillis(40_001));
		this.clock.advance(rejection().retryAfter());
		StepVerifier.create(Flux.range(0, 2).concatMap((call) -> this.decorator.decorate(Calls.FIND, Flux.just("a"))))
			.expectNextCount(2)
			.expectComplete()
			.verify(Calls.TIMEOUT);
		fail(Calls.broken(), 4);
		assertThat(rejection().retryAfter()).as("anew").isEqualTo(Duration.ofMillis(20_001));
	}

	@Test
	void aCallThatIsGivenUpFreesItsPlaceInAHalfOpenOne() {
		fail(Calls.broken(), 4);
		this.clock.advance(rejection().retryAfter());
		for (int call = 0; call < 5; call++) {
			StepVerifier.create(this.decorator.decorate(Calls.FIND, Flux.never())).thenCancel().verify(Calls.TIMEOUT);
		}
		assertThat(this.breaker.getState()).isEqualTo(State.HALF_OPEN);
		assertThat(this.breaker.tryAcquirePermission()).isTrue();
	}

	@Test
	void oneThatWasOpenedByHandSaysSo() {
		fail(Calls.answer(403), 1);
		this.breaker.transitionToForcedOpenState();
		assertThat(rejection()).hasMessageContaining("by hand")
			.satisfies((rejection) -> assertThat(rejection.retryAfter()).isNull());
	}

	@Test
	void anotherServerHasABreakerOfItsOwnWithTheSameConfiguration() {
		DirectusCall elsewhere = Calls.at("https://archive.example.com:8055/cms");
		for (int call = 0; call < 4; call++) {
			StepVerifier.create(this.decorator.decorate(elsewhere, Flux.error(Calls.broken())))
				.expectError()
				.verify(Calls.TIMEOUT);
		}
		CircuitBreaker other = this.registry.find("directus-archive.example.com:8055/cms").orElseThrow();
		assertThat(other.getState()).isEqualTo(State.OPEN);
		assertThat(other.getCircuitBreakerConfig()).isSameAs(this.breaker.getCircuitBreakerConfig());
		assertThat(this.breaker.getState()).isEqualTo(State.CLOSED);
	}

	@Test
	void withoutOneOfThatNameNothingIsDone() {
		this.registry.remove("directus");
		fail(Calls.broken(), 10);
		assertThat(this.registry.getAllCircuitBreakers()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5 })
	void eachSubscriptionIsACall(int times) {
		Flux<String> call = this.decorator.decorate(Calls.FIND, Flux.just("a"));
		StepVerifier.create(call.repeat(times - 1)).expectNextCount(times).expectComplete().verify(Calls.TIMEOUT);
		assertThat(this.breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(Math.min(times, 4));
	}

	private void fail(Throwable failure, int times) {
		for (int call = 0; call < times; call++) {
			StepVerifier.create(this.decorator.decorate(Calls.FIND, Flux.error(failure)))
				.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
				.verify(Calls.TIMEOUT);
		}
	}

	private DirectusCallRejectedException rejection() {
		return (DirectusCallRejectedException) this.decorator.decorate(Calls.FIND, Flux.just("a"))
			.then()
			.materialize()
			.block(Calls.TIMEOUT)
			.getThrowable();
	}

	/** A clock that a test moves. */
	private static final class MovedClock extends Clock {

		private volatile Instant now = Instant.parse("2030-01-01T00:00:00Z");

		void advance(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new UnsupportedOperationException();
		}

	}

}
