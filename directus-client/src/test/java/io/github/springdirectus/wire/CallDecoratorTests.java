package io.github.springdirectus.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.core.DirectusCallDecorator;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusTransportException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands around each attempt sees each of them, and may keep it back.
 */
class CallDecoratorTests extends WireTest {

	private final Recorder recorder = new Recorder("");

	private final DirectusTemplate decorated = template().callDecorator(this.recorder).build();

	@Test
	void eachAttemptIsDecorated() {
		this.server.answer(StubAnswer.reset(), StubAnswer.error(503, "SERVICE_UNAVAILABLE"));
		StepVerifier.create(this.decorated.collection("articles").find()).expectComplete().verify(TIMEOUT);
		assertThat(this.recorder.calls).hasSize(3)
			.containsOnly(
					new DirectusCall(this.server.url(), HttpMethod.GET, "/items/{collection}", "articles", "find"));
		assertThat(this.recorder.events).containsExactly("subscribed", "DirectusTransportException", "subscribed",
				"DirectusUnavailableException", "subscribed", "completed");
	}

	@Test
	void aLoginAndTheRepetitionAfterARefreshAreAttemptsToo() {
		DirectusTemplate view = this.decorated.as(DirectusCredentials.emailPassword("ann@example.com", "hush"));
		this.server.answer(tokens("a1"), StubAnswer.error(401, "TOKEN_EXPIRED"), tokens("a2"));
		StepVerifier.create(view.collection("articles").find()).expectComplete().verify(TIMEOUT);
		assertThat(this.recorder.calls).extracting(DirectusCall::operation)
			.containsExactly("login", "find", "refresh", "find");
		assertThat(this.recorder.calls.toString()).doesNotContain("hush").doesNotContain("a1");
	}

	@Test
	void aFailureComesTypedAndWithTheElementsBeforeIt() {
		this.server.always(StubAnswer.resetAfter("{\"data\":[{\"id\":1},{\"id\":2},{\"i"));
		StepVerifier.create(this.decorated.collection("articles").find())
			.expectNextCount(2)
			.expectErrorSatisfies((ex) -> assertThat(((DirectusTransportException) ex).emitted()).isEqualTo(2))
			.verify(TIMEOUT);
		assertThat(this.recorder.failures).singleElement()
			.satisfies((ex) -> assertThat(((DirectusTransportException) ex).emitted()).isEqualTo(2));
	}

	@Test
	void aRefusalComesTyped() {
		this.server.always(StubAnswer.error(403, "FORBIDDEN"));
		StepVerifier.create(this.decorated.collection("articles").deleteById(1)).expectError().verify(TIMEOUT);
		assertThat(this.recorder.failures).hasOnlyElementsOfType(DirectusForbiddenException.class);
	}

