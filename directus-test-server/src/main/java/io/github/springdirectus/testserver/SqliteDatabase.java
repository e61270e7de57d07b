package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file in the server's folder. Directus fills a new database slowly, so that is done
 * once per release; each server gets a copy.
 */
final class SqliteDatabase implements Database {

	private static final Logger log = LoggerFactory.getLogger(SqliteDatabase.class);

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
	public void prepare(Installation installation, Path folder) throws IOException {
		String key = Fingerprint.of(FORMAT, installation.folder().getFileName(),
				new TreeMap<>(AdminAccount.standardEnvironment()));
		Path template = this.cache.entry("database-" + installation.number() + "-" + key,
				(empty) -> bootstrap(installation, empty));
		Files.copy(template.resolve(FILE), folder.resolve(FILE));
	}

	@Override
	public Map<String, String> settings(String folder) {
		return Map.of("DB_CLIENT", "sqlite3", "DB_FILENAME", folder + "/" + FILE);
	}

	private void bootstrap(Installation installation, Path folder) throws IOException {
		ServerFolder.layOut(folder);
		Map<String, String> settings = new LinkedHashMap<>(ServerSettings.fixed());
		settings.putAll(settings(folder.toString()));
		CommandLine command = installation.command(folder, "bootstrap", settings);
		Duration duration = Progress.during("bootstrapping Directus " + installation.number(), () -> run(command));
		log.info("Directus {} bootstrapped in {} s", installation.number(), duration.toSeconds());
	}

	private static void run(CommandLine command) {
		CommandLine.Result result = command.run(Duration.ofMinutes(5))
			.orElseThrow(() -> new DirectusServerException("Can't run " + command.command().get(0)));
		if (!result.succeeded()) {
			throw new DirectusServerException(
					"Directus could not prepare its database (" + result.exit() + "):\n" + result.output());
		}
	}

}
