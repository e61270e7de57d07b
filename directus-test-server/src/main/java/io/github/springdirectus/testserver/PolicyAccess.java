package io.github.springdirectus.testserver;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rights from Directus 11 on: permissions belong to policies, policies to roles and
 * users. What a seed says of a role itself goes to a policy that bears the role's name.
 */
final class PolicyAccess implements SeedAccess {

	private final DirectusAdmin admin;

	private final SeedNames names;

	private final Map<String, String> ownPolicies = new HashMap<>();

	PolicyAccess(DirectusAdmin admin, SeedNames names) {
		this.admin = admin;
		this.names = names;
	}

	@Override
	public void policy(SeedPolicy policy) {
		this.names.policy(policy.name(), create(policy));
	}

	@Override
	public void role(SeedRole role) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("name", role.name());
		if (role.id() != null) {
			body.put("id", role.id());
		}
		if (role.parent() != null) {
			body.put("parent", this.names.role(role.parent()));
		}
		String key = this.admin.post("/roles", body).required("id").asString();
		this.names.role(role.name(), key);
		role.policies().forEach((policy) -> attach("role", key, this.names.policy(policy)));
		if (role.admin() || role.app()) {
			ownPolicy(role.name(), role.admin(), role.app());
		}
	}

	@Override
	public void permission(SeedPermission permission) {
		this.admin.post("/permissions", permission.bodies("policy", holder(permission)));
	}

	@Override
	public void assign(SeedUser user, String key) {
		user.policies().forEach((policy) -> attach("user", key, this.names.policy(policy)));
	}

	private String holder(SeedPermission permission) {
		if (permission.isPublic()) {
			return publicPolicy();
		}
		if (permission.policy() != null) {
			return this.names.policy(permission.policy());
		}
		String role = SeedDefinition.required(permission.role(), "role", permission);
		return ownPolicy(role, false, false);
	}

	private String ownPolicy(String role, boolean adminAccess, boolean appAccess) {
		return this.ownPolicies.computeIfAbsent(role, (name) -> {
			String policy = create(new SeedPolicy(name, adminAccess, appAccess));
			attach("role", this.names.role(name), policy);
			return policy;
		});
	}

	private String create(SeedPolicy policy) {
		return this.admin
			.post("/policies",
					Map.of("name", policy.name(), "admin_access", policy.admin(), "app_access", policy.app()))
			.required("id")
			.asString();
	}

	private void attach(String kind, String key, String policy) {
		this.admin.post("/access", Map.of(kind, key, "policy", policy));
	}

	/**
	 * The one that is attached to neither a role nor a user.
	 */
	private String publicPolicy() {
		JsonNode found = this.admin.get("/access", Map.of("filter",
				Map.of("role", Map.of("_null", true), "user", Map.of("_null", true)), "fields", "policy", "limit", 1));
		if (found.isEmpty()) {
			throw new IllegalStateException("The server has no public policy");
		}
		return found.required(0).required("policy").asString();
	}

}
