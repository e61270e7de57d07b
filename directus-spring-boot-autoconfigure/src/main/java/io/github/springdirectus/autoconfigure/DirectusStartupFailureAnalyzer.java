package io.github.springdirectus.autoconfigure;

import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells an address where nothing answers from credentials that are refused, and from an
 * answer that is not one of Directus.
 */
class DirectusStartupFailureAnalyzer extends AbstractFailureAnalyzer<DirectusStartupException> {

	private static final String WITHOUT_CHECK = " To start without Directus, remove directus.check-at-start.";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DirectusStartupException cause) {
		Throwable reason = cause.getCause();
		String message = (reason != null) ? reason.getMessage() : null;
		return new FailureAnalysis(description(cause.url(), reason) + ": " + message, action(reason), cause);
	}

	private static String description(String url, @Nullable Throwable reason) {
		if (isRefusal(reason)) {
			return "Directus at " + url + " refused the configured credentials";
		}
		if (reason instanceof DirectusTransportException) {
			return "Directus at " + url + " can't be reached";
		}
		return "What answers at " + url + " does not do so as Directus would";
	}

	private static String action(@Nullable Throwable reason) {
		if (isRefusal(reason)) {
			return "Set directus.auth.token to a static token of an active Directus user; Directus shows it once, in"
					+ " the user's profile. Or correct directus.auth.email and directus.auth.password." + WITHOUT_CHECK;
		}
		if (reason instanceof DirectusTransportException) {
			return "Start Directus, or correct directus.url; a proxy or firewall may stand between." + WITHOUT_CHECK;
		}
		return "Correct directus.url: it is the address that a browser opens, without /admin." + WITHOUT_CHECK;
	}

	/**
	 * 401 for a token that Directus does not know, 403 {@code INVALID_TOKEN} for one that
	 * it did not sign.
	 */
	private static boolean isRefusal(@Nullable Throwable reason) {
		return reason instanceof DirectusResponseException response
				&& (response.status() == 401 || "INVALID_TOKEN".equals(response.code()));
	}

}
