package io.github.springdirectus.it;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import org.jspecify.annotations.Nullable;

@DirectusCollection("books")
record Book(@DirectusId @Nullable Integer id, String title, @Nullable String bodyText, @Nullable Status status,
		@Nullable Long views, @Nullable BigDecimal price, @Nullable Double rating, @Nullable Boolean inStock,
		@Nullable Instant publishedAt, @Nullable LocalDate publishedOn, @Nullable List<String> keywords,
		@Nullable Map<String, Object> details, @Nullable UUID isbn, @Nullable Writer writer) {

	enum Status {

		DRAFT, PUBLISHED, ARCHIVED

	}

	record Writer(UUID id, String name, @Nullable Boolean vip) {
	}

	static Book titled(String title) {
		return new Book(null, title, null, null, null, null, null, null, null, null, null, null, null, null);
	}

}
