package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file in the server's folder. Directus fills a new database slowly, so that is done
 * once per release; each server gets a copy.
 */
final class SqliteDatabase implements Database {

	private static final String FILE = "data.db";

	/**
	 * Raise it when something changes what a prepared database holds.
	 */
	private static final int FORMAT = 1;

	private final CacheFolder cache;

	SqliteDatabase(CacheFolder cache) {
		this.cache = cache;
	}

	@Override
	public DatabaseInstance open(Installation installation, Path folder) throws IOException {
		String key = Fingerprint.of(FORMAT, installation.folder().getFileName(),
				new TreeMap<>(AdminAccount.standardEnvironment()));
		Path template = this.cache.entry("database-" + installation.number() + "-" + key,
				(empty) -> bootstrap(installation, empty));
		Files.copy(template.resolve(FILE), folder.resolve(FILE));
		return new FileInstance(settings(folder));
	}

	private static void bootstrap(Installation installation, Path folder) throws IOException {
		ServerFolder.layOut(folder);
		Bootstrap.run(installation, folder, DirectusDatabase.SQLITE, settings(folder));
	}

	private static Map<String, String> settings(Path folder) {
		return Map.of("DB_CLIENT", "sqlite3", "DB_FILENAME", folder.resolve(FILE).toString());
	}

	private record FileInstance(Map<String, String> settings) implements DatabaseInstance {

		@Override
		public void close() {
			// It goes with the folder of the server
		}

	}

}
