package io.github.springdirectus.auth;

import reactor.core.publisher.Mono;

/**
 * What Directus does with tokens.
 */
interface TokenEndpoint {

	/**
	 * Get the next tokens; the refresh token is spent by it.
	 */
	Mono<DirectusTokens> refresh(DirectusTokens tokens);

	/**
	 * End a session.
	 */
	Mono<Void> logout(DirectusTokens tokens);

}
