package io.github.springdirectus.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes to all that a query finds, on a real Directus, which by itself takes 100 items,
 * and an empty condition for all of them.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class UpdateWhereIT extends WarehouseTest {

	private static final List<Map<String, Object>> SAY_NOTHING = List.of(Map.of(), Map.of("_and", List.of()),
			Map.of("_or", List.of()), Map.of("_or", List.of(Map.of())), Map.of("_and", List.of(Map.of())),
			Map.of("pallets", Map.of("_some", Map.of())), Map.of("pallets", Map.of("_none", Map.of())),
			Map.of("id", Map.of()), Map.of("_or", List.of(Map.of("amount", Map.of("_lt", 0)), Map.of())));

	UpdateWhereIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void allThatTheQueryFindsIsChanged() {
		this.crates.createAll(crates(300)).blockLast(TIMEOUT);
		StepVerifier
			.create(this.crates.updateWhere((q) -> q.filter(field("amount").lt(250)), Map.of("label", "changed")))
			.recordWith(ArrayList::new)
			.expectNextCount(250)
			.consumeRecordedWith((changed) -> assertThat(changed).extracting(Crate::label).containsOnly("changed"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(changed()).isEqualTo(250);
	}

	@Test
	void allThatTheQueryFindsIsDeleted() {
		this.crates.createAll(crates(300)).blockLast(TIMEOUT);
		StepVerifier.create(this.crates.deleteWhere((q) -> q.filter(field("amount").lt(250))))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(count()).isEqualTo(50);
	}

	@Test
	void directusByItselfStopsAtAHundred() {
		this.crates.createAll(crates(250)).blockLast(TIMEOUT);
		this.directus.exchange(HttpMethod.PATCH, "/items/crates")
			.body(Map.of("query", Map.of("filter", Map.of("amount", Map.of("_gte", 0))), "data",
					Map.of("label", "changed")))
			.flux(Map.class)
			.blockLast(TIMEOUT);
		assertThat(changed()).isEqualTo(100);
	}

	@Test
	void whatIsFoundMayBeNothing() {
		this.crates.createAll(crates(3)).blockLast(TIMEOUT);
		StepVerifier
			.create(this.crates.updateWhere((q) -> q.filter(field("amount").gt(250)), Map.of("label", "changed")))
			.expectComplete()
			.verify(TIMEOUT);
		this.crates.deleteWhere((q) -> q.filter(field("amount").gt(250))).block(TIMEOUT);
		assertThat(changed()).isZero();
		assertThat(count()).isEqualTo(3);
	}

	@Test
	void everyFilterThatSaysNothingIsRefusedAndNothingIsTouched() {
		this.crates.createAll(crates(3)).blockLast(TIMEOUT);
		for (Map<String, Object> filter : SAY_NOTHING) {
			// Why: to Directus each of them means all
			assertThat(this.crates.count((q) -> q.filter(raw(filter))).block(TIMEOUT)).as(filter.toString())
				.isEqualTo(3);
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.crates.updateWhere((q) -> q.filter(raw(filter)), Map.of("label", "changed")));
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.crates.deleteWhere((q) -> q.filter(raw(filter))));
		}
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.crates.updateWhere((q) -> {
		}, Map.of("label", "changed")));
		assertThat(changed()).isZero();
		assertThat(count()).isEqualTo(3);
	}

	@Test
	void allAreTouchedWhereTheQuerySaysAll() {
		this.crates.createAll(crates(250)).blockLast(TIMEOUT);
		StepVerifier.create(this.crates.updateWhere((q) -> q.all().fields("id"), Map.of("label", "changed")))
			.expectNextCount(250)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(changed()).isEqualTo(250);
		for (Map<String, Object> filter : SAY_NOTHING) {
			this.crates.updateWhere((q) -> q.all().filter(raw(filter)), Map.of("label", filter.toString()))
				.blockLast(TIMEOUT);
			assertThat(this.crates.count((q) -> q.filter(field("label").eq(filter.toString()))).block(TIMEOUT))
				.as(filter.toString())
				.isEqualTo(250);
		}
		this.crates.deleteWhere((q) -> q.all()).block(TIMEOUT);
		assertThat(count()).isZero();
	}

	@Test
	void aCallerWhoMayNotReadGetsAnEmptyReply() {
		this.crates.createAll(crates(3)).blockLast(TIMEOUT);
		StepVerifier
			.create(as("packer-token").collection("crates")
				.updateWhere((q) -> q.filter(field("amount").gt(0)), Map.of("label", "changed")))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(changed()).isEqualTo(2);
	}

	private long changed() {
		return this.crates.count((q) -> q.filter(field("label").eq("changed"))).block(TIMEOUT);
	}

}