	@Test
	void whoeverLeavesIsSeenToLeave() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		this.server.always(StubAnswer.stallAfter("{\"data\":[{\"id\":1}", done));
		StepVerifier.create(this.decorated.collection("articles").find().take(1))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		done.countDown();
		assertThat(this.server.awaitConnectionClosed()).isTrue();
		assertThat(this.recorder.events).containsExactly("subscribed", "cancelled");
	}

	@Test
	void aCallThatIsKeptBackIsNotSentNorTriedAgain() {
		List<DirectusCall> asked = new CopyOnWriteArrayList<>();
		DirectusTemplate directus = template().callDecorator(new DirectusCallDecorator() {

			@Override
			public <T> Flux<T> decorate(DirectusCall call, Flux<T> attempt) {
				asked.add(call);
				return Flux.error(new DirectusCallRejectedException("closed for today", Duration.ofMillis(1), null));
			}

		}).build();
		StepVerifier.create(directus.collection("articles").find())
			.expectErrorMessage("closed for today")
			.verify(TIMEOUT);
		StepVerifier.create(directus.collection("articles").create(Map.of("title", "x"))).expectErrorSatisfies((ex) -> {
			DirectusCallRejectedException rejection = (DirectusCallRejectedException) ex;
			assertThat(rejection.status()).isEqualTo(503);
			assertThat(rejection.isRetryable()).isTrue();
			assertThat(rejection.retryAfter()).isEqualTo(Duration.ofMillis(1));
			assertThat(rejection.errors()).isEmpty();
		}).verify(TIMEOUT);
		assertThat(asked).hasSize(2);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void aRefreshThatIsKeptBackLeavesTheTokensAsTheyWere() {
		AtomicBoolean open = new AtomicBoolean(true);
		DirectusTemplate directus = template().callDecorator(new DirectusCallDecorator() {

			@Override
			public <T> Flux<T> decorate(DirectusCall call, Flux<T> attempt) {
				return (open.get() && call.operation().equals("refresh"))
						? Flux.error(new DirectusCallRejectedException("open", null, null)) : attempt;
			}

		}).build();
		DirectusOperations view = directus.as(DirectusCredentials
			.tokens(new DirectusTokens("a1", "r1", Instant.now().minusSeconds(1), TokenMode.JSON)));
		StepVerifier.create(view.collection("articles").find())
			.expectError(DirectusCallRejectedException.class)
			.verify(TIMEOUT);
		open.set(false);
		this.server.answer(tokens("a2"));
		StepVerifier.create(view.collection("articles").find()).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::path)
			.containsExactly("/auth/refresh", "/items/articles");
		assertThat(this.server.requests().get(0).body()).contains("\"r1\"");
	}

	@Test
	void theFirstDecoratorIsTheOutermost() {
		List<String> order = new CopyOnWriteArrayList<>();
		DirectusTemplate directus = template().callDecorator(new Recorder("outer", order))
			.callDecorator(new Recorder("inner", order))
			.build();
		this.server.always(StubAnswer.error(403, "FORBIDDEN"));
		StepVerifier.create(directus.collection("articles").find()).expectError().verify(TIMEOUT);
		assertThat(order).containsExactly("outer subscribed", "inner subscribed", "inner DirectusForbiddenException",
				"outer DirectusForbiddenException");
	}

	@Test
	void aMethodCanBeADecorator() {
		StepVerifier
			.create(template().callDecorator(CallDecoratorTests::retryOnce)
				.retry(1, Duration.ZERO, Duration.ZERO)
				.build()
				.collection("articles")
				.create(Map.of("title", "x")))
			.expectComplete()
			.verify(TIMEOUT);
		this.server.requests().clear();
		this.server.answer(StubAnswer.error(403, "FORBIDDEN"));
		StepVerifier.create(template().callDecorator(CallDecoratorTests::retryOnce).build().collection("a").find())
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).as("subscribed to twice").hasSize(2);
	}

	@Test
	void whatADecoratorFailsWithItselfReachesTheCaller() {
		DirectusTemplate directus = template().callDecorator(CallDecoratorTests::fail).build();
		StepVerifier.create(directus.collection("articles").find())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalStateException.class))
			.verify(TIMEOUT);
	}

	private static <T> Flux<T> retryOnce(DirectusCall call, Flux<T> attempt) {
		return attempt.retry(1);
	}

	private static <T> Flux<T> fail(DirectusCall call, Flux<T> attempt) {
		throw new IllegalStateException("a decorator's own");
	}

	private static StubAnswer tokens(String access) {
		return StubAnswer.json("{\"data\":{\"expires\":900000,\"refresh_token\":\"r-%s\",\"access_token\":\"%s\"}}"
			.formatted(access, access));
	}

	/** Writes down what it sees. */
	private static final class Recorder implements DirectusCallDecorator {

		private final List<DirectusCall> calls = new CopyOnWriteArrayList<>();

		private final List<Throwable> failures = new CopyOnWriteArrayList<>();

		private final List<String> events;

		private final String name;

		Recorder(String name) {
			this(name, new CopyOnWriteArrayList<>());
		}

		Recorder(String name, List<String> events) {
			this.name = name;
			this.events = events;
		}

		@Override
		public <T> Flux<T> decorate(DirectusCall call, Flux<T> attempt) {
			this.calls.add(call);
			return attempt.doFirst(() -> record("subscribed"))
				.doOnComplete(() -> record("completed"))
				.doOnCancel(() -> record("cancelled"))
				.doOnError((failure) -> {
					this.failures.add(failure);
					record(failure.getClass().getSimpleName());
				});
		}

		private void record(String event) {
			this.events.add((this.name + " " + event).trim());
		}

	}

}
