package io.github.springdirectus.auth;

/**
 * Nobody's credentials.
 */
enum AnonymousCredentials implements DirectusCredentials {

	INSTANCE;

	@Override
	public String toString() {
		return "anonymous";
	}

}
