package io.github.springdirectus.auth;

import reactor.core.publisher.Mono;

/**
 * Asks Directus who a token belongs to.
 */
@FunctionalInterface
interface CallerSource {

	/**
	 * Ask, without any cache.
	 * @return who it is; ends with a
	 * {@link io.github.springdirectus.error.DirectusAuthenticationException} for nobody
	 */
	Mono<DirectusPrincipal> find(String token);

}
