package io.github.springdirectus.testserver;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that runs at the address in {@code DIRECTUS_TEST_POSTGRES_URL}. Each
 * server gets a database of its own there, which is dropped with it.
 */
final class ForeignPostgres implements Database {

	private static final Logger log = LoggerFactory.getLogger(ForeignPostgres.class);

	private static final String SCRIPT = "database.mjs";

	private final URI address;

	/**
	 * Uses it.
	 * @param address an address whose user may make databases
	 */
	ForeignPostgres(String address) {
		URI uri = URI.create(address);
		if (!List.of("postgres", "postgresql").contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
			throw new IllegalArgumentException(
					"DIRECTUS_TEST_POSTGRES_URL is not of the form postgres://user:password@host:5432/postgres");
		}
		this.address = uri;
	}

	@Override
	public DatabaseInstance open(Installation installation, Path folder) throws IOException {
		String name = "directus_test_" + UUID.randomUUID().toString().replace("-", "");
		Path scripts = Files.createTempDirectory("directus-postgres-");
		ServerFolder.copy(SCRIPT, scripts);
		Map<String, String> environment = Map.of("DIRECTUS_TEST_INSTALLATION", installation.folder().toString(),
				"DIRECTUS_TEST_POSTGRES_URL", this.address.toString());
		GuardedProcess guard = GuardedProcess
			.start(GuardedProcess.command(installation.runtime(), scripts, environment, List.of(SCRIPT, name)));
		ForeignInstance instance = new ForeignInstance(settings(name), guard, scripts);
		try {
			guard.awaitReady("A database at DIRECTUS_TEST_POSTGRES_URL", () -> guard.hasSaid("ready"));
			log.info("PostgreSQL is used at {}:{}, in the database {}", this.address.getHost(), this.address.getPort(),
					name);
			Bootstrap.run(installation, folder, DirectusDatabase.POSTGRES, instance.settings());
			return instance;
		}
		catch (RuntimeException ex) {
			instance.close();
			throw ex;
		}
	}

	/**
	 * The same address with another database: the query may hold settings of TLS.
	 */
	Map<String, String> settings(String database) {
		String query = (this.address.getRawQuery() != null) ? "?" + this.address.getRawQuery() : "";
		return Map.of("DB_CLIENT", "pg", "DB_CONNECTION_STRING",
				this.address.getScheme() + "://" + this.address.getRawAuthority() + "/" + database + query);
	}

	private record ForeignInstance(Map<String, String> settings, GuardedProcess guard,
			Path scripts) implements DatabaseInstance {

		@Override
		public void close() {
			this.guard.close();
			Folders.delete(this.scripts);
		}

	}

}
