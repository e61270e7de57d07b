package io.github.springdirectus.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationMetadataTests {

	@Test
	void everyPropertyHasADescriptionThatIsASentence() throws IOException {
		Map<String, String> descriptions = metadata().get("properties")
			.valueStream()
			.collect(Collectors.toMap((property) -> property.get("name").asString(),
					(property) -> property.path("description").asString("")));
		assertThat(descriptions).containsOnlyKeys("directus.url", "directus.auth.token", "directus.auth.email",
				"directus.auth.password", "directus.connect-timeout", "directus.read-timeout",
				"directus.max-in-memory-size", "directus.retry.max-attempts", "directus.retry.first-backoff",
				"directus.retry.max-backoff", "directus.retry.rate-limit-wait", "directus.query.search",
				"directus.query.search-threshold", "directus.query.page-size", "directus.mapping.field-names",
				"directus.mapping.value-types", "directus.check-at-start", "directus.ssl.bundle",
				"directus.redis.enabled", "directus.redis.key-prefix", "directus.redis.timeout",
				"directus.redis.secret", "management.health.directus.enabled");
		assertThat(descriptions)
			.allSatisfy((name, description) -> assertThat(description).as(name).matches("(?!The |A )[A-Z].+\\."));
	}

	@Test
	void defaultsAreThoseOfTheDesign() throws IOException {
		Map<String, String> defaults = metadata().get("properties")
			.valueStream()
			.filter((property) -> property.has("defaultValue"))
			.collect(Collectors.toMap((property) -> property.get("name").asString(),
					(property) -> property.get("defaultValue").asString()));
		assertThat(defaults).containsEntry("directus.connect-timeout", "5s")
			.containsEntry("directus.read-timeout", "30s")
			.containsEntry("directus.max-in-memory-size", "2MB")
			.containsEntry("directus.retry.max-attempts", "3")
			.containsEntry("directus.retry.first-backoff", "200ms")
			.containsEntry("directus.retry.max-backoff", "10s")
			.containsEntry("directus.retry.rate-limit-wait", "0")
			.containsEntry("directus.query.search", "auto")
			.containsEntry("directus.query.search-threshold", "6KB")
			.containsEntry("directus.check-at-start", "false")
			.containsEntry("directus.redis.enabled", "true")
			.containsEntry("directus.redis.key-prefix", "directus:")
			.containsEntry("directus.redis.timeout", "2s");
	}

	@Test
	void searchModesAreExplained() throws IOException {
		assertThat(metadata().get("hints").valueStream())
			.anySatisfy((hint) -> assertThat(hint.get("name").asString()).isEqualTo("directus.query.search"));
	}

	private static JsonNode metadata() throws IOException {
		// Not by its name alone: each jar of Spring Boot has one
		String classes = DirectusProperties.class.getProtectionDomain().getCodeSource().getLocation().toString();
		try (InputStream stream = URI.create(classes + "META-INF/spring-configuration-metadata.json")
			.toURL()
			.openStream()) {
			return JsonMapper.shared().readTree(stream);
		}
	}

}
