package io.github.springdirectus.testserver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The search path in an environment, which Windows spells {@code Path}.
 */
final class PathVariable {

	private PathVariable() {
	}

	/**
	 * The program of that name on the search path.
	 */
	static Optional<Path> find(Map<String, String> environment, String program) {
		String path = environment.getOrDefault(name(environment), "");
		return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
			.filter((folder) -> !folder.isBlank())
			.map((folder) -> Path.of(folder, program))
			.filter(Files::isExecutable)
			.findFirst();
	}

	static void prepend(Map<String, String> environment, Path folder) {
		environment.merge(name(environment), folder.toString(), (path, first) -> first + File.pathSeparator + path);
	}

	private static String name(Map<String, String> environment) {
		return environment.keySet()
			.stream()
			.filter((candidate) -> candidate.equalsIgnoreCase("PATH"))
			.findFirst()
			.orElse("PATH");
	}

}
