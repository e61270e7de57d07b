package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.MappingOverrides;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what {@link MappingOverrides} change.
 */
class MapOverridesTests extends MappingTest {

	private static final UUID ID = UUID.fromString("8f14e45f-ceea-467f-a1d6-9a3c4d5e6f70");

	private final Mappings overridden = new Mappings((builder) -> {
	}, MappingOverrides.none()
		.withValueType("articles.price", BigDecimal.class)
		.withValueType("articles.published", Instant.class)
		.withValueType("articles.author.key", UUID.class)
		.withValueType("articles.comments.writer.born", Integer.class)
		.withFieldName("articles.datePublished", "published_on")
		.withFieldName("articles.title", "headline")
		.withFieldName("articles.active", "is_on"));

	private Map<String, Object> row(String json) {
		return readAll(this.overridden.map("articles").reader(), "[" + json + "]").get(0);
	}

	@Test
	void readsValuesOfMapsIntoTheTypesThatWereChosen() {
		assertThat(row("{\"price\":\"12.50\",\"published\":\"2026-01-31T23:59:59.123456Z\",\"title\":\"7\"}"))
			.isEqualTo(Map.of("price", new BigDecimal("12.50"), "published",
					Instant.parse("2026-01-31T23:59:59.123456Z"), "title", "7"));
		assertThat(row("{\"price\":12}")).containsEntry("price", new BigDecimal("12"));
		assertThat(row("{\"price\":1.50}")).containsEntry("price", new BigDecimal("1.50"));
	}

	@Test
	void keepsNullAbsentAndTheOrder() {
		assertThat(row("{\"z\":1,\"price\":null,\"a\":2}")).containsEntry("price", null)
			.containsOnlyKeys("z", "price", "a");
		assertThat(row("{\"z\":1,\"price\":\"2\",\"a\":2}").keySet()).containsExactly("z", "price", "a");
		assertThat(row("{}")).isEmpty();
	}

	@Test
	void readsValuesBelowRelations() {
		assertThat(row("{\"author\":{\"key\":\"" + ID + "\"},\"comments\":[{\"writer\":{\"born\":\"7\"}},5,{}]}"))
			.isEqualTo(Map.of("author", Map.of("key", ID), "comments",
					List.of(Map.of("writer", Map.of("born", 7)), 5, Map.of())));
		assertThat(row("{\"author\":\"" + ID + "\",\"comments\":null}")).containsEntry("author", ID.toString());
	}

	@Test
	void namesTheFieldThatDoesNotFit() {
		assertThatExceptionOfType(DirectusDecodingException.class).isThrownBy(() -> row("{\"price\":\"s3cr3t\"}"))
			.withMessage("articles.price is a text, and can't be read as BigDecimal: only numbers fit, as a number or a"
					+ " text");
		assertThatExceptionOfType(DirectusDecodingException.class)
			.isThrownBy(() -> row("{\"comments\":[1,{\"writer\":{\"born\":true}}]}"))
			.withMessageStartingWith("articles.comments[1].writer.born is a boolean, and can't be read as Integer");
	}

	@Test
	void leavesOtherCollectionsAlone() {
		assertThat(this.overridden.map("others")).isSameAs(this.overridden.map());
		assertThat(this.overridden.map("articles")).isSameAs(this.overridden.map("articles"));
		assertThat(this.overridden.map("articles").fields()).isEmpty();
		assertThat(this.mappings.map("articles")).isSameAs(this.mappings.map());
	}

	@Test
	void namesTheFieldsOfATypeOfTheCollection() {
		assertThat(this.overridden.of(Article.class).fields()).containsExactly("published_on", "headline", "is_on",
				"sub_title");
		assertThat(readAll(this.overridden.of(Article.class).reader(),
				"[{\"published_on\":\"p\",\"headline\":\"h\",\"is_on\":1,\"sub_title\":\"s\"}]"))
			.containsExactly(new Article("p", "h", true, "s"));
		assertThat(this.overridden.writer().forCreate(new Article("p", "h", true, "s")).keySet())
			.containsExactly("published_on", "headline", "is_on", "sub_title");
		assertThat(this.overridden.fieldName(Article.class, "title")).isEqualTo("headline");
	}

	@Test
	void namesTheFieldsOfAClassOfTheCollection() {
		assertThat(this.overridden.of(BySetters.class).fields()).containsExactlyInAnyOrder("published_on", "is_on");
		assertThat(this.overridden.writer().forCreate(new BySetters()).keySet()).containsExactly("is_on");
		assertThat(this.overridden.of(ByConstructor.class).fields()).containsExactly("headline");
	}

	@Test
	void leavesTypesOfOtherCollectionsAlone() {
		assertThat(this.overridden.of(Other.class).fields()).containsExactly("date_published", "title");
		assertThat(this.overridden.of(NoCollection.class).fields()).containsExactly("title");
	}

	@DirectusCollection("articles")
	private record Article(String datePublished, @DirectusField("own") @JsonProperty("theirs") String title,
			boolean active, String subTitle) {
	}

	@DirectusCollection("others")
	private record Other(String datePublished, String title) {
	}

	private record NoCollection(String title) {
	}

	@DirectusCollection("articles")
	static final class BySetters {

		private String datePublished;

		private boolean active;

		public String getDatePublished() {
			return this.datePublished;
		}

		public void setDatePublished(String datePublished) {
			this.datePublished = datePublished;
		}

		public boolean isActive() {
			return this.active;
		}

		public void setActive(boolean active) {
			this.active = active;
		}

	}

	@DirectusCollection("articles")
	static final class ByConstructor {

		final String headline;

		ByConstructor(String title) {
			this.headline = title;
		}

	}

}
