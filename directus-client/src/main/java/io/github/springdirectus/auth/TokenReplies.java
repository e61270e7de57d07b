package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.error.DirectusDecodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Reads what a login or a refresh is answered with. The time of expiry is reckoned from
 * the life that Directus tells, by the clock of the client: that of the server may
 * differ.
 */
final class TokenReplies {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final Clock clock;

	private final String sessionCookie;

	TokenReplies(Clock clock, String sessionCookie) {
		this.clock = clock;
		this.sessionCookie = sessionCookie;
	}

	List<DirectusTokens> tokens(byte[] json, int offset, int length) {
		List<DirectusTokens> tokens = new ArrayList<>();
		for (JsonNode reply : read(json, offset, length)) {
			String access = text(reply.path("access_token"));
			if (access == null) {
				throw unreadable();
			}
			tokens.add(new DirectusTokens(access, text(reply.path("refresh_token")), expiry(reply), TokenMode.JSON));
		}
		return tokens;
	}

	List<Instant> times(byte[] json, int offset, int length) {
		List<Instant> times = new ArrayList<>();
		read(json, offset, length).forEach((reply) -> times.add(expiry(reply)));
		return times;
	}

	DirectusTokens session(ClientResponse response, List<Instant> times) {
		ResponseCookie cookie = response.cookies().getFirst(this.sessionCookie);
		if (cookie == null || cookie.getValue().isBlank()) {
			throw new DirectusDecodingException("Directus answered a login of mode session without the cookie "
					+ this.sessionCookie + ". Where the server has another name in SESSION_COOKIE_NAME, pass it to the"
					+ " template's builder with sessionCookieName(..).");
		}
		return new DirectusTokens(cookie.getValue(), null, times.isEmpty() ? Instant.MAX : times.get(0),
				TokenMode.SESSION);
	}

	private Instant expiry(JsonNode reply) {
		JsonNode expires = reply.path("expires");
		return expires.isNumber() ? this.clock.instant().plus(Duration.ofMillis(expires.asLong())) : Instant.MAX;
	}

	private static JsonNode read(byte[] json, int offset, int length) {
		try {
			return MAPPER.readTree(json, offset, length);
		}
		catch (JacksonException ex) {
			// Without its cause, which may quote a token
			throw unreadable();
		}
	}

	private static @Nullable String text(JsonNode node) {
		return (node.isString() && !node.asString().isBlank()) ? node.asString() : null;
	}

	static DirectusDecodingException unreadable() {
		return new DirectusDecodingException("A login or refresh was answered without tokens. Check that directus.url"
				+ " leads to Directus itself, not to another application before it.");
	}

}
