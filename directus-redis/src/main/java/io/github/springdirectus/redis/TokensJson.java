package io.github.springdirectus.redis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.TokenMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tokens as JSON.
 */
final class TokensJson implements JsonForm<DirectusTokens> {

	@Override
	public Map<String, @Nullable Object> write(DirectusTokens tokens) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("accessToken", tokens.accessToken());
		fields.put("refreshToken", tokens.refreshToken());
		fields.put("expiresAt", tokens.expiresAt().toString());
		fields.put("mode", tokens.mode().name());
		return fields;
	}

	@Override
	public DirectusTokens read(JsonNode fields) {
		return new DirectusTokens(fields.required("accessToken").stringValue(), JsonForm.text(fields, "refreshToken"),
				Instant.parse(fields.required("expiresAt").stringValue()),
				TokenMode.valueOf(fields.required("mode").stringValue()));
	}

}
