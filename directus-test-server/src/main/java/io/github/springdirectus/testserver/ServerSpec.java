package io.github.springdirectus.testserver;

import java.util.Map;

/**
 * Which server is wanted.
 *
 * @param version its major version
 * @param number its exact release
 * @param database what it keeps its data in
 * @param environment settings of Directus beside our own
 * @param exclusive whether it must be one that we start, so that it can be stopped
 */
record ServerSpec(DirectusVersion version, String number, DirectusDatabase database, Map<String, String> environment,
		boolean exclusive) {

	ServerSpec {
		environment = Map.copyOf(environment);
	}

	/**
	 * Whether any running server of this major version will do. Nobody can see what a
	 * foreign one keeps its data in.
	 */
	boolean acceptsForeign() {
		return this.database == DirectusDatabase.SQLITE && !this.exclusive && this.environment.isEmpty();
	}

}
