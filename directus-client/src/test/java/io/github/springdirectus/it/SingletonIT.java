package io.github.springdirectus.it;

import java.util.Map;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.items.SearchMode;
import io.github.springdirectus.items.SingletonOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.testserver.DirectusVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Singletons on a real Directus.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class SingletonIT extends WarehouseTest {

	SingletonIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void aSingletonIsMadeByItsFirstChangeAndReadBack() {
		SingletonOperations<Warehouse> warehouse = this.directus.singleton(Warehouse.class);
		StepVerifier.create(warehouse.read()).expectNextCount(1).expectComplete().verify(TIMEOUT);
		StepVerifier.create(warehouse.update(Map.of("name", "North", "open", true)))
			.expectNext(new Warehouse("North", true))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(warehouse.update(new Renamed("South"), (q) -> q.fields("name")))
			.expectNext(new Warehouse("South", null))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(warehouse.read()).expectNext(new Warehouse("South", true)).expectComplete().verify(TIMEOUT);
		StepVerifier.create(this.directus.singleton("warehouse").read((q) -> q.fields("name")))
			.expectNext(Map.of("name", "South"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aLongQueryIsAnsweredToo() {
		SingletonOperations<Warehouse> warehouse = DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(this.server.adminToken()))
			.search(SearchMode.ALWAYS, DataSize.ofKilobytes(6))
			.build()
			.singleton(Warehouse.class);
		StepVerifier.create(warehouse.update(Map.of("name", "East")).then(warehouse.read((q) -> q.fields("name"))))
			.expectNext(new Warehouse("East", null))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aChangeByACallerWhoMayNotReadIsMadeButAnsweredAsForbidden() {
		this.directus.singleton(Warehouse.class).update(Map.of("name", "North")).block(TIMEOUT);
		StepVerifier.create(as("packer-token").singleton("warehouse").update(Map.of("name", "West")))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
		assertThat(this.directus.singleton(Warehouse.class).read().block(TIMEOUT).name()).isEqualTo("West");
	}

	@Test
	void theSettingsOfDirectusAreASingleton() {
		SingletonOperations<Map<String, Object>> settings = this.directus.singleton("directus_settings");
		Object before = settings.read((q) -> q.fields("project_descriptor"))
			.map((row) -> String.valueOf(row.get("project_descriptor")))
			.block(TIMEOUT);
		assertThat(settings.update(Map.of("project_descriptor", "Stores"), (q) -> q.fields("project_descriptor"))
			.block(TIMEOUT)).containsEntry("project_descriptor", "Stores");
		settings.update(Map.of("project_descriptor", before)).block(TIMEOUT);
	}

	@DirectusCollection("warehouse")
	record Warehouse(@Nullable String name, @Nullable Boolean open) {
	}

	record Renamed(String name) {
	}

}
