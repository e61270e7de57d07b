package io.github.springdirectus.testserver;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PostgresInstallationTests {

	private static final Platform platform = Platform.of("Linux", "amd64");

	private final PostgresInstallation postgres = new PostgresInstallation(Path.of("bin"), "17.9", platform);

	@Test
	void aClusterIsMadeWithAPasswordAndWithoutTheLocalesOfTheSystem() {
		assertThat(this.postgres.initdb(Path.of("data"), Path.of("password")))
			.startsWith(Path.of("bin", "initdb").toString(), "--pgdata=data", "--username=directus",
					"--pwfile=password", "--auth=scram-sha-256")
			.contains("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
	}

	@Test
	void anOlderReleaseHasNoLocalesOfItsOwn() {
		PostgresInstallation older = new PostgresInstallation(Path.of("bin"), "15.18", platform);
		assertThat(older.major()).isEqualTo(15);
		assertThat(older.initdb(Path.of("data"), Path.of("password"))).contains("--locale=C")
			.noneMatch((argument) -> argument.contains("locale-provider"));
	}

	@Test
	void aClusterListensOnTheLoopbackInterfaceAloneAndNeverWaitsForTheDisk() {
		List<String> command = this.postgres.server(Path.of("data"), 5433);
		assertThat(command).startsWith(Path.of("bin", "postgres").toString(), "-D", "data")
			.contains("listen_addresses=127.0.0.1", "port=5433", "unix_socket_directories=", "fsync=off");
	}

	@Test
	void aReleaseBeforeTheFirstOneHasAVersionToo() {
		assertThat(new PostgresInstallation(Path.of("bin"), "18beta1", platform).major()).isEqualTo(18);
	}

	@Test
	void programsThatAreNotThereAreNamed() {
		assertThatExceptionOfType(DirectusServerException.class)
			.isThrownBy(() -> PostgresInstallation.at(Path.of("no", "such", "folder"), platform))
			.withMessageContaining(Path.of("no", "such", "folder", "postgres").toString());
	}

}
