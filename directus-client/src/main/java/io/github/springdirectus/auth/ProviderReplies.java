package io.github.springdirectus.auth;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the providers of a server.
 */
final class ProviderReplies {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private ProviderReplies() {
	}

	static List<AuthProviders> read(byte[] json, int offset, int length) {
		List<AuthProviders> replies = new ArrayList<>();
		for (JsonNode reply : MAPPER.readTree(json, offset, length)) {
			List<AuthProviders.Provider> providers = new ArrayList<>();
			for (JsonNode provider : reply.path("data")) {
				providers.add(new AuthProviders.Provider(provider.path("name").asString(""),
						provider.path("driver").asString(""), text(provider, "label"), text(provider, "icon")));
			}
			replies.add(new AuthProviders(providers, reply.path("disableDefault").asBoolean(false)));
		}
		return replies;
	}

	private static @Nullable String text(JsonNode provider, String name) {
		JsonNode text = provider.path(name);
		return text.isString() ? text.asString() : null;
	}

}
