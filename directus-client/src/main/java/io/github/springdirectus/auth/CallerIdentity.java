package io.github.springdirectus.auth;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.Identity;
import reactor.core.publisher.Mono;

/**
 * Whoever calls the application, as the Reactor Context says, and nobody else.
 */
final class CallerIdentity implements Identity {

	static final CallerIdentity INSTANCE = new CallerIdentity();

	private CallerIdentity() {
	}

	@Override
	public Mono<String> token() {
		return Mono.deferContextual((context) -> CallerToken.in(context)
			.map((token) -> Mono.just(token.value()))
			.orElseGet(() -> Mono.error(() -> new DirectusRequestException("asCaller() found no caller's token in the"
					+ " Reactor Context. Put it there with contextWrite(CallerToken.of(token)), or say whom requests"
					+ " are made as with as(credentials)."))));
	}

}
