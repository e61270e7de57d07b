package io.github.springdirectus.it;

import java.time.Duration;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The library on a real Directus of each version. What a test makes it takes away again.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
abstract class LibraryTest {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	final DirectusVersion version;

	final DirectusServer server;

	final DirectusTemplate directus;

	final ItemOperations<Book> books;

	LibraryTest(DirectusVersion version) {
		this.version = version;
		this.server = DirectusServer.shared(version);
		this.server.applyOnce(DirectusSeed.fromResource("library.yaml"));
		this.directus = DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(this.server.adminToken()))
			.build();
		this.books = this.directus.collection(Book.class);
	}

}
