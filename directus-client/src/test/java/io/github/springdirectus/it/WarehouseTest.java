package io.github.springdirectus.it;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * Writes on a real Directus of each version. Each test begins with empty collections.
 */
abstract class WarehouseTest {

	static final Duration TIMEOUT = Duration.ofSeconds(60);

	final DirectusVersion version;

	final DirectusServer server;

	final DirectusTemplate directus;

	final ItemOperations<Crate> crates;

	final ItemOperations<Map<String, Object>> pallets;

	WarehouseTest(DirectusVersion version) {
		this.version = version;
		this.server = DirectusServer.shared(version);
		this.server.applyOnce(DirectusSeed.fromResource("warehouse.yaml"));
		this.directus = as(this.server.adminToken());
		this.crates = this.directus.collection(Crate.class);
		this.pallets = this.directus.collection("pallets");
	}

	DirectusTemplate as(String token) {
		return DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(token))
			.build();
	}

	@AfterEach
	void empty() {
		this.pallets.deleteWhere((q) -> q.all()).then(this.crates.deleteWhere((q) -> q.all())).block(TIMEOUT);
	}

	/** Crates that differ in nothing but what is counted up. */
	static List<Crate> crates(int count) {
		return IntStream.range(0, count).mapToObj((n) -> new Crate(null, "crate", n)).toList();
	}

	long count() {
		return this.crates.count().block(TIMEOUT);
	}

	@DirectusCollection("crates")
	record Crate(@DirectusId @Nullable Integer id, @Nullable String label, @Nullable Integer amount) {
	}

}
