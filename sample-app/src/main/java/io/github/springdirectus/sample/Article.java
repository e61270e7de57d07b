package io.github.springdirectus.sample;

import java.math.BigDecimal;
import java.time.Instant;

import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is read. Its components are the fields that Directus is asked for,
 * those of the author included.
 */
@DirectusCollection("articles")
record Article(@DirectusId Integer id, String title, @Nullable String slug, @Nullable String body, ArticleStatus status,
		@Nullable Long views, @Nullable BigDecimal price, @Nullable Instant datePublished,
		@Nullable Instant dateCreated, @Nullable Author author) {

}
