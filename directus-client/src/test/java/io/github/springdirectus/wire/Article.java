package io.github.springdirectus.wire;

import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import org.jspecify.annotations.Nullable;

@DirectusCollection("articles")
record Article(@DirectusId @Nullable Integer id, String title, @Nullable String bodyText, @Nullable Long views) {
}
