package io.github.springdirectus.testserver;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Applies a seed to a server, section by section.
 */
final class SeedApplier {

	private final DirectusAdmin admin;

	private final DirectusVersion version;

	private final DirectusSeed seed;

	private final SeedNames names;

	SeedApplier(DirectusAdmin admin, DirectusVersion version, DirectusSeed seed) {
		this.admin = admin;
		this.version = version;
		this.seed = seed;
		this.names = new SeedNames(admin);
	}

	void apply() {
		SeedDefinition definition = this.seed.definition();
		during("relations", () -> new SchemaPlan(definition, this::keyOnServer)).steps()
			.forEach((step) -> during(step.entry(), () -> this.admin.post(step.path(), step.body())));
		SeedAccess access = (this.version == DirectusVersion.V10) ? new RoleAccess(this.admin, this.names)
				: new PolicyAccess(this.admin, this.names);
		definition.policies().forEach((policy) -> run("the policy " + policy.name(), () -> access.policy(policy)));
		definition.roles().forEach((role) -> run("the role " + role.name(), () -> access.role(role)));
		definition.permissions()
			.forEach((permission) -> run("the permission " + permission, () -> access.permission(permission)));
		definition.users().forEach((user) -> run("the user " + user.email(), () -> user(user, access)));
		ItemWriter writer = new ItemWriter(this.admin, new Placeholders(this.names));
		for (int i = 0; i < definition.items().size(); i++) {
			SeedItems items = definition.items().get(i);
			run("items[" + i + "], of " + items.collection(), () -> writer.write(items));
		}
	}

	private void user(SeedUser user, SeedAccess access) {
		@Nullable String role = (user.role() != null) ? this.names.role(user.role()) : null;
		String key = this.admin.post("/users", user.body(role)).required("id").asString();
		this.names.user(user.email(), key);
		access.assign(user, key);
	}

	private SeedField keyOnServer(String collection) {
		for (JsonNode field : this.admin.get("/fields/" + collection)) {
			if (field.path("schema").path("is_primary_key").asBoolean(false)) {
				return SeedField.plain(field.required("field").asString(), field.required("type").asString());
			}
		}
		throw new IllegalArgumentException("The server has no collection '" + collection + "' with a key");
	}

	private void run(String entry, Runnable work) {
		during(entry, () -> {
			work.run();
			return List.of();
		});
	}

	private <T> T during(String entry, Work<T> work) {
		try {
			return work.run();
		}
		catch (DirectusAdminException ex) {
			throw new DirectusSeedException(place(entry) + advice(ex) + ex.getMessage(), ex);
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			throw new DirectusSeedException(place(entry) + ex.getMessage(), ex);
		}
	}

	private String place(String entry) {
		return this.seed.name() + ": " + entry + ": ";
	}

	/**
	 * The server says only that it is restricted.
	 */
	private String advice(DirectusAdminException ex) {
		boolean restricted = ex.status() == 403 && ex.body().contains("RESOURCE_RESTRICTED");
		return restricted ? "Directus " + this.version.major()
				+ " needs a licence for custom permission rules (a filter,"
				+ " validation, presets or a choice of fields); use " + DirectusVersion.V11.number() + " for them. "
				: "";
	}

	/**
	 * Part of the work, which may be refused.
	 */
	private interface Work<T> {

		T run();

	}

}
