package io.github.springdirectus.it;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdirectus.error.DirectusValidationException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.testserver.DirectusVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What servers do with writes that looks like something else.
 */
class WriteFactsIT extends LibraryTest {

	private final ItemOperations<Map<String, @Nullable Object>> plain;

	WriteFactsIT(DirectusVersion version) {
		super(version);
		this.plain = this.directus.collection("books");
	}

	@AfterEach
	void takeAway() {
		this.plain.deleteWhere((q) -> q.filter(field("title").startsWith("Fact "))).block(TIMEOUT);
	}

	private Object create(String title) {
		return Objects
			.requireNonNull(Objects.requireNonNull(this.plain.create(Map.of("title", title)).block(TIMEOUT)).get("id"));
	}

	@Test
	void aFieldThatIsNotThereIsIgnored() {
		StepVerifier.create(this.plain.create(Map.of("title", "Fact 1", "nope", 1), (q) -> q.fields("title")))
			.expectNext(Map.of("title", "Fact 1"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void anItemIsStoredAlthoughItsReplyAsksForAnUnknownField() {
		List<Map<String, @Nullable Object>> reply = this.plain
			.createAll(List.of(Map.of("title", "Fact 2")), (q) -> q.fields("title", "nope"))
			.collectList()
			.block(TIMEOUT);
		assertThat(reply)
			.isEqualTo((this.version == DirectusVersion.V10) ? List.of(Map.of("title", "Fact 2")) : List.of());
		assertThat(this.plain.count((q) -> q.filter(field("title").eq("Fact 2"))).block(TIMEOUT)).isEqualTo(1);
	}

	@Test
	void aMissingItemIsUpdatedAndDeletedByAnAdministratorWithoutAWord() {
		StepVerifier.create(this.plain.updateById(987654, Map.of("title", "Fact 3"))).expectComplete().verify(TIMEOUT);
		StepVerifier.create(this.plain.deleteById(987654)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void aChangeOfSeveralPassesOverWhatIsMissing() {
		Object id = create("Fact 4");
		StepVerifier
			.create(this.plain.updateAllById(List.of(id, 987654), Map.of("status", "archived"))
				.map((book) -> String.valueOf(book.get("id"))))
			.expectNext(String.valueOf(id))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.plain.updateEach(List.of(Map.of("id", 987654, "title", "Fact 4"))))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aRelationTakesNoPartsButThoseThatItHas() {
		Object id = create("Fact 5");
		StepVerifier.create(this.plain.updateById(id, Map.of("reviews", Map.of("remove", List.of(1)))))
			.expectError(DirectusValidationException.class)
			.verify(TIMEOUT);
	}

	@Test
	void nullUnlinksAndWhatIsAbsentStays() {
		Object id = create("Fact 6");
		this.plain.updateById(id, Map.of("reviews", Map.of("create", List.of(Map.of("text", "Fine"))))).block(TIMEOUT);
		this.plain.updateById(id, Map.of("status", "archived")).block(TIMEOUT);
		assertThat(reviews(id)).hasSize(1);
		this.plain.updateById(id, Map.of("reviews", List.of())).block(TIMEOUT);
		assertThat(reviews(id)).isEmpty();
		this.directus.collection("reviews").deleteWhere((q) -> q.filter(field("text").eq("Fine"))).block(TIMEOUT);
	}

	private List<?> reviews(Object id) {
		return (List<?>) Objects
			.requireNonNull(Objects.requireNonNull(this.plain.getById(id, (q) -> q.fields("reviews.id")).block(TIMEOUT))
				.get("reviews"));
	}

}
