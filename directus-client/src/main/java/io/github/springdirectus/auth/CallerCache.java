package io.github.springdirectus.auth;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Keeps what was found out about tokens, and which tokens were logged out: Directus goes
 * on taking those until they expire. It holds hashes, no tokens.
 * <p>
 * Several templates may share a cache, and with one outside of the JVM several instances
 * of an application: those that look callers up alike, since what one has found is good
 * for all. Its publishers are cold.
 */
public interface CallerCache {

	/**
	 * What is known of a token.
	 * @param key the token
	 * @return what was put last, or somebody refused where the token was denied, whatever
	 * was put; empty where nothing is known, or no longer. An error means that nobody can
	 * tell whether it was denied, and the call of the token's owner ends with it
	 */
	Mono<CachedCaller> get(CallerKey key);

	/**
	 * Keep what was found out, in place of what was known before.
	 * @param key the token
	 * @param caller what was found out
	 * @param timeToLive how long to keep it at most
	 * @return completes when it is kept; an error is logged and does no harm
	 */
	Mono<Void> put(CallerKey key, CachedCaller caller, Duration timeToLive);

	/**
	 * Forget what was found out, but not that the token was denied.
	 * @param key the token
	 * @return completes when it is forgotten
	 */
	Mono<Void> remove(CallerKey key);

	/**
	 * Refuse a token from now on.
	 * @param key the token
	 * @param timeToLive how long Directus may take it yet
	 * @return completes when it is refused
	 */
	Mono<Void> deny(CallerKey key, Duration timeToLive);

	/**
	 * A cache in memory for 10,000 callers and 100,000 denied tokens.
	 * @return the cache
	 */
	static CallerCache inMemory() {
		return inMemory(10_000, 100_000);
	}

	/**
	 * A cache in memory.
	 * @param callers how many callers it keeps
	 * @param denied how many denied tokens it keeps; where more are logged out within the
	 * life of an access token, some are taken again
	 * @return the cache
	 */
	static CallerCache inMemory(long callers, long denied) {
		return new InMemoryCallerCache(callers, denied, System::nanoTime);
	}

}
