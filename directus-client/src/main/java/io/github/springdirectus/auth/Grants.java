package io.github.springdirectus.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.auth.DirectusPrincipal.Policy;
import io.github.springdirectus.auth.DirectusPrincipal.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gathers what roles and policies give a user, one role after the other. For one user,
 * not thread-safe.
 */
final class Grants {

	private final Map<String, Role> roles = new LinkedHashMap<>();

	private final Map<String, Policy> policies = new LinkedHashMap<>();

	private boolean admin;

	private boolean app;

	/**
	 * Add a role, and its parents as far as they are in its tree.
	 * @return the id of the next parent, or {@code null} where there is none
	 */
	@Nullable String addLine(JsonNode role) {
		JsonNode next = role;
		while (next.isObject()) {
			if (!add(next)) {
				return null;
			}
			next = next.path("parent");
		}
		return (next.isString() && !this.roles.containsKey(next.asString())) ? next.asString() : null;
	}

	/**
	 * Add a role without its parents.
	 * @return {@code false} where it was there before: parents that run in a circle
	 */
	boolean add(JsonNode role) {
		String id = role.path("id").asString("");
		if (id.isEmpty() || this.roles.containsKey(id)) {
			return false;
		}
		this.roles.put(id, new Role(id, text(role.path("name"))));
		addFlags(role);
		addPolicies(role.path("policies"));
		return true;
	}

	/**
	 * Add the policies of rows of {@code directus_access}. One that is bound to addresses
	 * is left out: whether it holds is known only where the request comes from.
	 */
	void addPolicies(Iterable<JsonNode> access) {
		for (JsonNode row : access) {
			JsonNode policy = row.path("policy");
			JsonNode addresses = policy.path("ip_access");
			if (policy.path("id").isString() && (addresses.isNull() || isEmpty(addresses))) {
				String id = policy.path("id").asString();
				this.policies.put(id, new Policy(id, text(policy.path("name"))));
				addFlags(policy);
			}
		}
	}

	/**
	 * Add what a role, a policy or the globals of a token allow as a whole.
	 */
	void addFlags(JsonNode flags) {
		this.admin |= isTrue(flags.path("admin_access"));
		this.app |= isTrue(flags.path("app_access"));
	}

	List<Role> roles() {
		return List.copyOf(this.roles.values());
	}

	List<Policy> policies() {
		return List.copyOf(this.policies.values());
	}

	boolean admin() {
		return this.admin;
	}

	boolean app() {
		return this.admin || this.app;
	}

	private static boolean isEmpty(JsonNode addresses) {
		return addresses.isArray() ? addresses.isEmpty() : addresses.isString() && addresses.asString().isBlank();
	}

	private static boolean isTrue(JsonNode flag) {
		return flag.isBoolean() ? flag.asBoolean() : flag.isNumber() && flag.asInt() == 1;
	}

	static @Nullable String text(JsonNode node) {
		return node.isString() ? node.asString() : null;
	}

}
