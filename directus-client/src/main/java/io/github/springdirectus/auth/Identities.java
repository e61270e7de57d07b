package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.Identity;
import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes credentials the identity of requests to one server: the same one for the same
 * credentials, as long as it is in use.
 */
@Internal
public final class Identities {

	private static final int MAXIMUM_SIZE = 10_000;

	private static final Duration IDLE = Duration.ofHours(1);

	private final AuthCalls calls;

	private final String origin;

	private final AuthSettings settings;

	private final Clock clock;

	private final Cache<TokenKey, TokenIdentity> identities = Caffeine.newBuilder()
		.maximumSize(MAXIMUM_SIZE)
		.expireAfterAccess(IDLE)
		.executor(Runnable::run)
		.build();

	/**
	 * Create the identities for a server.
	 * @param exchanges the way out to the server
	 * @param settings what the template was told about logins and callers
	 */
	public Identities(Exchanges exchanges, AuthSettings settings) {
		this.clock = settings.clock();
		this.calls = new AuthCalls(exchanges, this.clock, settings.sessionCookie());
		this.origin = exchanges.origin();
		this.settings = settings;
	}

	/**
	 * The identity for credentials. No request is made.
	 * @param credentials the credentials
	 * @return the identity
	 */
	public Identity of(DirectusCredentials credentials) {
		if (credentials instanceof TokenCredentials token) {
			return fixed(token.token());
		}
		if (credentials instanceof SessionCredentials session) {
			DirectusTokens tokens = session.tokens();
			String renewable = tokens.renewable();
			return (renewable == null) ? fixed(tokens.accessToken())
					: identity(key("tokens", null, null, renewable), null, tokens);
		}
		if (credentials instanceof LoginCredentials login) {
			LoginRequest request = login.login();
			return identity(key("login", request.provider(), request.identifier(), request.password()),
					login.request().flatMap(this.calls::login), null);
		}
		if (credentials instanceof ShareCredentials share) {
			return identity(key("share", null, share.share(), share.password()),
					Mono.defer(() -> this.calls.login(share)), null);
		}
		return Identity.ANONYMOUS;
	}

	/**
	 * The operations on logins.
	 * @param identity whose session they end
	 * @return the operations
	 */
	public AuthOperations operations(Identity identity) {
		return new DefaultAuthOperations(this.calls, identity,
				new TokenDenial(this.settings.callerCache(), this.origin, this.clock));
	}

	/**
	 * Who tokens belong to.
	 * @param service the way out as the service account, or as nobody
	 * @return the resolver
	 */
	public CallerResolver callers(Exchanges service) {
		CallerRequests requests = new CallerRequests(service);
		CallerSource source = (service.identity() == Identity.ANONYMOUS) ? new TokenCallers(requests)
				: new RowCallers(requests, this.settings.callerFields());
		return new DefaultCallerResolver(source, this.settings.callerCache(), this.origin, this.clock);
	}

	/**
	 * Whoever the Reactor Context says that is calling the application.
	 * @return the identity
	 */
	public Identity caller() {
		return CallerIdentity.INSTANCE;
	}

	private TokenKey key(String kind, @Nullable String provider, @Nullable String identifier, @Nullable String secret) {
		return TokenKey.of(this.origin, kind, provider, identifier, secret);
	}

	private Identity identity(TokenKey key, @Nullable Mono<DirectusTokens> login, @Nullable DirectusTokens first) {
		return this.identities.get(key, (added) -> {
			LoginSource source = (login != null) ? new LoginSource(login, this.clock) : null;
			return new TokenIdentity(
					new TokenSession(key, this.settings.tokenStore(), this.calls, source, first, this.clock), first,
					this.clock);
		});
	}

	private static Identity fixed(String token) {
		Mono<String> value = Mono.just(token);
		return () -> value;
	}

}
