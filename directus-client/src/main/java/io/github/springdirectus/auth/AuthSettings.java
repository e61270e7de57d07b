package io.github.springdirectus.auth;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Internal;

/**
 * What a template was told about logins and callers.
 *
 * @param tokenStore keeps the tokens of sessions
 * @param callerCache keeps whom tokens belong to
 * @param clock tells the time
 * @param sessionCookie the name of the cookie that holds the token of a session
 * @param callerFields further fields of callers to look up
 */
@Internal
public record AuthSettings(DirectusTokenStore tokenStore, CallerCache callerCache, Clock clock, String sessionCookie,
		List<String> callerFields) {

	/** The names that RFC 6265 allows. */
	private static final Pattern COOKIE_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	/** What a principal has in another form, or must not have. */
	static final Set<String> NO_ATTRIBUTES = Set.of("password", "token", "tfa_secret", "auth_data", "role", "policies");

	/**
	 * Create settings; the list is copied.
	 * @throws DirectusRequestException for a name that no cookie can have, or a field
	 * that is not for attributes
	 */
	public AuthSettings {
		if (!COOKIE_NAME.matcher(sessionCookie).matches()) {
			throw new DirectusRequestException("\"" + sessionCookie + "\" can't be the name of a cookie. Pass what the"
					+ " server has in SESSION_COOKIE_NAME to sessionCookieName(..).");
		}
		callerFields = List.copyOf(callerFields);
		for (String field : callerFields) {
			if (field.isBlank() || field.indexOf(',') >= 0 || NO_ATTRIBUTES.contains(field.split("\\.", 2)[0])) {
				throw new DirectusRequestException("\"" + field + "\" can't be one of callerFields(..): it must be one"
						+ " field of directus_users, and neither a secret, nor role or policies, which a principal has"
						+ " anyway.");
			}
		}
	}

	/**
	 * Everything in memory, and the names that Directus has by default.
	 * @return the settings
	 */
	public static AuthSettings defaults() {
		return new AuthSettings(DirectusTokenStore.inMemory(), CallerCache.inMemory(), Clock.systemUTC(),
				"directus_session_token", List.of());
	}

	/**
	 * A copy with another store.
	 * @param tokenStore the store
	 * @return the copy
	 */
	public AuthSettings withTokenStore(DirectusTokenStore tokenStore) {
		return new AuthSettings(tokenStore, this.callerCache, this.clock, this.sessionCookie, this.callerFields);
	}

	/**
	 * A copy with another cache of callers.
	 * @param callerCache the cache
	 * @return the copy
	 */
	public AuthSettings withCallerCache(CallerCache callerCache) {
		return new AuthSettings(this.tokenStore, callerCache, this.clock, this.sessionCookie, this.callerFields);
	}

	/**
	 * A copy with another clock.
	 * @param clock the clock
	 * @return the copy
	 */
	public AuthSettings withClock(Clock clock) {
		return new AuthSettings(this.tokenStore, this.callerCache, clock, this.sessionCookie, this.callerFields);
	}

	/**
	 * A copy with another name of the cookie.
	 * @param sessionCookie the name
	 * @return the copy
	 */
	public AuthSettings withSessionCookie(String sessionCookie) {
		return new AuthSettings(this.tokenStore, this.callerCache, this.clock, sessionCookie, this.callerFields);
	}

	/**
	 * A copy with other further fields.
	 * @param callerFields the fields
	 * @return the copy
	 */
	public AuthSettings withCallerFields(List<String> callerFields) {
		return new AuthSettings(this.tokenStore, this.callerCache, this.clock, this.sessionCookie, callerFields);
	}

}
