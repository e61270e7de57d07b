package io.github.springdirectus.testserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a native module is compiled with.
 */
final class Toolchain {

	private Toolchain() {
	}

	/**
	 * A sentence that says which of the tools is missing on this machine.
	 */
	static String advice() {
		List<String> missing = Stream
			.of(missing("a C++ compiler", "c++", "g++", "clang++"), missing("make", "make", "gmake"),
					missing("Python 3", "python3", "python"))
			.filter((tool) -> !tool.isEmpty())
			.toList();
		return missing.isEmpty() ? "A C++ compiler, make and Python 3 are here, so see below why it failed."
				: "Compiling needs " + String.join(" and ", missing) + ", missing on this machine: install it.";
	}

	private static String missing(String tool, String... programs) {
		return Stream.of(programs).anyMatch(Toolchain::runs) ? "" : tool;
	}

	private static boolean runs(String program) {
		return new CommandLine(List.of(program, "--version"), Path.of(System.getProperty("java.io.tmpdir")),
				System.getenv())
			.run(Duration.ofSeconds(20))
			.filter(CommandLine.Result::succeeded)
			.isPresent();
	}

}
