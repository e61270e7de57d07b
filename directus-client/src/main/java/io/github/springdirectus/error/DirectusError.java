package io.github.springdirectus.error;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the {@code errors} of an answer.
 *
 * @param message what Directus says, in English
 * @param code the {@code extensions.code}, such as {@code FORBIDDEN}; {@code null} where
 * the answer had none
 * @param extensions all of {@code extensions}, the code included; custom ones are kept
 * @see <a href="https://directus.io/docs/guides/connect/errors">Directus error codes</a>
 */
public record DirectusError(String message, @Nullable String code,
		Map<String, @Nullable Object> extensions) implements Serializable {

	/**
	 * Create an error; the extensions are copied.
	 * @param message what Directus says
	 * @param code the code, or {@code null}
	 * @param extensions the extensions
	 */
	public DirectusError {
		extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
	}

	/**
	 * The field that the error is about, where Directus names one.
	 * @return the {@code extensions.field}, or {@code null}
	 */
	public @Nullable String field() {
		return text("field");
	}

	/**
	 * The collection that the error is about, where Directus names one.
	 * @return the {@code extensions.collection}, or {@code null}
	 */
	public @Nullable String collection() {
		return text("collection");
	}

	/**
	 * The relations that lead from the item to {@link #field()} in a nested write, such
	 * as {@code ["addresses"]}.
	 * @return the {@code extensions.path}, empty where Directus gives none
	 */
	public List<Object> path() {
		return (this.extensions.get("path") instanceof List<?> path)
				? path.stream().filter(Objects::nonNull).<Object>map((step) -> step).toList() : List.of();
	}

	/**
	 * Why Directus refused, where it says so.
	 * @return the {@code extensions.reason}, or {@code null}
	 */
	public @Nullable String reason() {
		return text("reason");
	}

	private @Nullable String text(String key) {
		return (this.extensions.get(key) instanceof String text) ? text : null;
	}

}
