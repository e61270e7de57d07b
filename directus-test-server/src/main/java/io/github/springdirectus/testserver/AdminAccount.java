package io.github.springdirectus.testserver;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The administrator of a server. Every server that is started here has the same one, and
 * the same secret, so that its database can be prepared once and copied. Its address is
 * one that seeds have no use for.
 *
 * @param email where the administrator logs in; null where the server was given to us
 * without it
 * @param password the password for it
 * @param token the static token
 * @param secret what the server signs its tokens with
 */
record AdminAccount(@Nullable String email, @Nullable String password, String token, @Nullable String secret) {

	static final AdminAccount STANDARD = new AdminAccount("bootstrap@example.com", "directus-admin-password",
			"directus-admin-token", "a-secret-of-test-servers-that-is-long-enough");

	/**
	 * What a server is told about its administrator when its database is made.
	 */
	static Map<String, String> standardEnvironment() {
		return Map.of("ADMIN_EMAIL", "bootstrap@example.com", "ADMIN_PASSWORD", "directus-admin-password",
				"ADMIN_TOKEN", "directus-admin-token", "SECRET", "a-secret-of-test-servers-that-is-long-enough", "KEY",
				"directus-test-server");
	}

	@Override
	public String toString() {
		return "AdminAccount[" + this.email + "]";
	}

}
