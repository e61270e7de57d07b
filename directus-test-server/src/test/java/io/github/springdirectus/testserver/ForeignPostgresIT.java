package io.github.springdirectus.testserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A PostgreSQL that somebody else started.
 */
class ForeignPostgresIT {

	private static final DirectusVersion version = DirectusVersion.enabled().get(0);

	private static final Settings machine = Settings.ofMachine();

	@Test
	void eachServerHasADatabaseOfItsOwnThatIsDroppedWithIt() throws Exception {
		CacheFolder cache = CacheFolder.ofUser(machine);
		Platform platform = Platform.ofMachine();
		Installation installation = new Installer(new Npm(platform), cache, platform).install(version.number());
		Path folder = ServerFolder.create(version.number());
		try (DatabaseInstance foreign = new PostgresDatabase(cache, platform).open(installation, folder)) {
			Map<String, String> settings = foreign.settings();
			String address = "postgres://" + settings.get("DB_USER") + ":" + settings.get("DB_PASSWORD") + "@"
					+ settings.get("DB_HOST") + ":" + settings.get("DB_PORT") + "/" + settings.get("DB_DATABASE");
			try (ServerInstance server = open(address)) {
				DirectusAdmin admin = new DirectusAdmin(server.url(), server.account().token());
				assertThat(admin.get("/server/info").path("version").asString()).isEqualTo(version.number());
				assertThat(databases(installation, folder, address)).contains("directus_test_");
			}
			assertThat(databases(installation, folder, address)).contains("template1").doesNotContain("directus_test_");
		}
		finally {
			Folders.delete(folder);
		}
	}

	@Test
	void anAddressWhereNobodyListensIsReported() {
		assertThatExceptionOfType(DirectusServerException.class)
			.isThrownBy(() -> open("postgres://me:secret@127.0.0.1:1/postgres"))
			.withMessageContaining("DIRECTUS_TEST_POSTGRES_URL")
			.withMessageContaining("ECONNREFUSED");
	}

	private static ServerInstance open(String address) {
		Settings settings = new Settings(
				(name) -> name.equals("directus.test.postgres.url") ? address : machine.properties().find(name),
				machine.environment());
		ServerSpec spec = new ServerSpec(version, version.number(), DirectusDatabase.POSTGRES, Map.of(), true);
		return new NpmSource(settings).open(spec).orElseThrow();
	}

	/**
	 * Asks the server with the driver that Directus brings.
	 */
	private static String databases(Installation installation, Path folder, String address) {
		String script = """
				const { createRequire } = require('node:module');
				const directus = createRequire(process.argv[1] + '/node_modules/directus/package.json');
				const { Client } = createRequire(directus.resolve('@directus/api/cli/run.js'))('pg');
				const client = new Client({ connectionString: process.argv[2] });
				client.connect().then(() => client.query('SELECT datname FROM pg_database'))
					.then((reply) => { console.log(JSON.stringify(reply.rows)); return client.end(); });
				""";
		return new CommandLine(List.of(installation.runtime().executable().toString(), "-e", script,
				installation.folder().toString(), address), folder, ProcessEnvironment.ofMachine())
			.run(Duration.ofSeconds(30))
			.orElseThrow()
			.output();
	}

}
