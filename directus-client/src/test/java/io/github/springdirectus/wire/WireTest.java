package io.github.springdirectus.wire;

import java.time.Duration;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import org.junit.jupiter.api.AfterEach;

/**
 * A template against a stub, the waits of its retries short.
 */
abstract class WireTest {

	static final Duration TIMEOUT = Duration.ofSeconds(10);

	static final String TOKEN = "t0ken-of-the-test";

	final StubServer server = new StubServer();

	final DirectusTemplate directus = template().build();

	DirectusTemplate.Builder template() {
		return DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(TOKEN))
			.retry(3, Duration.ofMillis(1), Duration.ofSeconds(1));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

}
