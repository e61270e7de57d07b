package io.github.springdirectus.auth;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Keeps the newest tokens of each session, and lets one at a time refresh them: a refresh
 * token of Directus is good once. Static and access tokens are not kept.
 * <p>
 * Several templates may share a store, and with one outside of the JVM several instances
 * of an application. Its publishers are cold; an error of theirs reaches the calls that
 * need tokens.
 */
public interface DirectusTokenStore {

	/**
	 * The tokens that were put last.
	 * @param key the session
	 * @return the tokens; empty where there are none, or no longer
	 */
	Mono<DirectusTokens> get(TokenKey key);

	/**
	 * Keep tokens in place of earlier ones. Nobody goes on with new tokens before this
	 * has completed.
	 * @param key the session
	 * @param tokens the tokens
	 * @param timeToLive how long they are of use to anybody; a store may drop those
	 * sooner that nobody asks for
	 * @return completes when they are kept
	 */
	Mono<Void> put(TokenKey key, DirectusTokens tokens, Duration timeToLive);

	/**
	 * Forget tokens.
	 * @param key the session
	 * @return completes when they are forgotten
	 */
	Mono<Void> remove(TokenKey key);

	/**
	 * Do something while nobody else does so for the same session. Whoever comes later
	 * waits.
	 * @param key the session
	 * @param atMost after how long the next one may go on although this one has not
	 * ended, because its JVM is gone, say
	 * @param work what to do; subscribed once it is its turn
	 * @param <T> the type of the result
	 * @return what the work emits, errors included
	 */
	<T> Mono<T> locked(TokenKey key, Duration atMost, Mono<T> work);

	/**
	 * A store in memory for 10,000 sessions, which drops those that were not asked for in
	 * a week, or longest where there are more.
	 * @return the store
	 */
	static DirectusTokenStore inMemory() {
		return inMemory(10_000, Duration.ofDays(7));
	}

	/**
	 * A store in memory.
	 * @param maximumSize how many sessions it keeps
	 * @param idle how long it keeps one that nobody asks for
	 * @return the store
	 */
	static DirectusTokenStore inMemory(long maximumSize, Duration idle) {
		return new InMemoryTokenStore(maximumSize, idle, System::nanoTime);
	}

}
