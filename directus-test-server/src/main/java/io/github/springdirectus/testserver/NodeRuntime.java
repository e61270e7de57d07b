package io.github.springdirectus.testserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A Node.js that runs Directus.
 *
 * @param executable the program
 * @param version its version, for example {@code v22.12.0}
 */
record NodeRuntime(Path executable, String version) {

	/**
	 * Reads a version and a path, with a blank between them.
	 */
	static NodeRuntime parse(String text) {
		String[] parts = text.split(" ", 2);
		return new NodeRuntime(Path.of(parts[1]), parts[0]);
	}

	Path folder() {
		Path folder = this.executable.getParent();
		return (folder != null) ? folder : Path.of("");
	}

	/**
	 * Where its headers lie, which native modules are compiled against.
	 */
	Optional<Path> home() {
		return Optional.ofNullable(folder().getParent())
			.filter((home) -> Files.isDirectory(home.resolve("include").resolve("node")));
	}

	/**
	 * Makes it the Node.js that npm runs and builds for, whatever the user's own
	 * configuration of npm says.
	 */
	void applyTo(Map<String, String> environment) {
		PathVariable.prepend(environment, folder());
		home().ifPresent((home) -> {
			environment.keySet().removeIf((name) -> name.equalsIgnoreCase("npm_config_nodedir"));
			environment.put("npm_config_nodedir", home.toString());
		});
	}

}
