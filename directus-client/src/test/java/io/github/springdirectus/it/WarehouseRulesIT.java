package io.github.springdirectus.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static io.github.springdirectus.model.BatchOutcome.STORED;
import static io.github.springdirectus.model.BatchOutcome.UNRESOLVED;
import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes of callers whom a rule lets see or change a part. Directus 12 has no rules
 * without a licence.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("withRules")
class WarehouseRulesIT extends WarehouseTest {

	private final ItemOperations<Crate> sorter;

	private final ItemOperations<Crate> owner;

	WarehouseRulesIT(DirectusVersion version) {
		super(version);
		this.server.applyOnce(DirectusSeed.fromResource("warehouse-rules.yaml"));
		this.sorter = as("sorter-token").collection(Crate.class);
		this.owner = as("owner-token").collection(Crate.class);
	}

	static Stream<DirectusVersion> withRules() {
		return DirectusVersion.enabled().stream().filter((version) -> version != DirectusVersion.V12);
	}

	@Test
	void aReplyThatLacksRowsIsNotTakenInOrder() {
		List<BatchItem<Crate>> items = this.sorter.batch((b) -> b.maxItems(10))
			.create(Flux.fromIterable(crates(25)))
			.collectList()
			.block(TIMEOUT);
		// The first request alone came back whole
		assertThat(items)
			.allSatisfy((item) -> assertThat(item.outcome()).isEqualTo((item.index() < 10) ? STORED : UNRESOLVED));
		List<BatchItem<Crate>> keyed = this.sorter.batch((b) -> b.maxItems(20))
			.create(Flux.range(0, 20).map((n) -> new Crate(91_000 + n, "crate", n)))
			.collectList()
			.block(TIMEOUT);
		assertThat(keyed).allSatisfy((item) -> {
			assertThat(item.outcome()).isEqualTo((item.index() < 10) ? STORED : UNRESOLVED);
			assertThat(item.key()).isEqualTo(91_000 + (int) item.index());
		});
		assertThat(count()).isEqualTo(45);
	}

	@Test
	void whatTheCallerMayNotChangeIsFoundAndForbidsTheWhole() {
		this.crates.createAll(crates(20)).blockLast(TIMEOUT);
		StepVerifier.create(this.owner.updateWhere((q) -> q.all(), Map.of("label", "changed")))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
		StepVerifier.create(this.owner.deleteWhere((q) -> q.filter(field("amount").gt(5))))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
		assertThat(changed()).isZero();
		StepVerifier.create(this.owner.updateWhere((q) -> q.filter(field("amount").lt(10)), Map.of("label", "changed")))
			.expectNextCount(10)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void anItemThatARuleHidesIsChangedAllTheSame() {
		this.crates.create(new Crate(703, "a", 50)).block(TIMEOUT);
		StepVerifier.create(this.sorter.upsert(new Crate(703, "b", 60))).expectComplete().verify(TIMEOUT);
		assertThat(this.crates.getById(703).block(TIMEOUT)).isEqualTo(new Crate(703, "b", 60));
	}

	@Test
	void anItemThatMayNotBeChangedIsNot() {
		this.crates.create(new Crate(704, "a", 50)).block(TIMEOUT);
		StepVerifier.create(this.owner.upsert(new Crate(704, "b", 5)))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
		assertThat(this.crates.getById(704).block(TIMEOUT)).isEqualTo(new Crate(704, "a", 50));
	}

	private long changed() {
		return this.crates.count((q) -> q.filter(field("label").eq("changed"))).block(TIMEOUT);
	}

}
