package io.github.springdirectus.testserver.fault;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer that the proxy gives in the server's place, which never learns of the
 * request. It is a {@link Fault} as it stands:
 * {@code proxy.fail(Fault.answer(503).header("Retry-After", "1")).times(3)}.
 *
 * @param status the status, from 200
 * @param headers the headers; {@code Content-Length} is added unless they frame the body,
 * and {@code Connection: close} ends the connection after the answer
 * @param body the body, sent as UTF-8
 */
public record Answer(int status, Map<String, String> headers, String body) implements Fault {

	/**
	 * Checks what can't be sent.
	 */
	public Answer {
		if (status < 200 || status > 599) {
			throw new IllegalArgumentException("Not the status of an answer: " + status);
		}
		headers.forEach(Answer::check);
		headers = Collections.unmodifiableMap(sorted(headers));
	}

	/**
	 * The answer with another header.
	 * @param name the name
	 * @param value the value
	 * @return a new answer
	 */
	public Answer header(String name, String value) {
		Map<String, String> changed = sorted(this.headers);
		changed.put(name, value);
		return new Answer(this.status, changed, this.body);
	}

	/**
	 * The answer with another body.
	 * @param contentType its type, for example {@code text/html}
	 * @param body the body
	 * @return a new answer
	 */
	public Answer body(String contentType, String body) {
		return new Answer(this.status, this.headers, body).header("Content-Type", contentType);
	}

	boolean isLast() {
		return "close".equalsIgnoreCase(this.headers.get("Connection"));
	}

	/**
	 * The answer as it travels.
	 * @param method the method of the request
	 * @param last whether the connection ends after it
	 */
	byte[] bytes(String method, boolean last) {
		Map<String, String> all = sorted(this.headers);
		boolean bodiless = this.status == 204 || this.status == 304;
		if (!bodiless && !all.containsKey("Transfer-Encoding")) {
			all.putIfAbsent("Content-Length", String.valueOf(this.body.getBytes(StandardCharsets.UTF_8).length));
		}
		if (last) {
			all.put("Connection", "close");
		}
		StringBuilder text = new StringBuilder("HTTP/1.1 ").append(this.status).append(" Injected\r\n");
		all.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
		text.append("\r\n");
		if (!bodiless && !method.equals("HEAD")) {
			text.append(this.body);
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static void check(String name, String value) {
		if (!name.matches("[\\w!#$%&'*+.^`|~-]+") || !value.matches("[^\\r\\n\\x00]*")) {
			throw new IllegalArgumentException("Not a header: " + name);
		}
	}

	private static Map<String, String> sorted(Map<String, String> headers) {
		Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		sorted.putAll(headers);
		return sorted;
	}

}
