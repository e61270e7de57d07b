package io.github.springdirectus.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.error.ErrorReply;
import io.github.springdirectus.error.ResponseExceptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a call is made again, by a clock that is moved.
 */
class RepeatableExchangeTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final RetryPolicy NO_WAIT = new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(10));

	private static final RetryPolicy WAIT = NO_WAIT.withRateLimitWait(Duration.ofMinutes(1));

	private static final Flux<String> ANSWER = Flux.just("answer");

	private final Queue<Flux<String>> answers = new ArrayDeque<>();

	private final AtomicInteger sent = new AtomicInteger();

	@ParameterizedTest
	@ValueSource(strings = { "GET", "SEARCH", "POST", "PATCH", "DELETE" })
	void anyCallWaitsForTheRateLimitAndIsThenMadeAgain(String method) {
		this.answers.add(rateLimit(Duration.ofSeconds(5)));
		this.answers.add(ANSWER);
		StepVerifier.withVirtualTime(() -> call(method, WAIT))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(5))
			.thenAwait(Duration.ofSeconds(5))
			.expectNext("answer")
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(2);
	}

	@Test
	void withoutThatAWriteIsAnErrorAtOnce() {
		this.answers.add(rateLimit(Duration.ofSeconds(5)));
		StepVerifier.withVirtualTime(() -> call("POST", NO_WAIT))
			.expectError(DirectusRateLimitException.class)
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void waitingIsNoAttempt() {
		for (int refusal = 0; refusal < 5; refusal++) {
			this.answers.add(rateLimit(Duration.ofMillis(100)));
			this.answers.add((refusal < 2) ? broken() : rateLimit(null));
		}
		this.answers.add(ANSWER);
		StepVerifier.withVirtualTime(() -> call("GET", WAIT))
			.thenAwait(Duration.ofMinutes(2))
			.expectNext("answer")
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(11);
	}

	@Test
	void noMoreAreTheAttemptsOfAReadGivenBackByIt() {
		this.answers.add(broken());
		this.answers.add(rateLimit(Duration.ofSeconds(1)));
		this.answers.add(broken());
		this.answers.add(rateLimit(Duration.ofSeconds(1)));
		this.answers.add(broken());
		StepVerifier.withVirtualTime(() -> call("GET", WAIT))
			.thenAwait(Duration.ofMinutes(2))
			.expectError(DirectusTransportException.class)
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(5);
	}

	@Test
	void aCallThatIsRefusedForeverEndsWhenItHasWaitedLongEnough() {
		StepVerifier.withVirtualTime(() -> call("POST", WAIT))
			.thenAwait(Duration.ofMinutes(1))
			.expectErrorSatisfies(
					(ex) -> assertThat(((DirectusResponseException) ex).retryAfter()).isEqualTo(Duration.ofSeconds(2)))
			.verify(TIMEOUT);
		assertThat(this.sent.get()).isBetween(3, 30);
	}

	@Test
	void aLongerWaitThanAllowedIsAnErrorAtOnceForAReadToo() {
		this.answers.add(rateLimit(Duration.ofSeconds(9)));
		StepVerifier.withVirtualTime(() -> call("GET", NO_WAIT.withRateLimitWait(Duration.ofSeconds(8))))
			.expectError(DirectusRateLimitException.class)
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void callersThatWaitDoNotReturnTogether() {
		List<Long> returns = new CopyOnWriteArrayList<>();
		StepVerifier.withVirtualTime(() -> Flux.range(0, 100).flatMap((caller) -> {
			AtomicBoolean refused = new AtomicBoolean();
			return exchange("GET", WAIT,
					() -> refused.compareAndSet(false, true) ? rateLimit(Duration.ofSeconds(10)) : ANSWER)
				.doOnNext((answer) -> returns.add(VirtualTimeScheduler.get().now(TimeUnit.SECONDS)));
		}, 100)).thenAwait(Duration.ofSeconds(20)).expectNextCount(100).expectComplete().verify(TIMEOUT);
		assertThat(Set.copyOf(returns)).as("seconds in which somebody returned").hasSizeGreaterThan(5);
	}

	@Test
	void whoeverLeavesWhileWaitingSendsNothingMore() {
		this.answers.add(rateLimit(Duration.ofSeconds(5)));
		StepVerifier.withVirtualTime(() -> call("POST", WAIT))
			.thenAwait(Duration.ofSeconds(1))
			.thenCancel()
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void nothingIsWaitedForOnceAnElementHasLeft() {
		this.answers.add(ANSWER.concatWith(rateLimit(Duration.ofSeconds(1))));
		StepVerifier.withVirtualTime(() -> call("GET", WAIT))
			.expectNext("answer")
			.expectError(DirectusRateLimitException.class)
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void aCallThatWasNotSentIsNotTriedAgain() {
		this.answers.add(Flux.error(new DirectusCallRejectedException("open", Duration.ofMillis(1), null)));
		StepVerifier.withVirtualTime(() -> call("GET", WAIT))
			.expectError(DirectusCallRejectedException.class)
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void eachSubscriptionIsACallOfItsOwn() {
		StepVerifier.withVirtualTime(() -> {
			Flux<String> call = call("POST", NO_WAIT.withRateLimitWait(Duration.ofSeconds(3)));
			return call.onErrorResume((ex) -> Flux.just("over")).concatWith(Flux.defer(() -> {
				this.answers.add(rateLimit(Duration.ofSeconds(2)));
				this.answers.add(ANSWER);
				return call;
			}));
		})
			.thenAwait(Duration.ofSeconds(3))
			.expectNext("over")
			.thenAwait(Duration.ofSeconds(3))
			.expectNext("answer")
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aLoginThatWaitedInVainIsNotWaitedForAgain() {
		Identity limited = () -> Mono.defer(() -> {
			this.sent.incrementAndGet();
			return Mono.error(refusal(Duration.ofSeconds(1)));
		});
		StepVerifier.withVirtualTime(() -> {
			RateLimitWaits waits = new RateLimitWaits(WAIT.rateLimitWait());
			IdentifiedExchange<String> identified = new IdentifiedExchange<>(limited, waits, (token) -> ANSWER);
			return new RepeatableExchange<>(request("GET"), WAIT, waits, identified::flux).flux();
		}).expectError(DirectusRateLimitException.class).verify(TIMEOUT);
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void aServerUnderPressureIsNoRateLimit() {
		this.answers.add(Flux.error(
				new DirectusUnavailableException(new ErrorReply(503, "POST /", List.of(), "", Duration.ofMillis(1)))));
		StepVerifier.withVirtualTime(() -> call("POST", WAIT))
			.expectError(DirectusUnavailableException.class)
			.verify(TIMEOUT);
		assertThat(this.sent).hasValue(1);
	}

	private Flux<String> call(String method, RetryPolicy policy) {
		return exchange(method, policy, () -> {
			this.sent.incrementAndGet();
			Flux<String> next = this.answers.poll();
			return (next != null) ? next : rateLimit(Duration.ofSeconds(2));
		});
	}

	private static Flux<String> exchange(String method, RetryPolicy policy, Supplier<Flux<String>> attempt) {
		return Flux.defer(() -> new RepeatableExchange<String>(request(method), policy,
				new RateLimitWaits(policy.rateLimitWait()), attempt::get)
			.flux());
	}

	private static ExchangeRequest request(String method) {
		return ExchangeRequest.of(HttpMethod.valueOf(method), PathTemplate.of("/items/a"), new Object[0], "a", "test");
	}

	private static Flux<String> broken() {
		return Flux.error(new IOException("Connection reset by peer"));
	}

	private static Flux<String> rateLimit(Duration retryAfter) {
		return Flux.error(refusal(retryAfter));
	}

	private static DirectusException refusal(Duration retryAfter) {
		return ResponseExceptions.from(new ErrorReply(429, "POST /items/a", List.of(), "", retryAfter));
	}

}
