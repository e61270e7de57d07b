package io.github.springdirectus.testserver;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A role of a seed file.
 */
record SeedRole(String name, @Nullable String id, @Nullable String parent, boolean admin, boolean app,
		List<String> policies) {

	SeedRole {
		SeedDefinition.required(name, "name", "an entry of roles");
		policies = SeedDefinition.orEmpty(policies);
	}

}
