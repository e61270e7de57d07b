package io.github.springdirectus.testserver;

/**
 * A policy of a seed file.
 */
record SeedPolicy(String name, boolean admin, boolean app) {

	SeedPolicy {
		SeedDefinition.required(name, "name", "an entry of policies");
	}

}
