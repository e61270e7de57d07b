package io.github.springdirectus.autoconfigure;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.error.DirectusTransportException;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;

/**
 * Asks Directus for itself before the application accepts work, and fails the start where
 * it can't be reached or refuses the token. It blocks: on the thread that starts the
 * application, before there is any other work, and for a limited time.
 */
class DirectusStartupCheck implements SmartInitializingSingleton {

	private final DirectusOperations directus;

	private final String url;

	private final Duration timeout;

	DirectusStartupCheck(DirectusOperations directus, String url, Duration timeout) {
		this.directus = directus;
		this.url = url;
		this.timeout = timeout;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			request().block();
		}
		catch (RuntimeException ex) {
			throw new DirectusStartupException(this.url, ex);
		}
	}

	/**
	 * Unlike {@code /server/ping}, this path checks the token.
	 */
	private Mono<Void> request() {
		return this.directus.exchange(HttpMethod.GET, "/server/info")
			.bytes()
			.doOnNext(DataBufferUtils::release)
			.then()
			.timeout(this.timeout)
			.onErrorMap(TimeoutException.class, (ex) -> new DirectusTransportException(
					"GET /server/info was not answered within " + this.timeout.toMillis() + " ms.", 0, ex));
	}

}
