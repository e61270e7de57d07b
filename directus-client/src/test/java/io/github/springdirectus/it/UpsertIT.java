package io.github.springdirectus.it;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.springdirectus.error.DirectusValidationException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Upserts on a real Directus.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class UpsertIT extends WarehouseTest {

	UpsertIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void anItemIsCreatedAndThenChanged() {
		StepVerifier.create(this.crates.upsert(new Crate(700, "a", 1)))
			.expectNext(new Crate(700, "a", 1))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.crates.upsert(new Crate(700, "b", null)))
			.expectNext(new Crate(700, "b", null))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aUuidIsAKeyToo() {
		String id = UUID.randomUUID().toString();
		for (String label : new String[] { "a", "b" }) {
			StepVerifier.create(this.pallets.upsert(Map.of("id", id, "label", label), (q) -> q.fields("id", "label")))
				.expectNext(Map.of("id", id, "label", label))
				.expectComplete()
				.verify(TIMEOUT);
		}
		assertThat(this.pallets.count().block(TIMEOUT)).isEqualTo(1);
	}

	@Test
	void manyAtOnceMakeOneItem() {
		Flux<Crate> upserts = Flux.fromStream(() -> IntStream.range(0, 20).boxed())
			.flatMap((n) -> this.crates.upsert(new Crate(701, "crate", n)), 20);
		StepVerifier.create(upserts).expectNextCount(20).expectComplete().verify(TIMEOUT);
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aCallerWhoMayNotReadCreatesAndChanges() {
		ItemOperations<Map<String, Object>> packer = as("packer-token").collection("crates");
		StepVerifier.create(packer.upsert(Map.of("id", 702, "label", "a"))).expectComplete().verify(TIMEOUT);
		StepVerifier.create(packer.upsert(Map.of("id", 702, "label", "b"))).expectComplete().verify(TIMEOUT);
		assertThat(this.crates.getById(702).block(TIMEOUT).label()).isEqualTo("b");
	}

	@Test
	void whatDirectusRefusesIsTheError() {
		StepVerifier.create(this.crates.upsert(new Crate(705, null, 1)))
			.expectError(DirectusValidationException.class)
			.verify(TIMEOUT);
		assertThat(count()).isZero();
	}

}
