package io.github.springdirectus.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What to change about an article. A field that is {@code null} was not in the body and
 * stays as it is, an empty one was {@code null} there and is to become {@code null}. Not
 * a record, because a constructor could not tell the two apart.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class ArticlePatch {

	private @Nullable Optional<@NotBlank @Size(max = 255) String> title;

	private @Nullable Optional<@Size(max = 255) String> slug;

	private @Nullable Optional<String> body;

	private @Nullable Optional<@NotNull ArticleStatus> status;

	private @Nullable Optional<@PositiveOrZero Long> views;

	private @Nullable Optional<@PositiveOrZero @Digits(integer = 8, fraction = 2) BigDecimal> price;

	private @Nullable Optional<Instant> datePublished;

	private @Nullable Optional<UUID> author;

	/**
	 * The changes by the name of their field in Directus.
	 */
	Map<String, @Nullable Object> changes() {
		Map<String, @Nullable Object> changes = new LinkedHashMap<>();
		put(changes, "title", this.title);
		put(changes, "slug", this.slug);
		put(changes, "body", this.body);
		put(changes, "status", this.status);
		put(changes, "views", this.views);
		put(changes, "price", this.price);
		put(changes, "date_published", this.datePublished);
		put(changes, "author", this.author);
		return changes;
	}

	private static void put(Map<String, @Nullable Object> changes, String field, @Nullable Optional<?> value) {
		if (value != null) {
			changes.put(field, value.orElse(null));
		}
	}

}
