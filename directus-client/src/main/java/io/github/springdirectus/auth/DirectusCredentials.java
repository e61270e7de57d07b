package io.github.springdirectus.auth;

/**
 * How requests to Directus are authenticated. No {@code toString} shows a secret.
 *
 * @see <a href="https://directus.io/docs/guides/connect/authentication">Directus
 * authentication</a>
 */
public sealed interface DirectusCredentials permits AnonymousCredentials, TokenCredentials {

	/**
	 * The static token of a Directus user, as it is set in the user's settings. It does
	 * not expire.
	 * @param token the token
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where the token is
	 * blank or can't be a header's value
	 */
	static DirectusCredentials staticToken(String token) {
		return TokenCredentials.of("static token", token);
	}

	/**
	 * An access token that Directus issued: of a caller, say. It is sent as it is and
	 * never refreshed.
	 * @param token the token
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where the token is
	 * blank or can't be a header's value
	 */
	static DirectusCredentials accessToken(String token) {
		return TokenCredentials.of("access token", token);
	}

	/**
	 * No credentials: requests may do what the public policy of Directus allows.
	 * @return the credentials
	 */
	static DirectusCredentials anonymous() {
		return AnonymousCredentials.INSTANCE;
	}

}
