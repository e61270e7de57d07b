package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end. It ends with the JVM at the latest.
 *
 * @param command the program and its arguments
 * @param folder where it runs
 * @param environment its whole environment
 */
record CommandLine(List<String> command, Path folder, Map<String, String> environment) {

	/**
	 * Starts the program. Its input stays open for as long as this JVM lives.
	 */
	Process start() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(this.command).directory(this.folder.toFile())
			.redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(this.environment);
		return builder.start();
	}

	/**
	 * Runs the program.
	 * @return its result, or empty where there is no such program
	 */
	Optional<Result> run(Duration timeout) {
		Process process;
		try {
			process = start();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		Thread hook = new Thread(() -> destroy(process), "directus-test-server-shutdown");
		Runtime.getRuntime().addShutdownHook(hook);
		try {
			ProcessLog output = new ProcessLog(process);
			boolean ended = process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS);
			return Optional.of(ended ? new Result(process.exitValue(), output.tail(process))
					: new Result(-1, output.tail(process) + "\n(no end after " + timeout.toSeconds() + " s)"));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DirectusServerException("Interrupted while waiting for " + this.command.get(0), ex);
		}
		finally {
			destroy(process);
			removeHook(hook);
		}
	}

	static void destroy(Process process) {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}

	static void removeHook(Thread hook) {
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is going down, and the hook does its work
		}
	}

	/**
	 * How a program ended.
	 *
	 * @param exit its exit code
	 * @param output the end of what it wrote
	 */
	record Result(int exit, String output) {

		boolean succeeded() {
			return this.exit == 0;
		}

	}

}
