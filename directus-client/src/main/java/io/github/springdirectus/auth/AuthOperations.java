package io.github.springdirectus.auth;

import reactor.core.publisher.Mono;

/**
 * Logins, sessions and passwords. None of its requests carries the token of the template,
 * and none but {@link #logout()} changes who it is: use what a login gives by
 * {@code as(DirectusCredentials.tokens(tokens))}.
 * <p>
 * What Directus refuses ends with a
 * {@link io.github.springdirectus.error.DirectusAuthenticationException}, or another
 * {@link io.github.springdirectus.error.DirectusResponseException}; no request is
 * repeated.
 *
 * @see <a href="https://directus.io/docs/api/authentication">Directus authentication</a>
 */
public interface AuthOperations {

	/**
	 * Log in at Directus itself.
	 * @param email the e-mail address
	 * @param password the password
	 * @return the tokens
	 */
	Mono<DirectusTokens> login(String email, String password);

	/**
	 * Log in, with a one-time password, elsewhere, or for another kind of tokens.
	 * @param request what to log in with
	 * @return the tokens
	 */
	Mono<DirectusTokens> login(LoginRequest request);

	/**
	 * Get the next tokens, which ends these ones: for an application that keeps tokens
	 * itself. A view that uses tokens does so by itself, and this is not to be called
	 * with any of them.
	 * @param tokens tokens of a login or a refresh
	 * @return the next tokens; a
	 * {@link io.github.springdirectus.error.DirectusTransportException} leaves open
	 * whether these ones are spent
	 */
	Mono<DirectusTokens> refresh(DirectusTokens tokens);

	/**
	 * End the session of this view, at Directus and in the token store. A view with a
	 * password or a share begins another one when it is used again; one with tokens does
	 * not. Its access token goes on being taken by Directus until it expires, but no
	 * longer by the {@link CallerResolver} of a template that has the {@link CallerCache}
	 * of this one.
	 * @return completes when Directus has ended the session, or knows it no more; a
	 * {@link io.github.springdirectus.error.DirectusRequestException} where the view has
	 * no session, such as one with a static token
	 */
	Mono<Void> logout();

	/**
	 * Have a mail sent with a link to set another password.
	 * @param email the e-mail address
	 * @return completes when Directus has taken it, whether it knows the address or not
	 */
	Mono<Void> requestPasswordReset(String email);

	/**
	 * Have a mail sent with a link to a page of one's own.
	 * @param email the e-mail address
	 * @param resetUrl where the link leads, with the token as its {@code token}
	 * parameter; the server's {@code PASSWORD_RESET_URL_ALLOW_LIST} must allow it
	 * @return completes when Directus has taken it, whether it knows the address or not
	 */
	Mono<Void> requestPasswordReset(String email, String resetUrl);

	/**
	 * Set another password.
	 * @param token the token from the link of the mail
	 * @param password the new password
	 * @return completes when it is set
	 */
	Mono<Void> resetPassword(String token, String password);

	/**
	 * Where users may log in.
	 * @return the providers
	 */
	Mono<AuthProviders> providers();

}
