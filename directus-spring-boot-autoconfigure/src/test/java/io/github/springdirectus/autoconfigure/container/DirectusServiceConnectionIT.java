package io.github.springdirectus.autoconfigure.container;

import java.time.Duration;
import java.util.Map;

import io.github.springdirectus.autoconfigure.DirectusAutoConfiguration;
import io.github.springdirectus.core.DirectusTemplate;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Skipped where no Docker daemon answers.
 */
@SpringJUnitConfig
@Testcontainers(disabledWithoutDocker = true)
class DirectusServiceConnectionIT {

	@Container
	@ServiceConnection
	static final GenericContainer<?> directus = new GenericContainer<>("directus/directus:11.17.4")
		.withExposedPorts(8055)
		.withEnv(Map.of("SECRET", "0123456789abcdef0123456789abcdef", "DB_CLIENT", "sqlite3", "DB_FILENAME",
				"/directus/database/data.db", "ADMIN_EMAIL", "admin@example.com", "ADMIN_PASSWORD", "admin-password",
				"ADMIN_TOKEN", "admin-token"))
		.waitingFor(Wait.forHttp("/server/ping").withStartupTimeout(Duration.ofMinutes(5)));

	@Test
	void theTemplateIsTheAdministratorOfTheContainer(@Autowired DirectusTemplate template) {
		StepVerifier.create(template.exchange(HttpMethod.GET, "/users/me").query("fields", "email").mono(Map.class))
			.assertNext((user) -> assertThat(user.get("email")).isEqualTo("admin@example.com"))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(DirectusAutoConfiguration.class)
	static class Application {

	}

}
