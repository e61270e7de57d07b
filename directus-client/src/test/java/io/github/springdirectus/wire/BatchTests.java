package io.github.springdirectus.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.error.DirectusBatchException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusValidationException;
import io.github.springdirectus.items.ItemOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Query.empty;
import static io.github.springdirectus.wire.StubCollection.hasTitle;
import static io.github.springdirectus.wire.StubCollection.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Batches of several requests: how they are cut, what bounds them, and what is said when
 * one fails.
 */
class BatchTests extends WireTest {

	private final ItemOperations<Map<String, Object>> articles = this.directus.collection("articles");

	private final StubCollection stored = new StubCollection();

	@BeforeEach
	void store() {
		this.server.answerBy(this.stored);
	}

	@Test
	void itemsAreCutByCount() {
		StepVerifier.create(this.articles.createAll(Flux.fromIterable(titled(1100))))
			.expectNextCount(1100)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubCollection::size).containsExactlyInAnyOrder(500, 500, 100);
		assertThat(this.stored.items()).hasSize(1100);
	}

	@Test
	void itemsAreCutByBytesBelowWhatDirectusTakes() {
		String text = "é".repeat(5000);
		List<Map<String, String>> items = IntStream.range(0, 300).mapToObj((n) -> Map.of("text", text + n)).toList();
		StepVerifier.create(this.articles.createAll(items)).expectNextCount(300).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(4)
			.allSatisfy((request) -> assertThat(Integer.parseInt(request.headers().get("content-length")))
				.isLessThanOrEqualTo(900_000));
	}

	@Test
	void keysAreCutByAThousand() {
		List<Integer> ids = IntStream.range(0, 2500).boxed().toList();
		this.server.always(StubAnswer.json("{\"data\":[]}"));
		this.articles.updateAllById(ids, Map.of("title", "x")).blockLast(TIMEOUT);
		this.articles.deleteAllById(ids).block(TIMEOUT);
		assertThat(this.server.requests()).hasSize(6);
		assertThat(this.server.requests()).filteredOn((request) -> request.method().equals("PATCH"))
			.allSatisfy((request) -> assertThat(request.body()).startsWith("{\"keys\":[")
				.endsWith("],\"data\":{\"title\":\"x\"}}"));
	}

	@Test
	void changesLeaveRoomForKeysBesideThem() {
		List<String> ids = IntStream.range(0, 900).mapToObj((n) -> "k".repeat(200) + n).toList();
		this.server.always(StubAnswer.json("{\"data\":[]}"));
		this.articles.updateAllById(ids, Map.of("text", "x".repeat(800_000))).blockLast(TIMEOUT);
		assertThat(this.server.requests()).hasSizeGreaterThan(1)
			.allSatisfy((request) -> assertThat(request.body().length()).isLessThanOrEqualTo(900_000));
		StepVerifier.create(this.articles.updateAllById(ids, Map.of("text", "x".repeat(900_000))))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
	}

	@Test
	void itemsWithKeysAreChangedTogether() {
		StepVerifier
			.create(this.directus.collection(Article.class)
				.updateEach(List.of(new Article(2, "b", null, 5L), Map.of("id", 1, "title", "a"))))
			.expectNext(new Article(1, "a", null, null), new Article(2, "b", null, 5L))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("PATCH");
		assertThat(this.server.request().path()).isEqualTo("/items/articles");
		assertThat(this.server.request().body())
			.startsWith("[{\"id\":2,\"title\":\"b\",\"body_text\":null,\"views\":5},{");
	}

	@Test
	void anItemWithoutAKeyIsNotChanged() {
		StepVerifier.create(this.articles.updateEach(List.of(Map.of("id", 1), Map.of("title", "a"))))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void anItemTooLargeIsNamedByItsIndexAndNothingOfItsRequestIsSent() {
		List<Map<String, String>> items = List.of(Map.of("a", "b"), Map.of("a", "x".repeat(900_000)), Map.of("a", "c"));
		for (Flux<?> created : List.of(this.articles.createAll(items),
				this.articles.createAll(Flux.fromIterable(items)))) {
			StepVerifier.create(created)
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusRequestException.class)
					.hasMessageStartingWith("Item 1 takes 900008 bytes")
					.hasMessageNotContaining("xx"))
				.verify(TIMEOUT);
		}
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void aCollectionIsCheckedWholeBeforeTheFirstItemIsSent() {
		List<Object> items = new ArrayList<>(titled(600));
		items.add(5);
		StepVerifier.create(this.articles.createAll(items)).expectError(DirectusRequestException.class).verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void whatIsWrongWithAPublishedItemStopsTheBatchThere() {
		Flux<Object> items = Flux.concat(Flux.fromIterable(titled(600)), Flux.just(5), Flux.fromIterable(titled(600)));
		StepVerifier.create(this.articles.createAll(items).ignoreElements())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusBatchException.class)
				.hasCauseInstanceOf(DirectusRequestException.class)
				.extracting((batch) -> ((DirectusBatchException) batch).report().toString())
				.isEqualTo("0-499 stored, 500-599 not sent, 600 failed (DirectusRequestException)"))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void nothingIsSentForNothing() {
		this.articles.createAll(Flux.empty()).blockLast(TIMEOUT);
		this.articles.updateEach(Flux.empty()).blockLast(TIMEOUT);
		this.articles.updateEach(List.of()).blockLast(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void nothingIsSentBeforeSubscriptionAndAllOfItAgainAfterAnother() {
		Flux<Map<String, Object>> created = this.articles.createAll(Flux.fromIterable(titled(3)));
		assertThat(this.server.requests()).isEmpty();
		created.blockLast(TIMEOUT);
		created.blockLast(TIMEOUT);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void littleMoreIsTakenFromTheSourceThanIsSent() throws InterruptedException {
		CountDownLatch closed = new CountDownLatch(4);
		CountDownLatch asked = new CountDownLatch(4);
		AtomicLong taken = new AtomicLong();
		this.server.answerBy((request) -> {
			asked.countDown();
			return StubAnswer.untilClosed(closed);
		});
		var subscription = this.articles
			.createAll(Flux.fromStream(() -> IntStream.iterate(0, (n) -> n + 1).boxed())
				.doOnNext((n) -> taken.incrementAndGet())
				.map((n) -> Map.of("n", n)))
			.subscribe();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(taken).hasValueLessThan(4 * 500 + 50);
		subscription.dispose();
		assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void theErrorOfOneRequestIsTheError() {
		this.server.always(StubAnswer.error(400, "FAILED_VALIDATION"));
		for (Flux<?> created : List.of(this.articles.createAll(titled(3)),
				this.articles.createAll(Flux.fromIterable(titled(500))))) {
			StepVerifier.create(created).expectError(DirectusValidationException.class).verify(TIMEOUT);
		}
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void theFirstFailureOfSeveralRequestsStopsTheRestAndIsReported() {
		CountDownLatch underWay = new CountDownLatch(4);
		CountDownLatch stopped = new CountDownLatch(1);
		this.server.answerBy((request) -> {
			underWay.countDown();
			StubAnswer answer = hasTitle(request, "t500") ? StubAnswer.error(400, "FAILED_VALIDATION")
					: hasTitle(request, "t0") ? StubAnswer.reset() : this.stored.apply(request);
			boolean endsLast = hasTitle(request, "t1000") || hasTitle(request, "t1500");
			return (connection, out) -> {
				await(endsLast ? stopped : underWay);
				return answer.write(connection, out);
			};
		});
		AtomicLong taken = new AtomicLong();
		Flux<Map<String, Object>> items = Flux.fromIterable(titled(20_000))
			.doOnNext((item) -> taken.incrementAndGet())
			.doOnCancel(stopped::countDown);
		StepVerifier.create(this.articles.createAll(items)).expectNextCount(1000).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(DirectusBatchException.class);
			String report = ((DirectusBatchException) ex).report().toString();
			assertThat(report).startsWith("0-499 in doubt (DirectusTransportException),"
					+ " 500-999 failed (DirectusValidationException), 1000-1999 stored, 2000");
			assertThat(report).endsWith(" not sent");
			assertThat(ex).hasMessageContaining(report);
		}).verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(4);
		assertThat(taken).hasValueLessThan(2600);
	}

	@Test
	void ofACollectionAllThatWasNotSentIsReported() {
		this.server.always(StubAnswer.error(400, "FAILED_VALIDATION"));
		StepVerifier.create(this.articles.createAll(titled(20_000))).expectErrorSatisfies((ex) -> {
			var ranges = ((DirectusBatchException) ex).report().ranges();
			assertThat(ranges.get(ranges.size() - 1))
				.hasToString(ranges.get(ranges.size() - 1).first() + "-19999 not sent");
		}).verify(TIMEOUT);
	}

	@Test
	void anErrorOfTheSourceIsItselfWhereNothingWasSent() {
		IllegalStateException failure = new IllegalStateException("source");
		StepVerifier
			.create(this.articles.createAll(Flux.fromIterable(titled(3)).concatWith(Flux.error(failure)), empty()))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void anErrorOfTheSourceIsReportedWithWhatWasStored() {
		IllegalStateException failure = new IllegalStateException("source");
		StepVerifier
			.create(this.articles.createAll(Flux.fromIterable(titled(600)).concatWith(Flux.error(failure)))
				.ignoreElements())
			.expectErrorSatisfies((ex) -> {
				assertThat(ex).isInstanceOf(DirectusBatchException.class).hasCause(failure);
				assertThat(((DirectusBatchException) ex).report()).hasToString("0-499 stored, 500-599 not sent");
			})
			.verify(TIMEOUT);
	}

	@Test
	void noWriteIsRepeated() {
		for (StubAnswer fault : List.of(StubAnswer.reset(), StubAnswer.error(429, "REQUESTS_EXCEEDED"),
				StubAnswer.error(503, "SERVICE_UNAVAILABLE"), StubAnswer.truncated(200, "{\"data\":["))) {
			int before = this.server.requests().size();
			this.server.answer(fault);
			StepVerifier.create(this.articles.createAll(titled(2)).ignoreElements()).expectError().verify(TIMEOUT);
			assertThat(this.server.requests()).hasSize(before + 1);
		}
	}

	@Test
	void aServerThatIsNotThereLeavesNothingInDoubt() throws IOException {
		try (ClosedPort nobody = new ClosedPort()) {
			ItemOperations<?> elsewhere = template().url(nobody.url())
				.credentials(DirectusCredentials.anonymous())
				.build()
				.collection("articles");
			StepVerifier.create(elsewhere.createAll(Flux.fromIterable(titled(600)))).expectErrorSatisfies((ex) -> {
				assertThat(ex).hasCauseInstanceOf(DirectusTransportException.class);
				assertThat(ex.getCause()).hasMessageNotContaining("unknown");
				assertThat(((DirectusBatchException) ex).report().toString()).startsWith("0-")
					.contains("failed")
					.doesNotContain("in doubt");
			}).verify(TIMEOUT);
		}
	}

	@Test
	void theReplyIsDescribedByFieldsAndDeepAlone() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.articles.createAll(Flux.fromIterable(titled(1)), (q) -> q.limit(1)));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.articles.updateEach(Flux.fromIterable(titled(1)), (q) -> q.limit(1)));
		this.articles.createAll(Flux.fromIterable(titled(1)), (q) -> q.fields("id")).blockLast(TIMEOUT);
		assertThat(this.server.request().query()).isEqualTo("fields=id");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
