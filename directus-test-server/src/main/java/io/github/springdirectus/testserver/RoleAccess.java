package io.github.springdirectus.testserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Rights of Directus 10: permissions belong to roles, which have no parents. A policy of
 * the seed is only a name, and its rights go to every role that has it, of its own or
 * from a parent.
 */
final class RoleAccess implements SeedAccess {

	private final DirectusAdmin admin;

	private final SeedNames names;

	private final Map<String, SeedPolicy> policies = new LinkedHashMap<>();

	private final Map<String, SeedRole> roles = new LinkedHashMap<>();

	RoleAccess(DirectusAdmin admin, SeedNames names) {
		this.admin = admin;
		this.names = names;
	}

	@Override
	public void policy(SeedPolicy policy) {
		this.policies.put(policy.name(), policy);
	}

	@Override
	public void role(SeedRole role) {
		this.roles.put(role.name(), role);
		List<SeedRole> line = line(role);
		List<SeedPolicy> granted = line.stream()
			.flatMap((member) -> member.policies().stream())
			.map(this::known)
			.toList();
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("name", role.name());
		if (role.id() != null) {
			body.put("id", role.id());
		}
		body.put("admin_access",
				line.stream().anyMatch(SeedRole::admin) || granted.stream().anyMatch(SeedPolicy::admin));
		body.put("app_access", line.stream().anyMatch(SeedRole::app) || granted.stream().anyMatch(SeedPolicy::app));
		this.names.role(role.name(), this.admin.post("/roles", body).required("id").asString());
	}

	@Override
	public void permission(SeedPermission permission) {
		if (permission.isPublic()) {
			this.admin.post("/permissions", permission.bodies("role", null));
			return;
		}
		holders(permission)
			.forEach((role) -> this.admin.post("/permissions", permission.bodies("role", this.names.role(role))));
	}

	@Override
	public void assign(SeedUser user, String key) {
		if (!user.policies().isEmpty()) {
			throw new IllegalArgumentException("Directus 10 gives no policies to a user: give them to a role");
		}
	}

	private Stream<String> holders(SeedPermission permission) {
		String role = permission.role();
		if (role != null) {
			return Stream.concat(Stream.of(role),
					this.roles.values()
						.stream()
						.filter((child) -> !child.name().equals(role)
								&& line(child).stream().anyMatch((member) -> member.name().equals(role)))
						.map(SeedRole::name));
		}
		String policy = known(SeedDefinition.required(permission.policy(), "policy", permission)).name();
		return this.roles.values()
			.stream()
			.filter((holder) -> line(holder).stream().anyMatch((member) -> member.policies().contains(policy)))
			.map(SeedRole::name);
	}

	/**
	 * The role and its parents, as far as the file makes them.
	 */
	private List<SeedRole> line(SeedRole role) {
		List<SeedRole> line = new ArrayList<>();
		for (SeedRole next = role; next != null && !line.contains(next); next = parent(next)) {
			line.add(next);
		}
		return line;
	}

	private @Nullable SeedRole parent(SeedRole role) {
		return (role.parent() != null) ? this.roles.get(role.parent()) : null;
	}

	private SeedPolicy known(String name) {
		SeedPolicy policy = this.policies.get(name);
		if (policy == null) {
			throw new IllegalArgumentException("There is no policy '" + name + "' in the file");
		}
		return policy;
	}

}
