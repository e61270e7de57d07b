package io.github.springdirectus.auth;

import io.github.springdirectus.http.Identity;
import io.github.springdirectus.model.Internal;
import reactor.core.publisher.Mono;

/**
 * Makes credentials the identity of requests.
 */
@Internal
public final class Identities {

	private Identities() {
	}

	/**
	 * The identity for credentials.
	 * @param credentials the credentials
	 * @return the identity
	 */
	public static Identity of(DirectusCredentials credentials) {
		if (credentials instanceof TokenCredentials token) {
			Mono<String> value = Mono.just(token.token());
			return () -> value;
		}
		return Identity.ANONYMOUS;
	}

}
