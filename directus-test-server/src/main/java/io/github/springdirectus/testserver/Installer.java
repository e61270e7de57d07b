package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs a release of Directus with npm, once per machine.
 */
final class Installer {

	private static final Logger log = LoggerFactory.getLogger(Installer.class);

	private final Npm npm;

	private final NodeRuntimes runtimes;

	private final CacheFolder cache;

	private final Platform platform;

	Installer(Npm npm, CacheFolder cache, Platform platform) {
		this.npm = npm;
		this.runtimes = new NodeRuntimes(npm, cache, platform);
		this.cache = cache;
		this.platform = platform;
	}

	Installation install(String number) {
		NodeRuntime runtime = this.runtimes.find();
		Map<String, Object> manifest = manifest(number);
		String key = Fingerprint.of(manifest, runtime.version(), this.platform);
		Path entry = this.cache.entry(number + "-" + key, (folder) -> fill(folder, number, manifest, runtime));
		return new Installation(entry, runtime, number);
	}

	/**
	 * Later releases of isolated-vm are compiled on the machine, and fail to on many;
	 * 6.1.2 ships what it needs. The scripts that npm may run are those of native parts.
	 */
	static Map<String, Object> manifest(String number) {
		Map<String, Object> manifest = new TreeMap<>();
		manifest.put("private", true);
		manifest.put("dependencies", Map.of("directus", number));
		manifest.put("overrides", Map.of("isolated-vm", "6.1.2"));
		manifest.put("allowScripts",
				new TreeMap<>(Map.of("argon2", true, "isolated-vm", true, "sharp", true, "sqlite3", true)));
		return manifest;
	}

	private void fill(Path folder, String number, Map<String, Object> manifest, NodeRuntime runtime) {
		log.info("Installing Directus {} with npm into {}; the first time this takes 2 to 5 minutes", number,
				folder.getParent());
		Duration duration = Progress.during("installing Directus " + number, () -> {
			String output = runNpm(folder, manifest, runtime);
			requireSqlite(folder, output, runtime);
		});
		log.info("Directus {} installed in {} s", number, duration.toSeconds());
	}

	private String runNpm(Path folder, Map<String, Object> manifest, NodeRuntime runtime) {
		try {
			return this.npm.install(folder, manifest, runtime);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't write to " + folder, ex);
		}
	}

	/**
	 * The driver is an optional dependency: npm leaves it out without a word where it can
	 * be neither downloaded nor compiled.
	 */
	private void requireSqlite(Path folder, String output, NodeRuntime runtime) {
		Optional<CommandLine.Result> check = new CommandLine(
				List.of(runtime.executable().toString(), "-e", "require('sqlite3')"), folder,
				ProcessEnvironment.ofMachine())
			.run(Duration.ofSeconds(60));
		if (check.filter(CommandLine.Result::succeeded).isEmpty()) {
			throw new DirectusServerException(
					"Directus was installed without its SQLite driver, which is compiled where"
							+ " its binary can't be downloaded. " + Toolchain.advice()
							+ " Or run Docker, which needs none of this. npm said:\n" + output + "\nThe driver said:\n"
							+ check.map(CommandLine.Result::output).orElse(""));
		}
	}

}
