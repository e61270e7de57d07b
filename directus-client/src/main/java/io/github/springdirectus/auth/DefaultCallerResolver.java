package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Looks a token up once for all who ask, and keeps what was found for a while.
 */
final class DefaultCallerResolver implements CallerResolver {

	private static final Log logger = LogFactory.getLog(DefaultCallerResolver.class);

	/** A connector of the application's own may have no timeout. */
	private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(60);

	/** A longer one is none of Directus', and no server takes such a header. */
	private static final int LONGEST_TOKEN = 8192;

	private final ConcurrentMap<CallerKey, Lookup> lookups = new ConcurrentHashMap<>();

	private final CallerSource source;

	private final CallerCache cache;

	private final String origin;

	private final Clock clock;

	DefaultCallerResolver(CallerSource source, CallerCache cache, String origin, Clock clock) {
		this.source = source;
		this.cache = cache;
		this.origin = origin;
		this.clock = clock;
	}

	@Override
	public Mono<DirectusPrincipal> resolve(String token) {
		return Mono.defer(() -> {
			if (token.length() > LONGEST_TOKEN || !HeaderValues.isValid(token)) {
				return CachedCaller.refused(null, this.clock.instant()).result();
			}
			CallerKey key = key(token);
			return known(key)
				.switchIfEmpty(
						Mono.defer(() -> this.lookups.computeIfAbsent(key, (added) -> new Lookup(added, token)).result))
				.flatMap(CachedCaller::result);
		}).onErrorMap((failure) -> !isExpected(failure), DefaultCallerResolver::unavailable);
	}

	@Override
	public Mono<Void> evict(String token) {
		return Mono.defer(() -> {
			CallerKey key = key(token);
			this.lookups.remove(key);
			return this.cache.remove(key);
		});
	}

	private CallerKey key(String token) {
		return CallerKey.of(this.origin, token);
	}

	private Mono<CachedCaller> known(CallerKey key) {
		return this.cache.get(key).filter((caller) -> this.clock.instant().isBefore(caller.until()));
	}

	private static boolean isExpected(Throwable failure) {
		return failure instanceof DirectusAuthenticationException || failure instanceof DirectusUnavailableException
				|| failure instanceof DirectusTransportException;
	}

	private static DirectusUnavailableException unavailable(Throwable failure) {
		return new DirectusUnavailableException(
				(failure instanceof DirectusException) ? "Directus did not tell whom a token belongs to."
						: "The cache of callers did not tell whether a token was logged out.",
				failure);
	}

	/**
	 * One look-up, which goes on when those who wait for it leave.
	 */
	private final class Lookup {

		private final CallerKey key;

		private final Mono<CachedCaller> result;

		Lookup(CallerKey key, String token) {
			this.key = key;
			// Another one may have ended between a look into the cache and this one
			this.result = known(key).switchIfEmpty(Mono.defer(() -> find(token)))
				.doOnTerminate(() -> DefaultCallerResolver.this.lookups.remove(this.key, this))
				.cache();
		}

		private Mono<CachedCaller> find(String token) {
			Clock clock = DefaultCallerResolver.this.clock;
			return DefaultCallerResolver.this.source.find(token)
				.timeout(LONGEST_LOOKUP,
						Mono.error(
								() -> new DirectusTransportException("Directus was asked whom a token belongs to, and"
										+ " did not answer within " + LONGEST_LOOKUP.toSeconds() + " s.", 0, null)))
				.map((principal) -> CachedCaller.of(principal, clock.instant()))
				.onErrorResume(DirectusAuthenticationException.class,
						(refusal) -> Mono.just(CachedCaller.refused(refusal.code(), clock.instant())))
				.flatMap((caller) -> keep(caller).thenReturn(caller));
		}

		private Mono<Void> keep(CachedCaller caller) {
			Duration left = Duration.between(DefaultCallerResolver.this.clock.instant(), caller.until());
			if (left.compareTo(Duration.ZERO) <= 0 || !isCurrent()) {
				return Mono.empty();
			}
			CallerCache cache = DefaultCallerResolver.this.cache;
			return cache.put(this.key, caller, left)
				.then(Mono.defer(() -> isCurrent() ? Mono.<Void>empty() : cache.remove(this.key)))
				.onErrorResume((failure) -> {
					logger.warn("A caller was looked up, but could not be kept in the cache of callers", failure);
					return Mono.empty();
				});
		}

		/**
		 * Whether nobody has evicted the token since.
		 */
		private boolean isCurrent() {
			return DefaultCallerResolver.this.lookups.get(this.key) == this;
		}

	}

}
