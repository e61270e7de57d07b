package io.github.springdirectus.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.error.DirectusBatchException;
import io.github.springdirectus.error.DirectusValidationException;
import io.github.springdirectus.model.BatchReport;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static io.github.springdirectus.model.BatchOutcome.FAILED;
import static io.github.springdirectus.model.BatchOutcome.IN_DOUBT;
import static io.github.springdirectus.model.BatchOutcome.STORED;
import static io.github.springdirectus.model.BatchOutcome.UNRESOLVED;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.year;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Batches on a real Directus: what its replies prove, and what becomes of requests that
 * it refuses.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class BatchIT extends WarehouseTest {

	BatchIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void itemsThatAreAlikeAreToldApartByTheirOrderWhereKeysAreCountedUp() {
		List<BatchItem<Crate>> items = this.crates.batch((b) -> b.maxItems(100))
			.create(Flux.fromIterable(crates(250)))
			.collectList()
			.block(TIMEOUT);
		assertThat(items).hasSize(250).allSatisfy((item) -> {
			assertThat(item.outcome()).isEqualTo(STORED);
			assertThat(item.item()).isEqualTo(new Crate((Integer) item.key(), "crate", (int) item.index()));
		});
		assertThat(items).extracting(BatchItem::key).doesNotHaveDuplicates();
		assertThat(count()).isEqualTo(250);
	}

	@Test
	void uuidsThatTheClientMadeTellItemsApart() {
		List<Map<String, Object>> given = IntStream.range(0, 250)
			.mapToObj((n) -> Map.<String, Object>of("id", UUID.randomUUID(), "label", "p" + n))
			.toList();
		List<BatchItem<Map<String, Object>>> items = this.pallets
			.batch((b) -> b.maxItems(120).reply((q) -> q.fields("label")))
			.create(Flux.fromIterable(given))
			.collectList()
			.block(TIMEOUT);
		assertThat(items).hasSize(250).allSatisfy((item) -> {
			assertThat(item.outcome()).isEqualTo(STORED);
			assertThat(item.key()).hasToString(given.get((int) item.index()).get("id").toString());
			assertThat(item.item()).containsEntry("label", "p" + item.index());
		});
	}

	@Test
	void uuidsThatDirectusMadeTellNothing() {
		List<BatchItem<Map<String, Object>>> items = this.pallets.batch(BatchOptions.defaults())
			.create(Flux.range(0, 250).map((n) -> Map.of("label", "p")))
			.collectList()
			.block(TIMEOUT);
		assertThat(items).hasSize(250).extracting(BatchItem::outcome).containsOnly(UNRESOLVED);
		assertThat(items).extracting(BatchItem::key).containsOnlyNulls();
		assertThat(this.pallets.count().block(TIMEOUT)).isEqualTo(250);
	}

	@Test
	void idempotentItemsGetUuids() {
		List<BatchItem<Map<String, Object>>> items = this.pallets.batch((b) -> b.idempotent())
			.create(Flux.range(0, 250).map((n) -> Map.of("label", "p" + n)))
			.collectList()
			.block(TIMEOUT);
		assertThat(items).allSatisfy((item) -> assertThat(item.item()).containsEntry("id", item.key())
			.containsEntry("label", "p" + item.index()));
	}

	@Test
	void keysOfTheClientAndCountedOnesMayBeMixed() {
		List<BatchItem<Crate>> items = this.crates.batch(BatchOptions.defaults())
			.create(Flux.just(new Crate(null, "a", 0), new Crate(90_050, "b", 1), new Crate(null, "c", 2),
					new Crate(90_040, "d", 3)))
			.collectList()
			.block(TIMEOUT);
		assertThat(items).extracting(BatchItem::outcome).containsExactly(UNRESOLVED, STORED, UNRESOLVED, STORED);
		assertThat(items.get(1).item()).isEqualTo(new Crate(90_050, "b", 1));
		assertThat(items.get(3).item()).isEqualTo(new Crate(90_040, "d", 3));
		assertThat(count()).isEqualTo(4);
	}

	@Test
	void aCallerWhoMayNotReadLearnsThatAllIsStored() {
		List<BatchItem<Map<String, Object>>> items = as("packer-token").collection("crates")
			.batch((b) -> b.maxItems(100))
			.create(Flux.range(0, 250).map((n) -> Map.of("label", "p" + n)))
			.collectList()
			.block(TIMEOUT);
		assertThat(items).hasSize(250).extracting(BatchItem::outcome).containsOnly(UNRESOLVED);
		assertThat(count()).isEqualTo(250);
	}

	@Test
	void oneBadItemKeepsItsRequestFromBeingStoredAndNoOther() {
		List<Object> items = new ArrayList<>(crates(50));
		items.set(25, new Crate(null, null, 25));
		BatchReport report = this.crates.batch((b) -> b.maxItems(10))
			.create(Flux.fromIterable(items))
			.collect(BatchItem.toReport())
			.block(TIMEOUT);
		assertThat(report).hasToString("0-19 stored, 20-29 failed (DirectusValidationException), 30-49 stored");
		assertThat(count()).isEqualTo(40);
		items.set(25, new Crate(null, "crate", 25));
		BatchReport resumed = this.crates.batch((b) -> b.maxItems(10).resume(report))
			.create(Flux.fromIterable(items))
			.collect(BatchItem.toReport())
			.block(TIMEOUT);
		assertThat(resumed).hasToString("0-49 stored");
		assertThat(this.crates.find((q) -> q.limit(-1)).map(Crate::amount).collectList().block(TIMEOUT)).hasSize(50)
			.doesNotHaveDuplicates();
	}

	@Test
	void aBatchOfSeveralRequestsEndsWithItsFirstFailure() {
		List<Object> items = new ArrayList<>(crates(2600));
		items.set(700, new Crate(null, null, 700));
		Flux<Crate> created = this.crates.createAll(Flux.fromIterable(items), (q) -> q.fields("id"));
		assertThatExceptionOfType(DirectusBatchException.class).isThrownBy(() -> created.blockLast(TIMEOUT))
			.withCauseInstanceOf(DirectusValidationException.class)
			.satisfies((ex) -> {
				assertThat(ex.report().count(STORED)).isEqualTo(count());
				assertThat(ex.report().ranges(FAILED)).singleElement()
					.hasToString("500-999 failed (DirectusValidationException)");
			});
	}

	@Test
	void moreItemsThanOneRequestHoldsAreCreatedChangedAndDeleted() {
		List<Crate> created = this.crates.createAll(Flux.fromIterable(crates(600))).collectList().block(TIMEOUT);
		assertThat(created).hasSize(600);
		List<Crate> changed = this.crates
			.updateEach(created.stream().map((crate) -> new Crate(crate.id(), "n" + crate.amount(), 7)).toList())
			.collectList()
			.block(TIMEOUT);
		assertThat(changed).hasSize(600).extracting(Crate::amount).containsOnly(7);
		List<Integer> ids = created.stream().map(Crate::id).toList();
		StepVerifier.create(this.crates.updateAllById(ids, Map.of("amount", 8)))
			.expectNextCount(600)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.crates.count((q) -> q.filter(field("amount").eq(8))).block(TIMEOUT)).isEqualTo(600);
		this.crates.deleteAllById(ids).block(TIMEOUT);
		assertThat(count()).isZero();
	}

	@Test
	void changesAndDeletionsTellWhatBecameOfEach() {
		List<Integer> ids = this.crates.createAll(crates(30)).map(Crate::id).collectList().block(TIMEOUT);
		List<BatchItem<Crate>> changed = this.crates.batch((b) -> b.maxItems(7))
			.update(Flux.fromIterable(ids).map((id) -> Map.of("id", id.toString(), "label", "n" + id)))
			.collectList()
			.block(TIMEOUT);
		assertThat(changed).hasSize(30)
			.allSatisfy((item) -> assertThat(item.item().label()).isEqualTo("n" + ids.get((int) item.index())));
		List<BatchItem<Crate>> unknown = this.crates.batch(BatchOptions.defaults())
			.update(Flux.just(Map.of("id", ids.get(0), "label", "m"), Map.of("id", 999_999, "label", "m")))
			.collectList()
			.block(TIMEOUT);
		assertThat(unknown).extracting(BatchItem::outcome).containsExactly(STORED, UNRESOLVED);
		assertThat(this.crates.batch((b) -> b.maxItems(7))
			.delete(Flux.fromIterable(ids))
			.collect(BatchItem.toReport())
			.block(TIMEOUT)).hasToString("0-29 stored");
		assertThat(count()).isZero();
	}

	@Test
	void directusTakesAMebibyteAndNoByteMore() {
		for (int size : new int[] { 1_048_576, 1_048_577 }) {
			String note = "x".repeat(size - "[{\"label\":\"a\",\"note\":\"\"}]".length());
			Map<String, String> item = new LinkedHashMap<>();
			item.put("label", "a");
			item.put("note", note);
			StepVerifier
				.create(this.crates.batch((b) -> b.maxBytes(2_000_000).reply((q) -> q.fields("id")))
					.create(Flux.just(item)))
				.assertNext((outcome) -> assertThat(outcome.outcome()).isEqualTo((size > 1_048_576) ? FAILED : STORED))
				.expectComplete()
				.verify(TIMEOUT);
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aReplyThatCannotBeReadLeavesTheWriteInDoubtSinceItIsMade() {
		StepVerifier
			.create(this.directus.collection("crates")
				.batch((b) -> b.reply((q) -> q.fields(year("label"))))
				.create(Flux.just(Map.of("label", "a"))))
			.assertNext((item) -> assertThat(item.outcome()).isEqualTo(IN_DOUBT))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void whatWasInDoubtIsLookedUp() {
		UUID there = UUID.randomUUID();
		UUID lost = UUID.randomUUID();
		this.pallets.create(Map.of("id", there, "label", "there")).block(TIMEOUT);
		BatchReport doubt = new BatchReport(List.of(new BatchReport.Range(0, 2, IN_DOUBT, null)));
		List<BatchItem<Map<String, Object>>> items = this.pallets.batch((b) -> b.resume(doubt))
			.create(Flux.just(Map.of("id", there, "label", "there"), Map.of("id", lost, "label", "lost"),
					Map.of("label", "keyless")))
			.collectList()
			.block(TIMEOUT);
		assertThat(items.stream().collect(BatchItem.toReport())).hasToString("0-1 stored, 2 in doubt");
		assertThat(this.pallets.count().block(TIMEOUT)).isEqualTo(2);
	}

	@Test
	void anAtomicBatchIsStoredWholeOrNotAtAll() {
		List<Object> items = new ArrayList<>(crates(600));
		StepVerifier
			.create(this.crates.batch((b) -> b.atomic().reply((q) -> q.fields("id"))).create(Flux.fromIterable(items)))
			.expectNextCount(600)
			.expectComplete()
			.verify(TIMEOUT);
		items.set(599, new Crate(null, null, 1));
		StepVerifier.create(this.crates.batch((b) -> b.atomic()).create(Flux.fromIterable(items)))
			.expectError(DirectusValidationException.class)
			.verify(TIMEOUT);
		assertThat(count()).isEqualTo(600);
	}

}
