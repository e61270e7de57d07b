package io.github.springdirectus.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 7: reads are repeated until their first element has left, writes never.
 */
class RetryTests extends WireTest {

	private static final String ONE = "{\"data\":[{\"id\":1}]}";

	private final Flux<Map<String, Object>> find = this.directus.collection("articles").find();

	@ParameterizedTest
	@ValueSource(ints = { 429, 503 })
	void aReadIsRepeatedAfterAStatusThatPasses(int status) {
		this.server.answer(StubAnswer.of(status, "text/plain", ""), StubAnswer.of(status, "text/plain", ""),
				StubAnswer.json(ONE));
		StepVerifier.create(this.find).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void aReadIsRepeatedAfterABrokenConnection() {
		this.server.answer(StubAnswer.reset(), StubAnswer.truncated(200, "{\"data\":["), StubAnswer.json(ONE));
		StepVerifier.create(this.find).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void aSearchIsRepeatedLikeAnyRead() {
		this.server.answer(StubAnswer.reset(), StubAnswer.json(ONE));
		StepVerifier.create(this.directus.collection("articles").find((q) -> q.filter(field("t").eq("x".repeat(9000)))))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method).containsExactly("SEARCH", "SEARCH");
	}

	@Test
	void theLastFailureIsReportedAfterTheLastAttempt() {
		this.server.always(StubAnswer.error(429, "REQUESTS_EXCEEDED"));
		StepVerifier.create(this.find).expectError(DirectusRateLimitException.class).verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void aServerThatAsksForALongWaitIsNotAskedAgain() {
		this.server.always(StubAnswer.of(429, "text/plain", "", "Retry-After: 60"));
		StepVerifier.create(this.find)
			.expectErrorSatisfies(
					(ex) -> assertThat(((DirectusResponseException) ex).retryAfter()).isEqualTo(Duration.ofSeconds(60)))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 500, 502 })
	void anotherStatusIsNotRepeated(int status) {
		this.server.always(StubAnswer.of(status, "text/plain", ""));
		StepVerifier.create(this.find).expectError(DirectusResponseException.class).verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void nothingIsRepeatedOnceAnElementHasLeft() {
		this.server.always(StubAnswer.resetAfter("{\"data\":[{\"id\":1},{\"id\":2},{\"i"));
		StepVerifier.create(this.find).expectNextCount(2).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(DirectusTransportException.class).hasMessageContaining("2 elements");
			assertThat(((DirectusTransportException) ex).emitted()).isEqualTo(2);
		}).verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void anAnswerOfUnknownLengthThatEndsTooEarlyIsCountedLikeAnyOther() {
		this.server.always(StubAnswer.endedAfter("{\"data\":[{\"id\":1},{\"id\":2},{\"i"));
		StepVerifier.create(this.find).expectNextCount(2).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(DirectusTransportException.class)
				.hasMessageContaining("the body ended before its JSON did")
				.hasMessageContaining("2 elements");
			assertThat(((DirectusTransportException) ex).emitted()).isEqualTo(2);
		}).verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	static Stream<StubAnswer> brokenBodies() {
		return Stream.of(StubAnswer.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n"), StubAnswer
			.raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 14\r\n\r\nnot compressed"));
	}

	@ParameterizedTest
	@MethodSource("brokenBodies")
	void aBodyThatCanNotBeReadAsHttpIsABrokenConnection(StubAnswer broken) {
		this.server.answer(broken, StubAnswer.json(ONE));
		StepVerifier.create(this.find).expectNextCount(1).expectComplete().verify(TIMEOUT);
		this.server.requests().clear();
		for (Mono<?> write : List.of(this.directus.collection("articles").create(Map.of()),
				this.directus.collection("articles").deleteById(1))) {
			this.server.answer(broken);
			StepVerifier.create(write)
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusTransportException.class)
					.hasMessageContaining("its body is broken")
					.hasMessageContaining("unknown whether"))
				.verify(TIMEOUT);
		}
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void aValueIsAskedForAgainWhereItsAnswerBreaksOffBehindIt() {
		this.server.answer(StubAnswer.truncated(200, "{\"data\":{\"id\":1}"), StubAnswer.json("{\"data\":{\"id\":1}}"));
		StepVerifier.create(this.directus.collection("articles").findById(1))
			.expectNext(Map.of("id", 1))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void whoeverGotNoValueIsToldThatThereWasNone() {
		this.server.always(StubAnswer.truncated(200, "{\"data\":{\"id\":1}"));
		for (Mono<?> call : new Mono<?>[] { this.directus.collection("articles").getById(1),
				this.directus.collection("articles").create(Map.of()) }) {
			StepVerifier.create(call).expectErrorSatisfies((ex) -> {
				assertThat(((DirectusTransportException) ex).emitted()).isZero();
				assertThat(ex).hasMessageNotContaining("emitted");
			}).verify(TIMEOUT);
		}
	}

	@Test
	void aWriteIsSentOnceWhateverHappens() {
		for (Mono<?> write : new Mono<?>[] { this.directus.collection("articles").create(Map.of()),
				this.directus.collection("articles").updateById(1, Map.of()),
				this.directus.collection("articles").deleteById(1) }) {
			for (StubAnswer fault : new StubAnswer[] { StubAnswer.reset(), StubAnswer.of(503, "text/plain", ""),
					StubAnswer.of(429, "text/plain", ""), StubAnswer.truncated(200, "{\"data\":{") }) {
				this.server.requests().clear();
				this.server.answer(fault);
				StepVerifier.create(write).expectError().verify(TIMEOUT);
				assertThat(this.server.requests()).hasSize(1);
			}
		}
	}

	@Test
	void aWriteThatBrokeSaysThatItsOutcomeIsUnknown() {
		this.server.always(StubAnswer.reset());
		StepVerifier.create(this.directus.collection("articles").create(Map.of("title", "hush")))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusTransportException.class)
				.hasMessageContaining("POST /items/articles")
				.hasMessageContaining("unknown whether Directus carried it out")
				.hasMessageNotContaining("hush"))
			.verify(TIMEOUT);
	}

	@Test
	void aRefusedConnectionIsATransportError() throws IOException {
		try (ClosedPort nobody = new ClosedPort()) {
			StepVerifier
				.create(template().url(nobody.url())
					.credentials(DirectusCredentials.anonymous())
					.build()
					.collection("articles")
					.find())
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusTransportException.class)
					.hasMessageContaining("Connection refused"))
				.verify(TIMEOUT);
		}
	}

	@Test
	void anAnswerThatDoesNotComeInTimeIsNotAskedForAgain() {
		CountDownLatch done = new CountDownLatch(1);
		this.server.always(StubAnswer.silence(done));
		StepVerifier.create(template().readTimeout(Duration.ofMillis(300)).build().collection("articles").find())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusTransportException.class)
				.hasMessageContaining("directus.read-timeout"))
			.verify(TIMEOUT);
		done.countDown();
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void aRequestThatNobodyReadsEndsWithTheTimeoutToo() {
		try (DeafServer deaf = new DeafServer()) {
			DirectusTemplate impatient = template().url(deaf.url())
				.credentials(DirectusCredentials.anonymous())
				.readTimeout(Duration.ofMillis(300))
				.build();
			StepVerifier
				.create(impatient.exchange(HttpMethod.POST, "/a")
					.body(Map.of("text", "x".repeat(8_000_000)))
					.mono(Map.class))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusTransportException.class)
					.hasMessageContaining("directus.read-timeout"))
				.verify(TIMEOUT);
		}
	}

	@Test
	void aConnectionWhoseAnswerCanNotBeDecompressedIsNotKept() throws InterruptedException {
		this.server.answer(StubAnswer.of(200, "application/json", "not compressed", "Content-Encoding: gzip"));
		StepVerifier.create(this.directus.collection("articles").create(Map.of()))
			.expectError(DirectusTransportException.class)
			.verify(TIMEOUT);
		assertThat(this.server.awaitConnectionClosed()).isTrue();
	}

	@Test
	void anAnswerThatStallsEndsWithTheTimeout() {
		CountDownLatch done = new CountDownLatch(1);
		this.server.always(StubAnswer.stallAfter("{\"data\":[{\"id\":1}", done));
		StepVerifier.create(template().readTimeout(Duration.ofMillis(300)).build().collection("articles").find())
			.expectNextCount(1)
			.expectError(DirectusTransportException.class)
			.verify(TIMEOUT);
		done.countDown();
	}

	@Test
	void whoTakesTheirTimeIsNotTakenForAServerThatDoes() {
		String rows = "{\"id\":1,\"title\":\"" + "x".repeat(1000) + "\"},";
		this.server.always(StubAnswer.json("{\"data\":[" + rows.repeat(10_000) + "{\"id\":2}]}"));
		Flux<Map<String, Object>> find = template().readTimeout(Duration.ofMillis(300))
			.build()
			.collection("articles")
			.find();
		StepVerifier.create(find, 1)
			.expectNextCount(1)
			.thenAwait(Duration.ofSeconds(1))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(10_000)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void anAnswerThatStallsEndsWithTheTimeoutThoughItsSubscriberHadTakenTime() {
		CountDownLatch done = new CountDownLatch(1);
		String rows = "{\"id\":1,\"title\":\"" + "x".repeat(1000) + "\"},";
		this.server.always(StubAnswer.stallAfter("{\"data\":[" + rows.repeat(10_000), done));
		Flux<Map<String, Object>> find = template().readTimeout(Duration.ofMillis(300))
			.build()
			.collection("articles")
			.find();
		StepVerifier.create(find, 1)
			.expectNextCount(1)
			.thenAwait(Duration.ofSeconds(1))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(9_999)
			.expectError(DirectusTransportException.class)
			.verify(TIMEOUT);
		done.countDown();
	}

	@Test
	void anElementIsEmittedBeforeTheNextArrivesAndCancellingClosesTheConnection() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		this.server.always(StubAnswer.stallAfter("{\"data\":[{\"id\":1}", done));
		StepVerifier.create(this.find.take(1)).expectNextCount(1).expectComplete().verify(TIMEOUT);
		done.countDown();
		assertThat(this.server.awaitConnectionClosed()).isTrue();
	}

	@Test
	void aPublisherCanBeSubscribedToAgain() {
		this.server.always(StubAnswer.json(ONE));
		StepVerifier.create(this.find.concatWith(this.find)).expectNextCount(2).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(2);
	}

}
