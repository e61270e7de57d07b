package io.github.springdirectus.docs;

import java.time.Duration;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.test.DirectusServerTest;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on testing: its test classes, run.
 */
class TestingPageIT {

	@Nested
	@SpringBootTest
	@DirectusServerTest(version = DirectusVersion.V11, seed = "newsroom.yaml")
	class NewsroomIT {

		@Autowired
		private DirectusTemplate directus;

		@Autowired
		private DirectusServer server;

		@Test
		void theNewsroomHasArticles() {
			StepVerifier.create(this.directus.collection("articles").count())
				.assertNext((count) -> assertThat(count).isPositive())
				.expectComplete()
				.verify(Duration.ofSeconds(10));
			assertThat(this.server.admin().get("/items/articles/1").path("title").asString()).startsWith("Article 1");
		}

	}

	/** Compiled only: it needs a Docker daemon. */
	static class Containers {

		@Bean
		@ServiceConnection("directus/directus")
		GenericContainer<?> directus() {
			return new GenericContainer<>("directus/directus:11.17.4").withExposedPorts(8055)
				.withEnv("SECRET", "replace-me-with-a-random-value")
				.withEnv("ADMIN_EMAIL", "admin@example.com")
				.withEnv("ADMIN_PASSWORD", "admin-password")
				.withEnv("ADMIN_TOKEN", "admin-token");
		}

	}

}
