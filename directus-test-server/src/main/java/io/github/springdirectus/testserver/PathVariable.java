package io.github.springdirectus.testserver;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/**
 * The search path in an environment, which Windows spells {@code Path}.
 */
final class PathVariable {

	private PathVariable() {
	}

	static void prepend(Map<String, String> environment, Path folder) {
		String name = environment.keySet()
			.stream()
			.filter((candidate) -> candidate.equalsIgnoreCase("PATH"))
			.findFirst()
			.orElse("PATH");
		environment.merge(name, folder.toString(), (path, first) -> first + File.pathSeparator + path);
	}

}
