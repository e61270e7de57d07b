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

}
