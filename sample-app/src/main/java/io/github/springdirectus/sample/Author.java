package io.github.springdirectus.sample;

import java.time.LocalDate;
import java.util.UUID;

import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote an article.
 */
@DirectusCollection("authors")
record Author(@DirectusId UUID id, String name, @Nullable String email, boolean vip, @Nullable LocalDate born) {

}
