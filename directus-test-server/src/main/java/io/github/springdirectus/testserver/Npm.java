package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The npm of this machine, with the user's own configuration of registry and proxy.
 */
final class Npm {

	private static final Duration PATIENCE = Duration.ofMinutes(20);

	private final Platform platform;

	Npm(Platform platform) {
		this.platform = platform;
	}

	boolean isPresent() {
		return program().isPresent();
	}

	/**
	 * Installs what a package.json asks for.
	 * @param folder an empty folder
	 * @param manifest the content of the package.json
	 * @param runtime the Node.js to build for; null for whichever there is
	 * @return the end of npm's output
	 */
	String install(Path folder, Map<String, ?> manifest, @Nullable NodeRuntime runtime) throws IOException {
		Files.writeString(folder.resolve("package.json"), DirectusAdmin.text(manifest));
		Map<String, String> environment = new HashMap<>(System.getenv());
		if (runtime != null) {
			runtime.applyTo(environment);
		}
		Path npm = program().orElseThrow(() -> new DirectusServerException("There is no npm on the search path"));
		List<String> command = List.of(npm.toString(), "install", "--no-audit", "--no-fund", "--no-package-lock",
				"--include=optional", "--no-update-notifier");
		CommandLine.Result result = new CommandLine(command, folder, environment).run(PATIENCE)
			.orElseThrow(() -> new DirectusServerException("Can't run " + npm));
		if (!result.succeeded()) {
			throw new DirectusServerException("npm failed with " + result.exit() + ":\n" + result.output());
		}
		return result.output();
	}

	private Optional<Path> program() {
		return PathVariable.find(System.getenv(), this.platform.npm());
	}

}
