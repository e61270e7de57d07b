package io.github.springdirectus.auth;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.Identity;
import reactor.core.publisher.Mono;

/**
 * Each operation is one request.
 */
final class DefaultAuthOperations implements AuthOperations {

	private final AuthCalls calls;

	private final Identity identity;

	private final TokenDenial denial;

	DefaultAuthOperations(AuthCalls calls, Identity identity, TokenDenial denial) {
		this.calls = calls;
		this.identity = identity;
		this.denial = denial;
	}

	@Override
	public Mono<DirectusTokens> login(String email, String password) {
		return Mono.defer(() -> this.calls.login(LoginRequest.of(email, password)));
	}

	@Override
	public Mono<DirectusTokens> login(LoginRequest request) {
		return Mono.defer(() -> this.calls.login(request));
	}

	@Override
	public Mono<DirectusTokens> refresh(DirectusTokens tokens) {
		return Mono.defer(() -> this.calls.refresh(tokens));
	}

	@Override
	public Mono<Void> logout() {
		if (this.identity instanceof TokenIdentity session) {
			return session.logout().flatMap((tokens) -> this.denial.deny(tokens.accessToken()));
		}
		return Mono.error(() -> new DirectusRequestException("There is no session to log out of: only credentials with"
				+ " a password, a share or tokens that can be refreshed have one."));
	}

	@Override
	public Mono<Void> requestPasswordReset(String email) {
		return Mono.defer(() -> this.calls.requestPasswordReset(email, null));
	}

	@Override
	public Mono<Void> requestPasswordReset(String email, String resetUrl) {
		return Mono.defer(() -> this.calls.requestPasswordReset(email, resetUrl));
	}

	@Override
	public Mono<Void> resetPassword(String token, String password) {
		return Mono.defer(() -> this.calls.resetPassword(token, password));
	}

	@Override
	public Mono<AuthProviders> providers() {
		return Mono.defer(this.calls::providers);
	}

}
