package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.PathTemplate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * The requests about logins. None of them carries a token in its {@code Authorization}
 * header: Directus refuses the whole request for an expired one.
 */
final class AuthCalls implements TokenEndpoint {

	private static final PathTemplate LOGIN = PathTemplate.of("/auth/login");

	private static final PathTemplate LOGIN_AT = PathTemplate.of("/auth/login/{provider}");

	private static final PathTemplate REFRESH = PathTemplate.of("/auth/refresh");

	private static final PathTemplate LOGOUT = PathTemplate.of("/auth/logout");

	private static final PathTemplate REQUEST_RESET = PathTemplate.of("/auth/password/request");

	private static final PathTemplate RESET = PathTemplate.of("/auth/password/reset");

	private static final PathTemplate SHARE = PathTemplate.of("/shares/auth");

	private static final PathTemplate PROVIDERS = PathTemplate.of("/auth");

	/** So that a refresh does not outlast the lease of its session, and count as lost. */
	private static final Duration LONGEST_RATE_LIMIT_WAIT = Duration.ofSeconds(30);

	private final Exchanges exchanges;

	private final TokenReplies replies;

	private final String sessionCookie;

	AuthCalls(Exchanges exchanges, Clock clock, String sessionCookie) {
		this.exchanges = exchanges.withRateLimitWaitAtMost(LONGEST_RATE_LIMIT_WAIT);
		this.replies = new TokenReplies(clock, sessionCookie);
		this.sessionCookie = sessionCookie;
	}

	Mono<DirectusTokens> login(LoginRequest login) {
		String provider = login.provider();
		Map<String, Object> body = body(login.mode());
		body.put("email", login.identifier());
		body.put("password", login.password());
		if (login.otp() != null) {
			body.put("otp", login.otp());
		}
		if (provider == null) {
			return tokens(post(LOGIN, "login", body), login.mode());
		}
		// LDAP knows it by this name, other providers with a password by the other
		body.put("identifier", login.identifier());
		return tokens(post(LOGIN_AT, "login", body, provider), login.mode());
	}

	Mono<DirectusTokens> login(ShareCredentials share) {
		Map<String, Object> body = body(TokenMode.JSON);
		body.put("share", share.share());
		if (share.password() != null) {
			body.put("password", share.password());
		}
		return tokens(post(SHARE, "login", body), TokenMode.JSON);
	}

	@Override
	public Mono<DirectusTokens> refresh(DirectusTokens tokens) {
		return tokens(withSession(REFRESH, "refresh", tokens), tokens.mode());
	}

	@Override
	public Mono<Void> logout(DirectusTokens tokens) {
		return this.exchanges.none(withSession(LOGOUT, "logout", tokens));
	}

	Mono<Void> requestPasswordReset(String email, @Nullable String resetUrl) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("email", email);
		if (resetUrl != null) {
			body.put("reset_url", resetUrl);
		}
		return this.exchanges.none(post(REQUEST_RESET, "requestPasswordReset", body));
	}

	Mono<Void> resetPassword(String token, String password) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("token", token);
		body.put("password", password);
		return this.exchanges.none(post(RESET, "resetPassword", body));
	}

	Mono<AuthProviders> providers() {
		ExchangeRequest request = ExchangeRequest.of(HttpMethod.GET, PROVIDERS, new Object[0], null, "providers")
			.withoutIdentity()
			.withEnvelope(false);
		return this.exchanges.element(request, ProviderReplies::read);
	}

	private Mono<DirectusTokens> tokens(ExchangeRequest request, TokenMode mode) {
		return (mode == TokenMode.SESSION)
				? this.exchanges.entity(request, this.replies::times,
						(response, times) -> this.replies.session(response, times))
				: this.exchanges.element(request, this.replies::tokens)
					.switchIfEmpty(Mono.error(TokenReplies::unreadable));
	}

	private ExchangeRequest withSession(PathTemplate path, String operation, DirectusTokens tokens) {
		Map<String, Object> body = body(tokens.mode());
		if (tokens.mode() == TokenMode.SESSION) {
			return post(path, operation, body)
				.withHeaders(Map.of(HttpHeaders.COOKIE, this.sessionCookie + "=" + tokens.accessToken()));
		}
		if (tokens.refreshToken() == null) {
			throw new DirectusRequestException("The tokens have no refresh token, which is what Directus is asked with"
					+ " to go on with their session or to end it.");
		}
		body.put("refresh_token", tokens.refreshToken());
		return post(path, operation, body);
	}

	private static Map<String, Object> body(TokenMode mode) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("mode", mode.name().toLowerCase(Locale.ROOT));
		return body;
	}

	private static ExchangeRequest post(PathTemplate path, String operation, Map<String, Object> body,
			@Nullable Object... values) {
		return ExchangeRequest.of(HttpMethod.POST, path, values, null, operation).withoutIdentity().withBody(body);
	}

}
