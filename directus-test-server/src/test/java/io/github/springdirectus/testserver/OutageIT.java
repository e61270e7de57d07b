package io.github.springdirectus.testserver;

import java.io.UncheckedIOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class OutageIT {

	private static final DirectusSeed seed = DirectusSeed.of("""
			collections: [{collection: things, fields: [{field: name, type: string}]}]
			items: [{collection: things, rows: [{name: before}]}]
			""");

	private final DirectusVersion version;

	OutageIT(DirectusVersion version) {
		this.version = version;
	}

	@Test
	void aServerThatWasStoppedComesBackAtItsAddressWithItsData() {
		DirectusAdmin admin;
		try (DirectusServer server = DirectusServer.builder(this.version).exclusive().seed(seed).start()) {
			admin = server.admin();
			String url = server.url();
			server.admin().post("/items/things", Map.of("name", "written just before the outage"));
			server.stop();
			assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> server.admin().get("/items/things"));
			server.start();
			assertThat(server.url()).isEqualTo(url);
			assertThat(server.admin().get("/items/things").findValuesAsString("name")).containsExactly("before",
					"written just before the outage");
		}
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> admin.get("/server/ping"));
	}

	@Test
	void theEnvironmentOfAServerCanBeSet() {
		try (DirectusServer server = DirectusServer.builder(this.version).env("QUERY_LIMIT_DEFAULT", "3").start()) {
			assertThat(server.admin().get("/server/info").at("/queryLimit/default").asInt()).isEqualTo(3);
		}
	}

	@Test
	void aServerThatCantStartSaysWhy() {
		DirectusServer.Builder broken = DirectusServer.builder(this.version).env("DB_CLIENT", "no-such-database");
		assertThatExceptionOfType(DirectusServerException.class).isThrownBy(broken::start)
			.withMessageContaining("DB_HOST");
	}

	@Test
	void theSharedServerCantBeStopped() {
		DirectusServer shared = DirectusServer.shared(this.version);
		assertThatIllegalStateException().isThrownBy(shared::stop);
		shared.close();
		assertThat(shared.admin().get("/server/ping").asString()).isEqualTo("pong");
		assertThat(DirectusServer.shared(this.version)).isSameAs(shared);
	}

	@Test
	void aReleaseOfAnotherMajorVersionIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> DirectusServer.builder(this.version).release("9.26.0"));
	}

}
