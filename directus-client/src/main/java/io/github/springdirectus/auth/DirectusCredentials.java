package io.github.springdirectus.auth;

import java.util.function.Supplier;

import reactor.core.publisher.Mono;

/**
 * How requests to Directus are authenticated. No {@code toString} shows a secret.
 * <p>
 * Credentials are values: a template has one session for those that are equal in server,
 * kind and secret, and all of its views that have them share it.
 *
 * @see <a href="https://directus.io/docs/guides/connect/authentication">Directus
 * authentication</a>
 */
public sealed interface DirectusCredentials
		permits AnonymousCredentials, TokenCredentials, LoginCredentials, SessionCredentials, ShareCredentials {

	/**
	 * The static token of a Directus user, as it is set in the user's settings. It does
	 * not expire.
	 * @param token the token
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where the token is
	 * blank or can't be a header's value
	 */
	static DirectusCredentials staticToken(String token) {
		return new TokenCredentials("static token", token);
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
		return new TokenCredentials("access token", token);
	}

	/**
	 * No credentials: requests may do what the public policy of Directus allows.
	 * @return the credentials
	 */
	static DirectusCredentials anonymous() {
		return AnonymousCredentials.INSTANCE;
	}

	/**
	 * A Directus user who logs in with the first request, and again where the session
	 * can't be refreshed. A login that Directus refuses is not tried again for 30 s: it
	 * suspends users after some wrong passwords.
	 * @param email the e-mail address
	 * @param password the password
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where one is blank
	 */
	static DirectusCredentials emailPassword(String email, String password) {
		return new LoginCredentials(LoginRequest.of(email, password), null);
	}

	/**
	 * A Directus user with two factors.
	 * @param email the e-mail address
	 * @param password the password
	 * @param otp asked for the one-time password of each login; may be empty for a login
	 * without one
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where e-mail
	 * address or password is blank
	 */
	static DirectusCredentials emailPassword(String email, String password, Supplier<Mono<String>> otp) {
		return new LoginCredentials(LoginRequest.of(email, password), otp);
	}

	/**
	 * A user of another provider than Directus itself that takes a password, such as
	 * LDAP.
	 * @param provider the name of the provider, as the server's {@code AUTH_PROVIDERS}
	 * has it
	 * @param identifier what the provider knows the user by
	 * @param password the password
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where one is blank
	 */
	static DirectusCredentials provider(String provider, String identifier, String password) {
		return new LoginCredentials(LoginRequest.of(identifier, password).withProvider(provider), null);
	}

	/**
	 * What {@link AuthOperations#login(LoginRequest)} has given. It is kept fresh: once
	 * it can't be refreshed any more, requests end with a
	 * {@link io.github.springdirectus.error.DirectusAuthenticationException}. The tokens
	 * that take their place are found in the {@link DirectusTokenStore} by these ones, so
	 * these are the ones to keep, in a web session for example. Tokens without a refresh
	 * token are sent until they expire.
	 * @param tokens the tokens
	 * @return the credentials
	 */
	static DirectusCredentials tokens(DirectusTokens tokens) {
		return new SessionCredentials(tokens);
	}

	/**
	 * The token of a session, which is the value of the cookie that Directus sets where
	 * somebody logs in with {@link TokenMode#SESSION}. It is kept fresh; where the cookie
	 * has another name than {@code directus_session_token}, the builder of the template
	 * needs to know it.
	 * @param sessionToken the token
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where the token is
	 * blank or can't be a header's value
	 */
	static DirectusCredentials session(String sessionToken) {
		return new SessionCredentials(
				new DirectusTokens(sessionToken, null, TokenExpiry.of(sessionToken), TokenMode.SESSION));
	}

	/**
	 * Somebody who was given the link to a share.
	 * @param share the key of the share
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where the key is
	 * blank
	 */
	static DirectusCredentials share(String share) {
		return new ShareCredentials(HeaderValues.checkText("share", share), null);
	}

	/**
	 * Somebody who was given the link to a share and its password.
	 * @param share the key of the share
	 * @param password the password of the share
	 * @return the credentials
	 * @throws io.github.springdirectus.error.DirectusRequestException where one is blank
	 */
	static DirectusCredentials share(String share, String password) {
		return new ShareCredentials(HeaderValues.checkText("share", share),
				HeaderValues.checkText("password", password));
	}

}
