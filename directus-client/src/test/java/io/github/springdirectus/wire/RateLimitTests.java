package io.github.springdirectus.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.SettableClock;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Waiting for the rate limit of the server, on the wire. The waits are of milliseconds;
 * that long ones are kept is shown by a clock that is moved, in another place.
 */
class RateLimitTests extends WireTest {

	private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

	private final SettableClock clock = new SettableClock(NOW);

	private final DirectusTemplate patient = template().clock(this.clock)
		.waitForRateLimit(Duration.ofSeconds(5))
		.build();

	@Test
	void aWriteIsSentAgainAsItWasWhenItsTurnHasCome() {
		this.server.answer(limited(), limited(), StubAnswer.json("{\"data\":{\"id\":1}}"));
		StepVerifier.create(this.patient.collection("a").create(Map.of("title", "x")))
			.assertNext((created) -> assertThat(created).containsEntry("id", 1))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(3)
			.allSatisfy((request) -> assertThat(request.body()).isEqualTo("{\"title\":\"x\"}"));
	}

	@Test
	void aCallIsNotWaitedForWhereTheServerAsksForTooLong() {
		this.server.always(StubAnswer.of(429, "text/plain", "", "Retry-After: 6"));
		StepVerifier.create(this.patient.collection("a").find())
			.expectErrorSatisfies(
					(ex) -> assertThat(((DirectusRateLimitException) ex).retryAfter()).isEqualTo(Duration.ofSeconds(6)))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void aViewAsSomebodyElseWaitsToo() {
		this.server.answer(limited());
		StepVerifier.create(this.patient.as(DirectusCredentials.accessToken("other")).collection("a").find())
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/auth/login", "/auth/refresh" })
	void aHundredCallsWaitForOneLoginThatWaits(String path) {
		DirectusOperations view = this.patient.as(DirectusCredentials.emailPassword("ann@example.com", "hush"));
		if (path.equals("/auth/refresh")) {
			this.server.answer(tokens("a1"));
			view.collection("a").find().blockLast(TIMEOUT);
			this.clock.advance(Duration.ofHours(1));
			this.server.requests().clear();
		}
		Queue<StubAnswer> ofTheLogin = new ConcurrentLinkedQueue<>(List.of(limited(), limited(), tokens("a2")));
		this.server.answerBy(
				(request) -> request.path().equals(path) ? ofTheLogin.remove() : StubAnswer.json("{\"data\":[]}"));
		assertThat(failures(view, 100)).isEmpty();
		assertThat(this.server.requests()).filteredOn((request) -> request.path().startsWith("/auth")).hasSize(3);
		assertThat(this.server.requests()).filteredOn((request) -> request.path().startsWith("/items"))
			.hasSize(100)
			.allSatisfy((request) -> assertThat(request.headers()).containsEntry("authorization", "Bearer a2"));
	}

	@Test
	void aLoginThatMayNotWaitLongerFailsAllWhoWaitForIt() {
		AtomicInteger logins = new AtomicInteger();
		this.server.answerBy((request) -> {
			logins.incrementAndGet();
			return StubAnswer.of(429, "text/plain", "", "Retry-After: 6");
		});
		DirectusOperations view = this.patient.as(DirectusCredentials.emailPassword("ann@example.com", "hush"));
		assertThat(failures(view, 20)).hasSize(20).hasOnlyElementsOfType(DirectusRateLimitException.class);
		assertThat(logins.get()).as("nobody waits for it once more").isLessThanOrEqualTo(20);
	}

	@Test
	void aLoginWaitsNoLongerThanItsLeaseAllows() {
		DirectusTemplate veryPatient = template().waitForRateLimit(Duration.ofHours(1)).build();
		this.server.always(StubAnswer.of(429, "text/plain", "", "Retry-After: 31"));
		StepVerifier.create(veryPatient.auth().login("ann@example.com", "hush"))
			.expectError(DirectusRateLimitException.class)
			.verify(TIMEOUT);
		StepVerifier
			.create(veryPatient.as(DirectusCredentials.emailPassword("ann@example.com", "hush"))
				.collection("a")
				.create(Map.of()))
			.expectError(DirectusRateLimitException.class)
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void aNegativeWaitIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> template().waitForRateLimit(Duration.ofMillis(-1)))
			.withMessageContaining("directus.retry");
	}

	private static List<Throwable> failures(DirectusOperations view, int calls) {
		Mono<List<Throwable>> failures = Flux.range(0, calls)
			.flatMap((call) -> view.collection("a").find().materialize(), calls)
			.filter(Signal::isOnError)
			.<Throwable>map(Signal::getThrowable)
			.collectList();
		return failures.block(TIMEOUT);
	}

	private static StubAnswer limited() {
		return StubAnswer.of(429, "application/json",
				"{\"errors\":[{\"message\":\"Too many requests\",\"extensions\":"
						+ "{\"code\":\"REQUESTS_EXCEEDED\",\"limit\":50,\"reset\":\"2030-01-01T00:00:00.020Z\"}}]}",
				"Retry-After: 0");
	}

	private static StubAnswer tokens(String access) {
		return StubAnswer.json("{\"data\":{\"expires\":900000,\"refresh_token\":\"r-%s\",\"access_token\":\"%s\"}}"
			.formatted(access, access));
	}

}
