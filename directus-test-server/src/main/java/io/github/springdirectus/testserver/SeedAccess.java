package io.github.springdirectus.testserver;

/**
 * Makes the policies, roles and permissions of a seed, in the terms of a version.
 */
interface SeedAccess {

	void policy(SeedPolicy policy);

	void role(SeedRole role);

	void permission(SeedPermission permission);

	/**
	 * Gives policies to a user who was just made.
	 */
	void assign(SeedUser user, String key);

}
