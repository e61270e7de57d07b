package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * A PostgreSQL of its own for each server. As with SQLite, Directus fills a cluster once
 * per release, and each server gets a copy of it: that is faster than to share a cluster
 * and to fill a database in it, and no server can disturb another.
 */
final class PostgresDatabase implements Database {

	/**
	 * Raise it when something changes what a prepared cluster holds.
	 */
	private static final int FORMAT = 1;

	private static final Path CACHE_OF_ROOT = Path.of("/var/cache/directus-test-server");

	private final CacheFolder cache;

	private final Platform platform;

	PostgresDatabase(CacheFolder cache, Platform platform) {
		this.cache = cache;
		this.platform = platform;
	}

	@Override
	public DatabaseInstance open(Installation installation, Path folder) throws IOException {
		PostgresUser user = PostgresUser.ofMachine();
		CacheFolder reachable = this.cache.isOpenTo(user) ? this.cache : new CacheFolder(CACHE_OF_ROOT);
		PostgresInstallation postgres = new PostgresBinaries(this.platform, reachable).find();
		String key = Fingerprint.of(FORMAT, installation.folder().getFileName(), postgres.version(), this.platform,
				new TreeMap<>(AdminAccount.standardEnvironment()));
		Path template = this.cache.entry(
				"database-" + installation.number() + "-postgres-" + postgres.major() + "-" + key,
				(empty) -> prepare(installation, postgres, PostgresFolder.create(user), empty));
		PostgresFolder ours = PostgresFolder.create(user);
		try {
			ours.fill(template);
			return PostgresInstance.start(postgres, installation.runtime(), ours);
		}
		catch (IOException | RuntimeException ex) {
			Folders.delete(ours.folder());
			throw ex;
		}
	}

	private static void prepare(Installation installation, PostgresInstallation postgres, PostgresFolder cluster,
			Path template) throws IOException {
		try {
			cluster.prepare(newPassword());
			initdb(installation, postgres, cluster);
			PostgresInstance instance = PostgresInstance.start(postgres, installation.runtime(), cluster);
			try {
				bootstrap(installation, instance);
				instance.finish();
				cluster.keep(template);
			}
			finally {
				instance.close();
			}
		}
		finally {
			Folders.delete(cluster.folder());
		}
	}

	private static void initdb(Installation installation, PostgresInstallation postgres, PostgresFolder cluster) {
		List<String> program = postgres.initdb(cluster.data(), cluster.password());
		CommandLine.Result result = PostgresInstance.command(installation.runtime(), cluster, program)
			.run(Duration.ofMinutes(2))
			.orElseThrow(() -> new DirectusServerException("Can't run " + installation.runtime().executable()));
		if (!result.succeeded()) {
			throw new DirectusServerException("PostgreSQL " + postgres.version() + " can't make a cluster as "
					+ cluster.user() + " (" + result.exit() + "):\n" + result.output());
		}
	}

	private static void bootstrap(Installation installation, PostgresInstance instance) throws IOException {
		Path folder = ServerFolder.create(installation.number());
		try {
			Bootstrap.run(installation, folder, DirectusDatabase.POSTGRES, instance.settings());
		}
		finally {
			Folders.delete(folder);
		}
	}

	/**
	 * It starts with a letter, because Directus takes digits for a number.
	 */
	private static String newPassword() {
		byte[] random = new byte[16];
		new SecureRandom().nextBytes(random);
		return "p" + HexFormat.of().formatHex(random);
	}

}
