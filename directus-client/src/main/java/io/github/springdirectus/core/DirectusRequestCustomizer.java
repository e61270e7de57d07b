package io.github.springdirectus.core;

import reactor.util.context.ContextView;

import org.springframework.http.HttpHeaders;

/**
 * Adds headers to every request, logins and refreshes included: a locale, a request id.
 *
 * @see DirectusTemplate.Builder#requestCustomizer(DirectusRequestCustomizer)
 */
@FunctionalInterface
public interface DirectusRequestCustomizer {

	/**
	 * Add headers. Called for each attempt, on any thread; must not block. A header that
	 * the call itself sets is preferred.
	 * @param headers the headers of the request. {@code Authorization} is not for it to
	 * set: the call then ends with a
	 * {@link io.github.springdirectus.error.DirectusRequestException}
	 * @param context the Reactor Context of the call; for tokens that several calls wait
	 * for, of the first of them
	 */
	void customize(HttpHeaders headers, ContextView context);

}
