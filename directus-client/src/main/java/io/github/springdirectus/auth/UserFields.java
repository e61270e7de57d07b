package io.github.springdirectus.auth;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * What to ask for of a user's row: administrators are told by a flag of the policies from
 * 11 on, and of the role on 10. Each server refuses to be asked for that of the other, or
 * leaves it out in silence.
 */
enum UserFields {

	WITH_POLICIES {

		@Override
		boolean areIn(JsonNode user) {
			return user.has("policies");
		}

		@Override
		String ofUser() {
			List<String> fields = new ArrayList<>(USER);
			addPolicies(fields, "policies.");
			String prefix = "role.";
			for (int line = 0; line <= PARENTS_AT_ONCE; line++) {
				addRole(fields, prefix);
				prefix += "parent.";
			}
			// The key of the next one
			fields.add(prefix.substring(0, prefix.length() - 1));
			return String.join(",", fields);
		}

		@Override
		String deepOfUser() {
			StringBuilder deep = new StringBuilder("{" + ALL_POLICIES + ",\"role\":{" + ALL_POLICIES);
			deep.append((",\"parent\":{" + ALL_POLICIES).repeat(PARENTS_AT_ONCE));
			return deep.append("}".repeat(PARENTS_AT_ONCE + 2)).toString();
		}

		@Override
		String ofRole() {
			List<String> fields = new ArrayList<>();
			addRole(fields, "");
			fields.add("parent");
			return String.join(",", fields);
		}

		@Override
		String deepOfRole() {
			return "{" + ALL_POLICIES + "}";
		}

	},

	WITH_ROLE_FLAGS {

		@Override
		boolean areIn(JsonNode user) {
			return !user.path("role").isObject() || user.path("role").has("admin_access");
		}

		@Override
		String ofUser() {
			return String.join(",", USER) + ",role.id,role.name,role.admin_access,role.app_access";
		}

		@Override
		String deepOfUser() {
			return "";
		}

		@Override
		String ofRole() {
			return "id,name,admin_access,app_access";
		}

		@Override
		String deepOfRole() {
			return "";
		}

	};

	/** One request does for nearly all; the server allows ten levels by default. */
	private static final int PARENTS_AT_ONCE = 2;

	private static final List<String> USER = List.of("id", "email", "first_name", "last_name", "status");

	private static final List<String> POLICY = List.of("id", "name", "admin_access", "app_access", "ip_access");

	/** A server cuts lists at 100 unless it is asked for more. */
	private static final String ALL_POLICIES = "\"policies\":{\"_limit\":-1}";

	/**
	 * Whether the server knows them.
	 */
	abstract boolean areIn(JsonNode user);

	abstract String ofUser();

	abstract String deepOfUser();

	abstract String ofRole();

	abstract String deepOfRole();

	/**
	 * What to ask for of rows of {@code directus_access}.
	 */
	static String ofAccess() {
		List<String> fields = new ArrayList<>();
		addPolicies(fields, "");
		return String.join(",", fields);
	}

	UserFields other() {
		return (this == WITH_POLICIES) ? WITH_ROLE_FLAGS : WITH_POLICIES;
	}

	private static void addRole(List<String> fields, String prefix) {
		fields.add(prefix + "id");
		fields.add(prefix + "name");
		addPolicies(fields, prefix + "policies.");
	}

	private static void addPolicies(List<String> fields, String prefix) {
		POLICY.forEach((field) -> fields.add(prefix + "policy." + field));
	}

}
