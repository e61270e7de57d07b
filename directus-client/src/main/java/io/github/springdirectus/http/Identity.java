package io.github.springdirectus.http;

import reactor.core.publisher.Mono;

/**
 * Who a request is made as.
 */
@FunctionalInterface
public interface Identity {

	/**
	 * Nobody: requests carry no token.
	 */
	Identity ANONYMOUS = Mono::empty;

	/**
	 * The token to send with the next request; asked for once per attempt.
	 * @return the token; empty for an anonymous request
	 */
	Mono<String> token();

	/**
	 * Directus says that a token has expired. Asked at most once in a call, which may be
	 * of any method: Directus refused it before doing anything.
	 * @param rejected the token that was sent
	 * @return {@code true} where {@link #token()} has another one now, and the call is to
	 * be sent once more; an error where there should be one and is not
	 */
	default Mono<Boolean> renew(String rejected) {
		return Mono.just(false);
	}

}
