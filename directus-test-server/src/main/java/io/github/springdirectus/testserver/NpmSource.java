package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A server as a Node.js process, installed by npm.
 */
final class NpmSource implements ServerSource {

	private final Npm npm;

	private final Installer installer;

	private final Function<DirectusDatabase, Database> databases;

	NpmSource(Settings settings) {
		CacheFolder cache = CacheFolder.ofUser(settings);
		Platform platform = Platform.ofMachine();
		this.npm = new Npm(platform);
		this.installer = new Installer(this.npm, cache, platform);
		this.databases = (database) -> switch (database) {
			case SQLITE -> new SqliteDatabase(cache);
			case POSTGRES -> postgres(settings, cache, platform);
		};
	}

	@Override
	public Optional<ServerInstance> open(ServerSpec spec) {
		if (!this.npm.isPresent()) {
			return Optional.empty();
		}
		Installation installation = this.installer.install(spec.number());
		try {
			return Optional.of(open(installation, spec));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't prepare a server", ex);
		}
	}

	private static Database postgres(Settings settings, CacheFolder cache, Platform platform) {
		String address = settings.get("directus.test.postgres.url");
		return (address != null) ? new ForeignPostgres(address) : new PostgresDatabase(cache, platform);
	}

	private ServerInstance open(Installation installation, ServerSpec spec) throws IOException {
		Path folder = ServerFolder.create(spec.number());
		DatabaseInstance database;
		try {
			database = this.databases.apply(spec.database()).open(installation, folder);
		}
		catch (IOException | RuntimeException ex) {
			Folders.delete(folder);
			throw ex;
		}
		NodeInstance instance = new NodeInstance(installation, database, folder, spec.environment());
		try {
			instance.startAnywhere();
			return instance;
		}
		catch (RuntimeException ex) {
			instance.close();
			throw ex;
		}
	}

}
