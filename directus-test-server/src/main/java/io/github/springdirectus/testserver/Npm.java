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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The npm of this machine, with the user's own configuration of registry and proxy.
 */
final class Npm {

	static final Duration PATIENCE = Duration.ofMinutes(20);

	private static final Logger log = LoggerFactory.getLogger(Npm.class);

	/**
	 * The version that all three releases were tried on. Newer ones lack prebuilt parts.
	 */
	private static final String NODE_MAJOR = "22";

	private final CacheFolder cache;

	private final Platform platform;

	Npm(CacheFolder cache, Platform platform) {
		this.cache = cache;
		this.platform = platform;
	}

	boolean isPresent() {
		return new CommandLine(List.of(this.platform.npm(), "--version"), home(), System.getenv())
			.run(Duration.ofSeconds(60))
			.filter(CommandLine.Result::succeeded)
			.isPresent();
	}

	/**
	 * The machine's own Node.js where it is the right one, else one from npm.
	 */
	NodeRuntime runtime() {
		return ownRuntime().orElseGet(this::installedRuntime);
	}

	private Optional<NodeRuntime> ownRuntime() {
		return version(Path.of(this.platform.node())).filter((version) -> version.startsWith("v" + NODE_MAJOR + "."))
			.flatMap((version) -> evaluate(Path.of(this.platform.node()), "process.execPath")
				.map((path) -> new NodeRuntime(Path.of(path), version)));
	}

	private NodeRuntime installedRuntime() {
		String name = this.platform.nodePackage();
		Path folder = this.cache.entry(name + "-" + NODE_MAJOR, (empty) -> {
			log.info("Installing Node.js {} with npm into {}", NODE_MAJOR, empty.getParent());
			install(empty, Map.of("private", true, "dependencies", Map.of(name, NODE_MAJOR)), null);
		});
		Path executable = folder.resolve("node_modules").resolve(name).resolve("bin").resolve(this.platform.node());
		String version = version(executable)
			.orElseThrow(() -> new DirectusServerException("Node.js at " + executable + " does not run"));
		return new NodeRuntime(executable, version);
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
		List<String> command = List.of(this.platform.npm(), "install", "--no-audit", "--no-fund", "--no-package-lock",
				"--include=optional", "--no-update-notifier");
		CommandLine.Result result = new CommandLine(command, folder, environment).run(PATIENCE)
			.orElseThrow(() -> new DirectusServerException("There is no npm on the search path"));
		if (!result.succeeded()) {
			throw new DirectusServerException("npm failed with " + result.exit() + ":\n" + result.output());
		}
		return result.output();
	}

	private static Optional<String> version(Path node) {
		return evaluate(node, "process.version");
	}

	private static Optional<String> evaluate(Path node, String expression) {
		return new CommandLine(List.of(node.toString(), "-p", expression), home(), System.getenv())
			.run(Duration.ofSeconds(60))
			.filter(CommandLine.Result::succeeded)
			.map(CommandLine.Result::output)
			.map(String::strip);
	}

	private static Path home() {
		return Path.of(System.getProperty("java.io.tmpdir"));
	}

}
