package io.github.springdirectus.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link Patch} as a value; what it writes is tested with the writer of rows.
 */
class PatchTests {

	private static final Patch<Article> EMPTY = Patch.of(Article.class);

	@Test
	void aChangeMakesACopyAndLeavesTheOriginal() {
		Patch<Article> titled = EMPTY.set(Article::title, "T");

		assertThat(EMPTY.isEmpty()).isTrue();
		assertThat(titled.isEmpty()).isFalse();
		assertThat(titled.set("status", "x")).isNotEqualTo(titled);
		assertThat(titled).isEqualTo(EMPTY.set(Article::title, "T"));
	}

	@Test
	void nullIsAChangeAndAbsenceIsNone() {
		assertThat(EMPTY.set(Article::title, null).isEmpty()).isFalse();
		assertThat(EMPTY.set(Article::title, null)).isNotEqualTo(EMPTY);
		assertThat(EMPTY.without(Article::title).isEmpty()).isTrue();
	}

	@Test
	void theLaterChangeOfAFieldCounts() {
		assertThat(EMPTY.set(Article::title, "a").set(Article::title, "b")).isEqualTo(EMPTY.set(Article::title, "b"));
		assertThat(EMPTY.without("title").set("title", "b")).isEqualTo(EMPTY.set("title", "b"));
		assertThat(EMPTY.set("title", "b").without("title")).isEqualTo(EMPTY.without("title"));
		assertThat(EMPTY.set(Article::title, "b").without(Article::title).isEmpty()).isTrue();
	}

	@Test
	void equalPatchesChangeTheSameFieldsInAnyOrder() {
		Patch<Article> one = EMPTY.set(Article::title, "a").set("status", null);

		assertThat(one).isEqualTo(EMPTY.set("status", null).set(Article::title, "a"))
			.hasSameHashCodeAs(EMPTY.set("status", null).set(Article::title, "a"))
			.isNotEqualTo(EMPTY.set(Article::title, "b").set("status", null))
			.isNotEqualTo(EMPTY.set("title", "a").set("status", null))
			.isNotEqualTo(Patch.of(Other.class).set("title", "a"))
			.isNotEqualTo("Patch");
		assertThat(Patch.between(article("a"), article("b"))).isEqualTo(Patch.between(article("a"), article("b")))
			.isNotEqualTo(Patch.between(article("a"), article("c")))
			.isNotEqualTo(Patch.from(article("b")));
	}

	@Test
	void aMapIsCopied() {
		Map<String, @Nullable Object> map = new HashMap<>(Collections.singletonMap("title", null));
		Patch<Map<String, @Nullable Object>> patch = Patch.of(map);
		map.put("status", "x");

		assertThat(patch).isEqualTo(Patch.of(Collections.singletonMap("title", null)));
		assertThat(Patch.of(Map.of()).isEmpty()).isTrue();
	}

	@Test
	void theTextNamesFieldsAndNoValues() {
		Patch<Article> patch = EMPTY.set(Article::title, "s3cr3t").set("status", "s3cr3t").without("author");

		assertThat(patch).hasToString("Patch[Article::title, status, without author]");
		assertThat(Patch.from(article("s3cr3t"))).hasToString("Patch[all of Article]");
		assertThat(Patch.between(article("s3cr3t"), article("b")).set(Article::title, "s3cr3t"))
			.hasToString("Patch[what differs in Article, Article::title]");
		assertThat(EMPTY).hasToString("Patch[]");
	}

	@Test
	void aDifferenceOfEqualItemsIsEmpty() {
		assertThat(Patch.between(article("a"), article("a")).isEmpty()).isTrue();
		assertThat(Patch.between(article("a"), article("b")).isEmpty()).isFalse();
		assertThat(Patch.between(article("a"), article("a")).set("title", "b").isEmpty()).isFalse();
		assertThat(Patch.from(article("a")).isEmpty()).isFalse();
	}

	@Test
	void aDifferenceIsBetweenItemsOfOneClass() {
		assertThatIllegalArgumentException().isThrownBy(() -> Patch.<Object>between(article("a"), new Other("a")))
			.withMessage("A difference is between two items of one class, and these are " + Article.class.getName()
					+ " and " + Other.class.getName());
	}

	@Test
	@SuppressWarnings("NullAway")
	void nothingIsTakenFromNull() {
		assertThatNullPointerException().isThrownBy(() -> Patch.from(null)).withMessage("shape");
		assertThatNullPointerException().isThrownBy(() -> Patch.between(null, article("a"))).withMessage("before");
		assertThatNullPointerException().isThrownBy(() -> Patch.between(article("a"), null)).withMessage("after");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "author.name", "." })
	void aFieldIsOneOfTheItemItself(String field) {
		for (Runnable refused : List.<Runnable>of(() -> EMPTY.set(field, 1), () -> EMPTY.without(field),
				() -> Patch.of(Map.of(field, 1)))) {
			assertThatIllegalArgumentException().isThrownBy(refused::run)
				.withMessageStartingWith("\"" + field + "\" is no field of the item itself");
		}
	}

	@Test
	void aPropertyIsNamedByAMethodReference() {
		for (Runnable refused : List.<Runnable>of(() -> EMPTY.set((article) -> article.title(), 1),
				() -> EMPTY.without((article) -> article.title()))) {
			assertThatIllegalArgumentException().isThrownBy(refused::run)
				.withMessageContaining("write a method reference such as Article::title");
		}
	}

	@Test
	void theContentCanNotBeChangedFromOutside() {
		Map<PatchField, @Nullable Object> changes = new LinkedHashMap<>();
		PatchContent content = new PatchContent(null, null, null, changes, Collections.emptySet());
		changes.put(new PatchField.Named("title"), 1);

		assertThat(content.changes()).isEmpty();
		assertThat(PatchContent.of(EMPTY.set(Article::tags, Arrays.asList("a", null))).changes()).hasSize(1)
			.isUnmodifiable();
	}

	private static Article article(String title) {
		return new Article(title, List.of());
	}

	record Article(@Nullable String title, List<String> tags) {
	}

	record Other(String title) {
	}

}
