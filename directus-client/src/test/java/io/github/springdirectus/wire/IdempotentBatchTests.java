package io.github.springdirectus.wire;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.error.DirectusConflictException;
import io.github.springdirectus.items.BatchOperations;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.BatchReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static io.github.springdirectus.model.BatchOutcome.FAILED;
import static io.github.springdirectus.model.BatchOutcome.IN_DOUBT;
import static io.github.springdirectus.model.BatchOutcome.NOT_SENT;
import static io.github.springdirectus.model.BatchOutcome.STORED;
import static io.github.springdirectus.model.BatchOutcome.UNRESOLVED;
import static io.github.springdirectus.wire.StubCollection.hasTitle;
import static io.github.springdirectus.wire.StubCollection.titled;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes that are repeated because the caller chose so, and batches that go on where
 * others ended: nothing is lost and nothing is written twice.
 */
class IdempotentBatchTests extends WireTest {

	private final ItemOperations<Map<String, Object>> articles = this.directus.collection("articles");

	private final BatchOperations<Map<String, Object>> idempotent = this.articles.batch((b) -> b.idempotent());

	private final StubCollection stored = new StubCollection();

	@BeforeEach
	void store() {
		this.server.answerBy(this.stored);
	}

	@Test
	void newItemsGetRandomKeys() {
		List<BatchItem<Map<String, Object>>> items = create(titled(3));
		assertThat(items).allSatisfy((item) -> assertThat(UUID.fromString((String) item.key()).version()).isEqualTo(4));
		assertThat(items).extracting(BatchItem::key).doesNotHaveDuplicates();
		assertThat(create(List.of(Map.of("id", "mine"))).get(0).key()).isEqualTo("mine");
	}

