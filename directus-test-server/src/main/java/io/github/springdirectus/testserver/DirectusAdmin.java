package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain requests to a server, to prepare and to check its state without the client that
 * is under test. Each method returns what stands under {@code data} of the reply, the
 * whole reply where it has no {@code data}, text where it isn't JSON, and a JSON
 * {@code null} where there is no body.
 * <p>
 * A path starts with {@code /} and is sent as it is given; a body is anything that
 * Jackson can write, or a string that holds JSON already. Any status from 400 up is a
 * {@link DirectusAdminException}.
 */
public final class DirectusAdmin {

	private static final JsonMapper mapper = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final HttpClient http;

	private final String url;

	private final @Nullable String token;

	DirectusAdmin(String url, @Nullable String token) {
		this(HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(10))
			.build(), url.endsWith("/") ? url.substring(0, url.length() - 1) : url, token);
	}

	private DirectusAdmin(HttpClient http, String url, @Nullable String token) {
		this.http = http;
		this.url = url;
		this.token = token;
	}

	/**
	 * The same requests as somebody else.
	 * @param token a static or access token, or null for nobody
	 * @return requests with that token
	 */
	public DirectusAdmin withToken(@Nullable String token) {
		return new DirectusAdmin(this.http, this.url, token);
	}

	/**
	 * Reads.
	 * @param path the path, with an encoded query if any
	 * @return the data
	 */
	public JsonNode get(String path) {
		return request("GET", path, null);
	}

	/**
	 * Reads with a query.
	 * @param path the path
	 * @param query the parameters; what isn't a string is written as JSON
	 * @return the data
	 */
	public JsonNode get(String path, Map<String, ?> query) {
		return get(path + query.entrySet()
			.stream()
			.map((entry) -> encode(entry.getKey()) + "=" + encode(text(entry.getValue())))
			.collect(Collectors.joining("&", "?", "")));
	}

	/**
	 * Creates.
	 * @param path the path
	 * @param body the body
	 * @return the data
	 */
	public JsonNode post(String path, Object body) {
		return request("POST", path, body);
	}

	/**
	 * Changes.
	 * @param path the path
	 * @param body the body
	 * @return the data
	 */
	public JsonNode patch(String path, Object body) {
		return request("PATCH", path, body);
	}

	/**
	 * Deletes.
	 * @param path the path
	 * @return the data, usually a JSON null
	 */
	public JsonNode delete(String path) {
		return request("DELETE", path, null);
	}

	/**
	 * Sends any request.
	 * @param method the method, {@code SEARCH} included
	 * @param path the path, with an encoded query if any
	 * @param body the body, or null for none
	 * @return the data
	 * @throws DirectusAdminException for a status from 400 up
	 */
	public JsonNode request(String method, String path, @Nullable Object body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + path))
			.timeout(Duration.ofSeconds(60))
			.header("Accept", "application/json");
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		if (body == null) {
			request.method(method, BodyPublishers.noBody());
		}
		else {
			request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(text(body)));
		}
		HttpResponse<String> response = send(request.build());
		if (response.statusCode() >= 400) {
			throw new DirectusAdminException(method + " " + path, response.statusCode(), response.body());
		}
		return data(response.body());
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request.method() + " " + request.uri().getPath() + " got no answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DirectusServerException("Interrupted while waiting for an answer", ex);
		}
	}

	private static JsonNode data(String body) {
		if (body.isEmpty()) {
			return mapper.nullNode();
		}
		try {
			JsonNode reply = mapper.readTree(body);
			return reply.has("data") ? reply.required("data") : reply;
		}
		catch (JacksonException ex) {
			return mapper.getNodeFactory().stringNode(body);
		}
	}

	static String text(@Nullable Object value) {
		return (value instanceof String text) ? text : mapper.writeValueAsString(value);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
