package io.github.springdirectus.testserver;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServerSourcesTests {

	@Test
	void aContainerHasNoPostgres() {
		ServerSources containers = new ServerSources(
				new Settings(Map.of("directus.test.source", "docker")::get, (name) -> null));
		assertThatExceptionOfType(DirectusServerException.class)
			.isThrownBy(() -> containers.open(spec(DirectusDatabase.POSTGRES)))
			.withMessageContaining("on PostgreSQL it comes from npm only");
	}

	@Test
	void aForeignServerIsNeverTakenForOneOnPostgres() {
		assertThat(spec(DirectusDatabase.SQLITE).acceptsForeign()).isTrue();
		assertThat(spec(DirectusDatabase.POSTGRES).acceptsForeign()).isFalse();
	}

	private static ServerSpec spec(DirectusDatabase database) {
		return new ServerSpec(DirectusVersion.V11, "11.17.4", database, Map.of(), false);
	}

}
