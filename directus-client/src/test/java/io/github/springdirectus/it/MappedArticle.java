package io.github.springdirectus.it;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.DirectusJson;
import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;

@DirectusCollection("mapping_articles")
record MappedArticle(@DirectusId Integer id, @Nullable String title, @Nullable Status status, @Nullable Stars stars,
		@Nullable Long views, @Nullable BigDecimal price, @Nullable Double rating, @Nullable Boolean active,
		@Nullable Boolean numberFlag, @Nullable LocalDate day, @Nullable LocalTime atTime,
		@Nullable LocalDateTime dateTime, @Nullable Instant stamp, @DirectusJson @Nullable Settings settings,
		@DirectusJson @Nullable List<Block> blocks, @Nullable List<String> keywords, @Nullable String secret,
		@Nullable UUID code, @Nullable Ref<Author> author, @Nullable Ref<MappedArticle> parent,
		List<Ref<MappedArticle>> children, @Nullable Ref<Image> cover, List<Editor> editors, List<Section> sections,
		List<Translation> translations) {

	enum Status {

		DRAFT, PUBLISHED, @JsonEnumDefaultValue
		UNKNOWN

	}

	enum Stars {

		FIVE(5), @JsonEnumDefaultValue
		OTHER(0);

		private final int number;

		Stars(int number) {
			this.number = number;
		}

		@JsonValue
		int number() {
			return this.number;
		}

	}

	record Settings(String theme, BigDecimal lineHeight, List<Block> blocks) {
	}

	record Block(String name, @Nullable Integer size) {
	}

	record Image(UUID id, String title) {
	}

	record Editor(Integer id, @DirectusField("mapping_authors_id") Ref<Author> author) {
	}

	record Translation(@DirectusField("mapping_languages_code") Ref<Language> language, String title) {
	}

	record Section(Integer id, Ref<Part> item) {
	}

	sealed interface Part permits Heading, Author, Language {

	}

	@DirectusCollection("mapping_headings")
	record Heading(Integer id, String title) implements Part {
	}

	@DirectusCollection("mapping_authors")
	record Author(UUID id, String name) implements Part {
	}

	@DirectusCollection("mapping_languages")
	record Language(@DirectusId String code, String name) implements Part {
	}

}
