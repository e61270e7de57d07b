package io.github.springdirectus.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an answer with an error: the part that all
 * {@link DirectusResponseException}s are made of.
 *
 * @param status the HTTP status
 * @param request the method and path of the request, without its query
 * @param errors what the body listed; empty where it was not a Directus error body
 * @param excerpt the beginning of a body that is not a Directus error body (an HTML page
 * of a proxy, say), without secrets; empty otherwise
 * @param retryAfter how long the server asks to wait, or {@code null}
 */
public record ErrorReply(int status, String request, List<DirectusError> errors, String excerpt,
		@Nullable Duration retryAfter) implements Serializable {

	/**
	 * Create a reply; the errors are copied.
	 * @param status the HTTP status
	 * @param request the method and path
	 * @param errors the errors of the body
	 * @param excerpt the beginning of another body
	 * @param retryAfter how long to wait, or {@code null}
	 */
	public ErrorReply {
		errors = List.copyOf(errors);
	}

	/**
	 * The code of the first error.
	 * @return the code, or {@code null} where the body had none
	 */
	public @Nullable String code() {
		return this.errors.isEmpty() ? null : this.errors.get(0).code();
	}

	String describe() {
		StringBuilder text = new StringBuilder(this.request).append(" was answered with ").append(this.status);
		for (DirectusError error : this.errors) {
			text.append((error == this.errors.get(0)) ? ": " : "; ");
			text.append((error.code() != null) ? error.code() + " " : "").append(error.message());
		}
		if (this.errors.isEmpty()) {
			text.append(this.excerpt.isEmpty() ? " and no body" : ": " + this.excerpt);
		}
		return text.toString();
	}

}
