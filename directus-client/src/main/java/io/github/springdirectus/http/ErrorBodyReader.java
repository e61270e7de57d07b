package io.github.springdirectus.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusError;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.ErrorReply;
import io.github.springdirectus.error.ResponseExceptions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Reads the body of an error answer, whatever it is: Directus' own JSON, a proxy's page,
 * nothing, or half of any of them. The status alone always makes an exception.
 */
final class ErrorBodyReader {

	private static final int EXCERPT_LENGTH = 300;

	private static final String REDIRECT = "a redirect, which is not followed, since a token must not leave the"
			+ " configured server. Set directus.url to the address it leads to.";

	private final JsonMapper mapper;

	private final int maxSize;

	private final RetryAfter retryAfter;

	ErrorBodyReader(JsonMapper mapper, int maxSize, RetryAfter retryAfter) {
		this.mapper = mapper;
		this.maxSize = maxSize;
		this.retryAfter = retryAfter;
	}

	Mono<DirectusResponseException> read(ClientResponse response, ExchangeRequest request, String token) {
		if (response.statusCode().is3xxRedirection()) {
			ErrorReply reply = new ErrorReply(response.statusCode().value(), request.describe(), List.of(), REDIRECT,
					null);
			return response.releaseBody().onErrorComplete().thenReturn(ResponseExceptions.from(reply));
		}
		// A body that breaks off still leaves the status, and what came of it
		return body(response.bodyToFlux(DataBuffer.class))
			.map((body) -> exception(response, request, body, secrets(request, token)));
	}

	private Mono<String> body(Flux<DataBuffer> buffers) {
		return Mono.defer(() -> {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			// Sizes flow on, not buffers: then() would hand a released buffer to the
			// discard hook of whoever waits, to be released once more
			return buffers.onErrorResume((failure) -> Flux.empty())
				.map((buffer) -> append(body, buffer))
				.takeUntil((size) -> size >= this.maxSize)
				.then(Mono.fromSupplier(() -> body.toString(StandardCharsets.UTF_8)));
		});
	}

	private DirectusResponseException exception(ClientResponse response, ExchangeRequest request, String body,
			List<String> secrets) {
		List<DirectusError> errors = errors(body, secrets);
		String excerpt = errors.isEmpty() ? excerpt(body, secrets) : "";
		return ResponseExceptions.from(new ErrorReply(response.statusCode().value(), request.describe(), errors,
				excerpt, this.retryAfter.of(response.headers().asHttpHeaders(), errors)));
	}

	private List<DirectusError> errors(String body, List<String> secrets) {
		JsonNode root = parse(body);
		List<DirectusError> errors = new ArrayList<>();
		if (root != null && root.path("errors").isArray()) {
			for (JsonNode error : root.path("errors")) {
				if (error.isObject()) {
					errors.add(error(error, secrets));
				}
			}
		}
		return errors;
	}

	private @Nullable JsonNode parse(String body) {
		try {
			return this.mapper.readTree(body);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private DirectusError error(JsonNode error, List<String> secrets) {
		Map<String, @Nullable Object> extensions = new LinkedHashMap<>();
		error.path("extensions").properties().forEach((entry) -> {
			// A stack trace is for the server's log, and long
			if (!entry.getKey().equals("stack")) {
				extensions.put(entry.getKey(), this.mapper.convertValue(entry.getValue(), Object.class));
			}
		});
		JsonNode code = error.path("extensions").path("code");
		return new DirectusError(Secrets.mask(error.path("message").asString("no message"), secrets),
				code.isString() ? code.asString() : null, extensions);
	}

	private static String excerpt(String body, List<String> secrets) {
		String text = Secrets.mask(body, secrets).replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
		return (text.length() <= EXCERPT_LENGTH) ? text : text.substring(0, EXCERPT_LENGTH) + "…";
	}

	private static List<String> secrets(ExchangeRequest request, String token) {
		return token.isEmpty() ? request.secrets() : List.of(token);
	}

	private static int append(ByteArrayOutputStream body, DataBuffer buffer) {
		body.writeBytes(BodyReader.bytes(buffer));
		return body.size();
	}

}
