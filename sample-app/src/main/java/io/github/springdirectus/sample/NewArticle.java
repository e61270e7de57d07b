package io.github.springdirectus.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An article to be stored. What is left out gets the default that Directus has for it;
 * the author is named by key.
 */
record NewArticle(@NotBlank @Size(max = 255) String title, @Nullable @Size(max = 255) String slug,
		@Nullable String body, @Nullable ArticleStatus status, @Nullable @PositiveOrZero Long views,
		@Nullable @PositiveOrZero @Digits(integer = 8, fraction = 2) BigDecimal price, @Nullable Instant datePublished,
		@Nullable UUID author) {

}
