package io.github.springdirectus.http;

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
 * @param collection the collection, for metrics; {@code null} where there is none
 * @param operation what is done, for metrics, such as {@code find}
 */
public record ExchangeRequest(HttpMethod method, String template, String path, String query, @Nullable Object body,
		Map<String, String> headers, boolean enveloped, @Nullable String collection, String operation) {

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
		return new ExchangeRequest(method, template.toString(), template.expand(values), "", null, Map.of(), true,
				collection, operation);
	}

	/**
	 * A copy with a query.
	 * @param query the encoded query
	 * @return the copy
	 */
	public ExchangeRequest withQuery(String query) {
		return new ExchangeRequest(this.method, this.template, this.path, query, this.body, this.headers,
				this.enveloped, this.collection, this.operation);
	}

	/**
	 * A copy with a body.
	 * @param body what is written as JSON
	 * @return the copy
	 */
	public ExchangeRequest withBody(Object body) {
		return new ExchangeRequest(this.method, this.template, this.path, this.query, body, this.headers,
				this.enveloped, this.collection, this.operation);
	}

	/**
	 * A copy with other headers.
	 * @param headers all headers beside those that the client sets itself
	 * @return the copy
	 */
	public ExchangeRequest withHeaders(Map<String, String> headers) {
		return new ExchangeRequest(this.method, this.template, this.path, this.query, this.body, headers,
				this.enveloped, this.collection, this.operation);
	}

	/**
	 * A copy whose answer is an envelope or not.
	 * @param enveloped whether the answer wraps what is asked for in {@code data}
	 * @return the copy
	 */
	public ExchangeRequest withEnvelope(boolean enveloped) {
		return new ExchangeRequest(this.method, this.template, this.path, this.query, this.body, this.headers,
				enveloped, this.collection, this.operation);
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

}
