package io.github.springdirectus.testserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Directus fill an empty database with its system tables and the administrator.
 */
final class Bootstrap {

	private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);

	private Bootstrap() {
	}

	/**
	 * Fills it.
	 * @param installation the release
	 * @param folder a folder that is laid out as a server's
	 * @param database the name of the database, for the log
	 * @param settings how Directus reaches it
	 */
	static void run(Installation installation, Path folder, DirectusDatabase database, Map<String, String> settings) {
		Map<String, String> all = new LinkedHashMap<>(ServerSettings.fixed());
		all.putAll(settings);
		CommandLine command = installation.command(folder, "bootstrap", all);
		String what = "Directus " + installation.number() + " on " + database;
		Duration duration = Progress.during("bootstrapping " + what, () -> run(command));
		log.info("{} bootstrapped in {} s", what, duration.toSeconds());
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
