package io.github.springdirectus.auth;

import reactor.core.publisher.Mono;

/**
 * Tells who a token belongs to. Each token is looked up once for all who ask, and what
 * was found is good for up to 30 s.
 * <p>
 * A template with credentials has a service account in them, which must be allowed to
 * read users, roles, access and policies: it reads the row of the user, so that a
 * suspended or deleted user, or a role that was taken away, is noticed although Directus
 * goes on taking the access token. A template without credentials knows what the token's
 * own calls tell, which is less.
 */
public interface CallerResolver {

	/**
	 * Find out who a token belongs to.
	 * @param token an access token, static token, session token or token of a share
	 * @return who it is, never empty. Ends with a
	 * {@link io.github.springdirectus.error.DirectusAuthenticationException} where the
	 * token belongs to no valid, active user, and with a
	 * {@link io.github.springdirectus.error.DirectusUnavailableException} or
	 * {@link io.github.springdirectus.error.DirectusTransportException} where Directus
	 * can't be asked, or refuses the service account
	 */
	Mono<DirectusPrincipal> resolve(String token);

	/**
	 * Forget what is known of a token, because the user was changed, say. A token that
	 * was logged out stays refused.
	 * @param token the token
	 * @return completes when the next {@link #resolve(String)} will ask Directus
	 */
	Mono<Void> evict(String token);

}
