package io.github.springdirectus.http;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Writes a request as a call of curl that can be pasted into a shell once its token is
 * filled in.
 */
final class CurlLine {

	private CurlLine() {
	}

	static String of(HttpMethod method, URI uri, Map<String, String> headers, @Nullable String body, boolean token) {
		StringBuilder line = new StringBuilder("curl -X ").append(method).append(' ').append(quote(uri.toString()));
		if (token) {
			header(line, "Authorization", "Bearer " + Secrets.MASK);
		}
		headers.forEach((name, value) -> header(line, name, value));
		if (body != null) {
			header(line, "Content-Type", "application/json");
			line.append(" --data ").append(quote(body));
		}
		return line.toString();
	}

	private static void header(StringBuilder line, String name, String value) {
		line.append(" -H ").append(quote(name + ": " + value));
	}

	private static String quote(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

}
