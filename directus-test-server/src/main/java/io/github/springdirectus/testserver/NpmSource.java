package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server as a Node.js process, installed by npm.
 */
final class NpmSource implements ServerSource {

	private final Npm npm;

	private final Installer installer;

	private final Database database;

	NpmSource(Settings settings) {
		CacheFolder cache = CacheFolder.ofUser(settings);
		Platform platform = Platform.ofMachine();
		this.npm = new Npm(platform);
		this.installer = new Installer(this.npm, cache, platform);
		this.database = new SqliteDatabase(cache);
	}

	@Override
	public Optional<ServerInstance> open(ServerSpec spec) {
		if (!this.npm.isPresent()) {
			return Optional.empty();
		}
		Installation installation = this.installer.install(spec.number());
		try {
			Path folder = ServerFolder.create(spec.number());
			return Optional.of(start(new NodeInstance(installation, this.database, folder, spec.environment()),
					installation, folder));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't prepare a server", ex);
		}
	}

	private ServerInstance start(NodeInstance instance, Installation installation, Path folder) throws IOException {
		try {
			this.database.prepare(installation, folder);
			instance.startAnywhere();
			return instance;
		}
		catch (IOException | RuntimeException ex) {
			instance.close();
			throw ex;
		}
	}

}
