package io.github.springdirectus.auth;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Somebody who can log in, again and again.
 *
 * @param login identifier, password and provider
 * @param otp makes the one-time password of each login, or {@code null}
 */
record LoginCredentials(LoginRequest login, @Nullable Supplier<Mono<String>> otp) implements DirectusCredentials {

	/**
	 * What the next login sends.
	 */
	Mono<LoginRequest> request() {
		Supplier<Mono<String>> source = this.otp;
		return (source != null) ? Mono.defer(source).map(this.login::withOtp).defaultIfEmpty(this.login)
				: Mono.just(this.login);
	}

	@Override
	public String toString() {
		return "login of " + this.login.identifier();
	}

}
