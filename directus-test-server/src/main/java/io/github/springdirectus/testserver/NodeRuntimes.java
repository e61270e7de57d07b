package io.github.springdirectus.testserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a Node.js for Directus: the machine's own where it is the right one, else one
 * from npm.
 */
final class NodeRuntimes {

	private static final Logger log = LoggerFactory.getLogger(NodeRuntimes.class);

	/**
	 * The version that all three releases were tried on; native parts come ready for it.
	 */
	private static final String MAJOR = "22";

	private final Npm npm;

	private final CacheFolder cache;

	private final Platform platform;

	NodeRuntimes(Npm npm, CacheFolder cache, Platform platform) {
		this.npm = npm;
		this.cache = cache;
		this.platform = platform;
	}

	NodeRuntime find() {
		return PathVariable.find(System.getenv(), this.platform.node())
			.flatMap(NodeRuntimes::runtime)
			.filter((runtime) -> runtime.version().startsWith("v" + MAJOR + "."))
			.orElseGet(this::install);
	}

	private NodeRuntime install() {
		String name = this.platform.nodePackage();
		Path folder = this.cache.entry(name + "-" + MAJOR, (empty) -> {
			log.info("Installing Node.js {} with npm into {}", MAJOR, empty.getParent());
			this.npm.install(empty, Map.of("private", true, "dependencies", Map.of(name, MAJOR)), null);
		});
		Path executable = folder.resolve("node_modules").resolve(name).resolve("bin").resolve(this.platform.node());
		return runtime(executable)
			.orElseThrow(() -> new DirectusServerException("Node.js at " + executable + " does not run"));
	}

	/**
	 * Asks the program itself: a launcher of a version manager stands elsewhere than the
	 * Node.js that it runs.
	 */
	private static Optional<NodeRuntime> runtime(Path executable) {
		return new CommandLine(List.of(executable.toString(), "-p", "process.version + ' ' + process.execPath"),
				Path.of(System.getProperty("java.io.tmpdir")), ProcessEnvironment.ofMachine())
			.run(Duration.ofSeconds(60))
			.filter(CommandLine.Result::succeeded)
			.map((result) -> NodeRuntime.parse(result.output().strip()));
	}

}