	@Test
	void aRequestThatWasRefusedForNowIsSentAgain() {
		this.server.answer(StubAnswer.error(429, "REQUESTS_EXCEEDED"), StubAnswer.error(503, "SERVICE_UNAVAILABLE"));
		assertThat(create(titled(2))).extracting(BatchItem::outcome).containsOnly(STORED);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method)
			.containsExactly("POST", "POST", "POST");
		assertThat(this.server.requests()).extracting(StubServer.Recorded::body).containsOnly(body(0));
	}

	@Test
	void attemptsEndWithTheRetryPolicy() {
		this.server.always(StubAnswer.error(429, "REQUESTS_EXCEEDED"));
		assertThat(create(titled(2))).extracting(BatchItem::outcome).containsOnly(FAILED);
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void withoutItNothingIsRepeated() {
		this.server.answer(StubAnswer.reset());
		assertThat(this.articles.batch(BatchOptions.defaults())
			.create(Flux.fromIterable(titled(2)))
			.collectList()
			.block(TIMEOUT)).extracting(BatchItem::outcome).containsOnly(IN_DOUBT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void aBrokenRequestThatWasCarriedOutIsFoundAndNotSentAgain() {
		this.server.answerBy((request) -> {
			StubAnswer answer = this.stored.apply(request);
			return request.method().equals("POST") ? StubAnswer.reset() : answer;
		});
		List<BatchItem<Map<String, Object>>> items = create(titled(250));
		assertThat(items).hasSize(250).allSatisfy((item) -> {
			assertThat(item.outcome()).isEqualTo(STORED);
			assertThat(item.item()).containsEntry("title", "t" + item.index());
		});
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method)
			.containsExactly("POST", "GET", "GET", "GET");
		assertThat(this.stored.items()).hasSize(250);
	}

	@Test
	void aBrokenRequestThatWasNotCarriedOutIsSentAgain() {
		this.server.answer(StubAnswer.reset());
		assertThat(create(titled(2))).extracting(BatchItem::outcome).containsOnly(STORED);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method)
			.containsExactly("POST", "GET", "POST");
		assertThat(this.stored.items()).hasSize(2);
	}

	@Test
	void aConflictWithKeysOfOurOwnMeansStored() {
		// The caller may not read what he wrote
		this.server.answerBy((request) -> {
			if (!request.method().equals("POST")) {
				return StubAnswer.error(403, "FORBIDDEN");
			}
			boolean first = this.stored.items().isEmpty();
			StubAnswer answer = this.stored.apply(request);
			return first ? StubAnswer.reset() : answer;
		});
		List<BatchItem<Map<String, Object>>> items = create(titled(2));
		assertThat(items).extracting(BatchItem::outcome).containsOnly(UNRESOLVED);
		assertThat(items).extracting(BatchItem::key).doesNotContainNull();
	}

	@Test
	void aConflictWithKeysOfTheCallerSaysNothing() {
		this.server.answerBy((request) -> {
			if (!request.method().equals("POST")) {
				return StubAnswer.error(403, "FORBIDDEN");
			}
			boolean first = this.stored.items().isEmpty();
			StubAnswer answer = this.stored.apply(request);
			return first ? StubAnswer.reset() : answer;
		});
		List<BatchItem<Map<String, Object>>> items = create(List.of(Map.of("id", "a"), Map.of("title", "b")));
		assertThat(items).extracting(BatchItem::outcome).containsOnly(IN_DOUBT);
		assertThat(items).extracting(BatchItem::failure)
			.allSatisfy((failure) -> assertThat(failure).isInstanceOf(DirectusConflictException.class));
	}

	@Test
	void aConflictOfTheFirstAttemptIsAFailure() {
		create(List.of(Map.of("id", "a")));
		assertThat(create(List.of(Map.of("id", "a"), Map.of("id", "b")))).extracting(BatchItem::outcome)
			.containsOnly(FAILED);
		assertThat(this.stored.items()).hasSize(1);
	}

	@Test
	void whatCannotBeFoundOutStaysInDoubt() {
		this.server.answerBy(
				(request) -> request.method().equals("POST") ? StubAnswer.reset() : StubAnswer.error(403, "FORBIDDEN"));
		assertThat(create(titled(2))).extracting(BatchItem::outcome).containsOnly(IN_DOUBT);
		assertThat(this.server.requests()).filteredOn((request) -> request.method().equals("POST")).hasSize(3);
	}

	@Test
	void changesAndDeletionsAreRepeatedAsTheyAre() {
		this.server.answer(StubAnswer.reset());
		assertThat(this.idempotent.update(Flux.just(Map.of("id", 1, "title", "a"))).blockLast(TIMEOUT))
			.extracting(BatchItem::outcome)
			.isEqualTo(STORED);
		this.server.answer(StubAnswer.reset());
		assertThat(this.idempotent.delete(Flux.just(1)).blockLast(TIMEOUT)).extracting(BatchItem::outcome)
			.isEqualTo(STORED);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method)
			.containsExactly("PATCH", "PATCH", "DELETE", "DELETE");
	}

	@Test
	void aRefusalOfTheRepeatSaysNothingOfTheFirstAttempt() {
		// To delete what is deleted is forbidden for all but administrators
		this.server.answer(StubAnswer.reset(), StubAnswer.error(403, "FORBIDDEN"));
		assertThat(this.idempotent.delete(Flux.just(1)).blockLast(TIMEOUT)).extracting(BatchItem::outcome)
			.isEqualTo(IN_DOUBT);
	}

	@Test
	void aBatchIsResumedWhereItEnded() {
		this.server.answerBy((request) -> hasTitle(request, "t20") ? StubAnswer.error(400, "FAILED_VALIDATION")
				: this.stored.apply(request));
		BatchReport first = report(this.articles.batch((b) -> b.maxItems(10)), titled(50));
		assertThat(first.toString()).startsWith("0-19 stored, 20-29 failed");
		this.server.answerBy(this.stored);
		BatchReport second = report(this.articles.batch((b) -> b.maxItems(10).resume(first)), titled(50));
		assertThat(second).hasToString("0-49 stored");
		assertThat(this.stored.items().values()).extracting((item) -> item.get("title").asString())
			.hasSize(50)
			.doesNotHaveDuplicates();
		assertThat(this.server.requests()).hasSize(6);
	}

	@Test
	void aMillionItemsThatWereStoredArePassedOver() {
		BatchReport all = new BatchReport(List.of(new BatchReport.Range(0, 999_999, STORED, null)));
		assertThat(this.articles.batch((b) -> b.resume(all))
			.create(Flux.range(0, 1_000_000))
			.collect(BatchItem.toReport())
			.block(TIMEOUT)).isEqualTo(all);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void whatWasInDoubtIsLookedUpByItsKeysFirst() {
		this.server.answerBy((request) -> {
			StubAnswer answer = hasTitle(request, "lost") ? StubAnswer.reset() : this.stored.apply(request);
			return request.method().equals("POST") ? StubAnswer.reset() : answer;
		});
		List<Map<String, Object>> items = List.of(Map.of("id", "a", "title", "there"),
				Map.of("id", "b", "title", "lost"), Map.of("title", "keyless"));
		BatchReport first = report(this.articles.batch((b) -> b.maxItems(1)), items);
		assertThat(first)
			.hasToString("0 in doubt (DirectusTransportException), 1 in doubt (DirectusTransportException),"
					+ " 2 in doubt (DirectusTransportException)");
		assertThat(this.stored.items()).hasSize(2);
		this.server.answerBy(this.stored);
		for (boolean idempotent : new boolean[] { false, true }) {
			BatchReport second = report(this.articles.batch((b) -> idempotent(b.resume(first), idempotent)), items);
			assertThat(second).hasToString("0-1 stored, 2 in doubt (DirectusTransportException)");
			assertThat(this.stored.items()).hasSize(3);
		}
	}

	private static void idempotent(BatchOptions.Builder builder, boolean idempotent) {
		if (idempotent) {
			builder.idempotent();
		}
	}

	@Test
	void inDoubtChangesAreSentAgainAndDeletionsOnlyWhereTheItemIsThere() {
		create(List.of(Map.of("id", "a")));
		BatchReport doubt = new BatchReport(List.of(new BatchReport.Range(0, 1, IN_DOUBT, null)));
		assertThat(this.articles.batch((b) -> b.resume(doubt))
			.delete(Flux.just("a", "gone"))
			.collect(BatchItem.toReport())
			.block(TIMEOUT)).hasToString("0-1 stored");
		assertThat(this.articles.batch((b) -> b.resume(doubt))
			.update(Flux.just(Map.of("id", "a"), Map.of("id", "b")))
			.collect(BatchItem.toReport())
			.block(TIMEOUT)).hasToString("0-1 stored");
		assertThat(this.server.requests()).filteredOn((request) -> !request.method().matches("POST|GET"))
			.extracting(StubServer.Recorded::body)
			.containsExactly("[\"a\"]", "[{\"id\":\"a\"},{\"id\":\"b\"}]");
	}

	@Test
	void whatWasInDoubtAndIsRefusedNowMayHaveBeenCarriedOutThen() {
		create(List.of(Map.of("id", "a")));
		BatchReport doubt = new BatchReport(List.of(new BatchReport.Range(0, 0, IN_DOUBT, null)));
		// The caller may not read the item, which he made
		this.server.answerBy((request) -> request.method().equals("GET") ? StubAnswer.json("{\"data\":[]}")
				: this.stored.apply(request));
		assertThat(report(this.articles.batch((b) -> b.resume(doubt)), List.of(Map.of("id", "a"), Map.of("id", "b"))))
			.hasToString("0 in doubt (DirectusConflictException), 1 failed (DirectusConflictException)");
	}

	@Test
	void aLookupThatFailsLeavesTheDoubt() {
		BatchReport doubt = new BatchReport(
				List.of(new BatchReport.Range(0, 0, IN_DOUBT, null), new BatchReport.Range(1, 1, NOT_SENT, null)));
		this.server.answerBy((request) -> request.method().equals("POST") ? this.stored.apply(request)
				: StubAnswer.error(403, "FORBIDDEN"));
		assertThat(report(this.articles.batch((b) -> b.resume(doubt)), List.of(Map.of("id", "a"), Map.of("id", "b"))))
			.hasToString("0 in doubt (DirectusForbiddenException), 1 stored");
		assertThat(this.stored.items()).containsOnlyKeys("b");
	}

	private List<BatchItem<Map<String, Object>>> create(List<Map<String, Object>> items) {
		return this.idempotent.create(Flux.fromIterable(items)).collectList().block(TIMEOUT);
	}

	private static BatchReport report(BatchOperations<?> batch, List<Map<String, Object>> items) {
		return batch.create(Flux.fromIterable(items)).collect(BatchItem.toReport()).block(TIMEOUT);
	}

	private String body(int request) {
		return this.server.requests().get(request).body();
	}

}
