package io.github.springdirectus.http;

import java.util.Map;

/**
 * Writes query parameters, each percent-encoded once.
 */
public final class QueryString {

	private QueryString() {
	}

	/**
	 * Encode parameters.
	 * @param parameters names and plain values
	 * @return {@code a=1&b=2}, without a question mark; empty where there are none
	 */
	public static String encode(Map<String, String> parameters) {
		StringBuilder query = new StringBuilder();
		parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
			.append(PercentEncoding.encode(name))
			.append('=')
			.append(PercentEncoding.encode(value)));
		return query.toString();
	}

}
