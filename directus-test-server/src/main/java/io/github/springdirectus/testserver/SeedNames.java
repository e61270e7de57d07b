package io.github.springdirectus.testserver;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * The keys that stand behind the names in a seed: of what it made, else of what the
 * server has.
 */
final class SeedNames {

	private final DirectusAdmin admin;

	private final Map<String, String> keys = new HashMap<>();

	SeedNames(DirectusAdmin admin) {
		this.admin = admin;
	}

	void policy(String name, String key) {
		this.keys.put("policy " + name, key);
	}

	void role(String name, String key) {
		this.keys.put("role " + name, key);
	}

	void user(String email, String key) {
		this.keys.put("user " + email, key);
	}

	String policy(String name) {
		return key("policy", "/policies", "name", name);
	}

	String role(String name) {
		return key("role", "/roles", "name", name);
	}

	String user(String email) {
		return key("user", "/users", "email", email);
	}

	private String key(String kind, String path, String field, String name) {
		return this.keys.computeIfAbsent(kind + " " + name, (unknown) -> find(kind, path, field, name));
	}

	private String find(String kind, String path, String field, String name) {
		JsonNode found = this.admin.get(path,
				Map.of("filter", Map.of(field, Map.of("_eq", name)), "fields", "id", "limit", 1));
		if (found.isEmpty()) {
			throw new IllegalArgumentException("There is no " + kind + " '" + name + "', in the file or on the server");
		}
		return found.required(0).required("id").asString();
	}

}
