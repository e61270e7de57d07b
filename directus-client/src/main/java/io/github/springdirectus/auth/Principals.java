package io.github.springdirectus.auth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * Makes principals of what Directus says.
 */
final class Principals {

	private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP = new TypeReference<>() {
	};

	private Principals() {
	}

	static DirectusPrincipal user(JsonNode row, Grants grants, String token) {
		Map<String, @Nullable Object> attributes = CallerRequests.MAPPER.convertValue(row, MAP);
		attributes.keySet().removeAll(AuthSettings.NO_ATTRIBUTES);
		return new DirectusPrincipal(row.path("id").asString(), Grants.text(row.path("email")),
				Grants.text(row.path("first_name")), Grants.text(row.path("last_name")), grants.roles(),
				grants.policies(), grants.admin(), grants.app(), Grants.text(row.path("status")), attributes, null,
				expiry(token));
	}

	static DirectusPrincipal share(String share, String token) {
		return new DirectusPrincipal(null, null, null, null, List.of(), List.of(), false, false, null, Map.of(), share,
				expiry(token));
	}

	private static @Nullable Instant expiry(String token) {
		Instant expiry = TokenExpiry.of(token);
		return expiry.equals(Instant.MAX) ? null : expiry;
	}

}
