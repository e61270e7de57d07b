package io.github.springdirectus.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusInvalidQueryException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusValidationException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.model.BatchReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static io.github.springdirectus.model.BatchOutcome.FAILED;
import static io.github.springdirectus.model.BatchOutcome.IN_DOUBT;
import static io.github.springdirectus.model.BatchOutcome.STORED;
import static io.github.springdirectus.model.BatchOutcome.UNRESOLVED;
import static io.github.springdirectus.wire.StubCollection.hasTitle;
import static io.github.springdirectus.wire.StubCollection.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is said of each item of a batch, with faults of all kinds.
 */
class BatchOutcomeTests extends WireTest {

	private final ItemOperations<Map<String, Object>> articles = this.directus.collection("articles");

	private final StubCollection stored = new StubCollection();

	@BeforeEach
	void store() {
		this.server.answerBy(this.stored);
	}

	@Test
	void eachInputHasOneOutcomeAndNumberedItemsAreFoundByTheirOrder() {
		List<BatchItem<Map<String, Object>>> items = this.articles.batch((b) -> b.maxItems(20))
			.create(Flux.fromIterable(titled(50)))
			.collectList()
			.block(TIMEOUT);
		assertThat(items).hasSize(50).allSatisfy((item) -> {
			assertThat(item.outcome()).isEqualTo(STORED);
			assertThat(item.item()).containsEntry("title", "t" + item.index()).containsEntry("id", item.key());
		});
		assertThat(items).extracting(BatchItem::index).doesNotHaveDuplicates();
		assertThat(this.server.requests()).extracting(StubCollection::size).containsExactlyInAnyOrder(20, 20, 10);
	}

	@Test
	void itemsWithKeysAreFoundByThem() {
		List<Map<String, Object>> given = IntStream.range(0, 40)
			.mapToObj((n) -> Map.<String, Object>of("id", UUID.randomUUID(), "title", "t" + n))
			.toList();
		List<BatchItem<Map<String, Object>>> items = this.articles.batch((b) -> b.maxItems(15).concurrency(1))
			.create(Flux.fromIterable(given))
			.collectList()
			.block(TIMEOUT);
		assertThat(items).extracting(BatchItem::index).containsExactlyElementsOf(indices(40));
		assertThat(items).allSatisfy((item) -> {
			assertThat(item.item()).containsEntry("title", "t" + item.index());
			assertThat(item.key()).hasToString(given.get((int) item.index()).get("id").toString());
		});
	}

	@Test
	void theKeyIsAskedForBesideOtherFields() {
		this.articles.batch((b) -> b.reply((q) -> q.fields("title")))
			.create(Flux.fromIterable(titled(1)))
			.blockLast(TIMEOUT);
		assertThat(this.server.request().query()).isEqualTo("fields=title%2Cid");
	}

