package io.github.springdirectus.auth;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.http.TransportFailures;

/**
 * Tells the failures of a refresh after which the refresh token is of no use from those
 * that leave it as it was: no connection, a rate limit, a server that is unavailable.
 */
final class RefreshFailures {

	private RefreshFailures() {
	}

	/**
	 * Whether Directus does not take the refresh token, or not any more.
	 */
	static boolean isRefused(Throwable failure) {
		return failure instanceof DirectusAuthenticationException
				|| (failure instanceof DirectusResponseException response && response.status() == 400);
	}

	/**
	 * Whether the reply is lost: Directus may well have taken the refresh token, and what
	 * it gave for it did not arrive.
	 */
	static boolean isLost(Throwable failure) {
		return failure instanceof DirectusDecodingException
				|| (failure instanceof DirectusTransportException && !TransportFailures.isBeforeSending(failure));
	}

}
