package io.github.springdirectus.http;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * What is to be sent, but for the address and the identity.
 *
 * @param method the method
 * @param template the path with its variables, for logs and metrics
 * @param path the encoded path
 * @param query the encoded query; empty for none
 * @param body what is written as JSON, or {@code null} for no body
 * @param headers headers beside those that the client sets itself
 * @param enveloped whether the answer wraps what is asked for in {@code data}
 * @param identified whether it says who makes it
 * @param collection the collection, for metrics; {@code null} where there is none
 * @param operation what is done, for metrics, such as {@code find}
 */
public record ExchangeRequest(HttpMethod method, String template, String path, String query, @Nullable Object body,
		Map<String, String> headers, boolean enveloped, boolean identified, @Nullable String collection,
		String operation) {

	/**
	 * Directus' method for reads with a query in their body.
	 */
	public static final HttpMethod SEARCH = HttpMethod.valueOf("SEARCH");

	/**
	 * Create a request without query, body and headers.
	 * @param method the method
	 * @param template the path with its variables
	 * @param values the values of the variables
	 * @param collection the collection, or {@code null}
	 * @param operation what is done
	 * @return the request
	 */
	public static ExchangeRequest of(HttpMethod method, PathTemplate template, @Nullable Object[] values,
			@Nullable String collection, String operation) {
		return new ExchangeRequest(method, template.toString(), template.expand(values), "", null, Map.of(), true, true,
				collection, operation);
	}

	/**
	 * A copy with a query.
	 * @param query the encoded query
	 * @return the copy
	 */
	public ExchangeRequest withQuery(String query) {
		return new ExchangeRequest(this.method, this.template, this.path, query, this.body, this.headers,
				this.enveloped, this.identified, this.collection, this.operation);
	}

	/**
	 * A copy with a body.
	 * @param body what is written as JSON
	 * @return the copy
	 */
	public ExchangeRequest withBody(Object body) {
		return new ExchangeRequest(this.method, this.template, this.path, this.query, body, this.headers,
				this.enveloped, this.identified, this.collection, this.operation);
	}

	/**
	 * A copy with other headers.
	 * @param headers all headers beside those that the client sets itself
	 * @return the copy
	 */
	public ExchangeRequest withHeaders(Map<String, String> headers) {
		return new ExchangeRequest(this.method, this.template, this.path, this.query, this.body, headers,
				this.enveloped, this.identified, this.collection, this.operation);
	}

	/**
	 * A copy whose answer is an envelope or not.
	 * @param enveloped whether the answer wraps what is asked for in {@code data}
	 * @return the copy
	 */
	public ExchangeRequest withEnvelope(boolean enveloped) {
		return new ExchangeRequest(this.method, this.template, this.path, this.query, this.body, this.headers,
				enveloped, this.identified, this.collection, this.operation);
	}

	/**
	 * A copy that carries no token, whoever makes it: Directus refuses a login, a refresh
	 * or a public page for the sake of an expired token that comes with it.
	 * @return the copy
	 */
	public ExchangeRequest withoutIdentity() {
		return new ExchangeRequest(this.method, this.template, this.path, this.query, this.body, this.headers,
				this.enveloped, false, this.collection, this.operation);
	}

	/**
	 * What no message may show. The body of a request without identity is how somebody
	 * proves who they are.
	 * @return the texts of such a body
	 */
	List<String> secrets() {
		if (this.identified || !(this.body instanceof Map<?, ?> fields)) {
			return List.of();
		}
		return fields.entrySet()
			.stream()
			.filter((field) -> !"mode".equals(field.getKey()))
			.map((field) -> String.valueOf(field.getValue()))
			.filter((text) -> !text.isEmpty())
			.toList();
	}

	/**
	 * Whether it may be sent again without a second effect.
	 * @return {@code true} for reads
	 */
	boolean isRead() {
		return this.method == HttpMethod.GET || this.method == HttpMethod.HEAD || this.method.equals(SEARCH);
	}

	/**
	 * Method and path, for messages.
	 * @return the description, without query values
	 */
	String describe() {
		return this.method + " " + this.path;
	}

	/**
	 * Without the body, which may hold a password.
	 */
	@Override
	public String toString() {
		return describe();
	}

}