	@Test
	void whatIsMissingFromTheReplyOrCameWithoutOneIsUnresolved() {
		this.server.answer(StubAnswer.json("{\"data\":[{\"id\":1,\"title\":\"t0\"}]}"), StubAnswer.noContent());
		StepVerifier
			.create(this.articles.batch((b) -> b.maxItems(2).concurrency(1)).create(Flux.fromIterable(titled(4))))
			.recordWith(ArrayList::new)
			.expectNextCount(4)
			.consumeRecordedWith((items) -> assertThat(items).extracting(BatchItem::outcome).containsOnly(UNRESOLVED))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void anItemThatCannotBeReadIsStored() {
		this.server.always(StubAnswer.json("{\"data\":[{\"id\":1,\"views\":\"many\"}]}"));
		StepVerifier
			.create(this.directus.collection(Article.class).batch(BatchOptions.defaults()).create(Flux.just(Map.of())))
			.assertNext((item) -> {
				assertThat(item.outcome()).isEqualTo(UNRESOLVED);
				assertThat(item.key()).isEqualTo(1);
				assertThat(item.failure()).isInstanceOf(DirectusDecodingException.class);
			})
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aRequestThatFailsDoesNotEndTheBatch() {
		this.server.answerBy((request) -> hasTitle(request, "t10") ? StubAnswer.error(400, "FAILED_VALIDATION")
				: hasTitle(request, "t20") ? StubAnswer.reset() : this.stored.apply(request));
		List<BatchItem<Map<String, Object>>> items = this.articles.batch((b) -> b.maxItems(10))
			.create(Flux.fromIterable(titled(40)))
			.collectList()
			.block(TIMEOUT);
		BatchReport report = items.stream().collect(BatchItem.toReport());
		assertThat(report).hasToString("0-9 stored, 10-19 failed (DirectusValidationException),"
				+ " 20-29 in doubt (DirectusTransportException), 30-39 stored");
		assertThat(report.at(15).failure()).isInstanceOf(DirectusValidationException.class);
	}

	@Test
	void anItemThatCannotBeSentFailsAlone() {
		List<Object> items = List.of(Map.of("title", "a"), 5, Map.of("title", "x".repeat(2000)), Map.of("title", "b"));
		assertThat(this.articles.batch((b) -> b.maxBytes(1000))
			.create(Flux.fromIterable(items))
			.collect(BatchItem.toReport())
			.block(TIMEOUT)).hasToString(
					"0 stored, 1 failed (DirectusRequestException), 2 failed (DirectusRequestException), 3 stored");
		assertThat(this.stored.items()).hasSize(2);
	}

	@Test
	void aWriteWhoseReplyWasRefusedIsInDoubt() {
		// Directus has committed when it finds out that it can't read the fields
		for (StubAnswer answer : List.of(StubAnswer.error(400, "INVALID_QUERY"),
				StubAnswer.error(500, "INTERNAL_SERVER_ERROR"), StubAnswer.of(502, "text/html", "<html>"),
				StubAnswer.of(200, "text/html", "<html>"))) {
			this.server.answer(answer);
			StepVerifier.create(this.articles.batch(BatchOptions.defaults()).create(Flux.fromIterable(titled(1))))
				.assertNext((item) -> assertThat(item.outcome()).isEqualTo(IN_DOUBT))
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	@Test
	void aWriteThatWasRefusedFailed() {
		for (StubAnswer answer : List.of(StubAnswer.error(400, "INVALID_PAYLOAD"), StubAnswer.of(413, "text/html", ""),
				StubAnswer.error(403, "FORBIDDEN"), StubAnswer.error(429, "REQUESTS_EXCEEDED"),
				StubAnswer.error(503, "SERVICE_UNAVAILABLE"), StubAnswer.error(400, "RECORD_NOT_UNIQUE"))) {
			this.server.answer(answer);
			StepVerifier.create(this.articles.batch(BatchOptions.defaults()).create(Flux.fromIterable(titled(1))))
				.assertNext((item) -> assertThat(item.outcome()).isEqualTo(FAILED))
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	@Test
	void anErrorOfTheSourceComesAfterWhatWasUnderWay() {
		StepVerifier
			.create(this.articles.batch((b) -> b.maxItems(2))
				.create(Flux.fromIterable(titled(5)).concatWith(Flux.error(new IllegalStateException("source")))))
			.expectNextCount(4)
			.expectErrorMessage("source")
			.verify(TIMEOUT);
	}

	@Test
	void demandBoundsWhatIsTakenAndCancellingReachesTheConnection() throws InterruptedException {
		CountDownLatch closed = new CountDownLatch(2);
		CountDownLatch asked = new CountDownLatch(2);
		AtomicLong taken = new AtomicLong();
		this.server.answerBy((request) -> {
			asked.countDown();
			return StubAnswer.untilClosed(closed);
		});
		var subscription = this.articles.batch((b) -> b.maxItems(10).concurrency(2))
			.create(Flux.range(0, 1_000_000).doOnNext((n) -> taken.incrementAndGet()).map((n) -> Map.of("n", n)))
			.subscribe();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(taken).hasValueLessThan(2 * 10 + 50);
		subscription.dispose();
		assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void changesAreMatchedByKeyAndDeletionsAreStored() {
		List<BatchItem<Map<String, Object>>> changed = this.articles.batch((b) -> b.concurrency(1))
			.update(Flux.just(Map.of("id", "b", "title", "1"), Map.of("title", "2"), Map.of("id", "a", "title", "3")))
			.collectList()
			.block(TIMEOUT);
		assertThat(changed).extracting(BatchItem::outcome).containsExactlyInAnyOrder(STORED, FAILED, STORED);
		assertThat(changed).filteredOn((item) -> item.outcome() == STORED)
			.allSatisfy((item) -> assertThat(item.item()).containsEntry("id", item.key())
				.containsEntry("title", String.valueOf(item.index() + 1)));
		List<BatchItem<Map<String, Object>>> deleted = this.articles.batch((b) -> b.maxItems(2))
			.delete(Flux.just("a", 5, ""))
			.collectList()
			.block(TIMEOUT);
		assertThat(deleted).extracting(BatchItem::outcome).containsExactlyInAnyOrder(STORED, STORED, FAILED);
		assertThat(this.server.requests()).hasSize(2);
		assertThat(this.server.requests().get(1).body()).isEqualTo("[\"a\",5]");
	}

	@Test
	void anAtomicBatchIsSentWholeOrNotAtAll() {
		StepVerifier
			.create(this.articles.batch((b) -> b.atomic().maxBytes(1000))
				.create(Flux.fromIterable(titled(600))
					.doOnNext((item) -> assertThat(this.server.requests()).isEmpty())))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
		StepVerifier.create(this.articles.batch((b) -> b.atomic()).create(Flux.just(Map.of(), 5)))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
		StepVerifier.create(this.articles.batch((b) -> b.atomic()).create(Flux.fromIterable(titled(600))))
			.expectNextCount(600)
			.expectComplete()
			.verify(TIMEOUT);
		this.server.answer(StubAnswer.error(400, "INVALID_QUERY"));
		StepVerifier.create(this.articles.batch((b) -> b.atomic()).create(Flux.fromIterable(titled(6))))
			.expectError(DirectusInvalidQueryException.class)
			.verify(TIMEOUT);
	}

	@Test
	void optionsThatMakeNoSenseAreRefused() {
		for (BatchOptionsCase options : List.<BatchOptionsCase>of((b) -> b.maxItems(0), (b) -> b.maxBytes(0),
				(b) -> b.concurrency(0), (b) -> b.reply((q) -> q.limit(1)), (b) -> b.atomic()
					.resume(new BatchReport(List.of(new BatchReport.Range(0, 1, BatchOutcome.STORED, null)))))) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.articles.batch(options::set));
		}
	}

	private static List<Long> indices(int count) {
		return LongStream.range(0, count).boxed().toList();
	}

	private interface BatchOptionsCase {

		void set(BatchOptions.Builder builder);

	}

}
