package io.github.springdirectus.docs;

import java.time.Duration;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.testserver.WithDirectus;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@WithDirectus(version = { DirectusVersion.V10, DirectusVersion.V11, DirectusVersion.V12 }, seed = "newsroom.yaml")
class EveryVersionIT {

	@Test
	void articlesAreThere(DirectusServer server) {
		DirectusTemplate directus = DirectusTemplate.builder()
			.url(server.url())
			.credentials(DirectusCredentials.staticToken(server.adminToken()))
			.build();
		StepVerifier.create(directus.collection("articles").find((q) -> q.limit(1)))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(10));
	}

}
