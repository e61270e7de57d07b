package io.github.springdirectus.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A whole answer: the elements of its {@code data}, and its {@code meta}.
 *
 * @param elements the elements
 * @param meta the meta object, or {@code null} where the answer has none
 * @param <T> the type of the elements
 */
public record Reply<T>(List<T> elements, @Nullable JsonNode meta) {
}
