package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A script of ours on Node.js that cleans up when its input closes: because it is told
 * to, or because this JVM died.
 */
final class GuardedProcess {

	/**
	 * Runs a program and stops it.
	 */
	static final String GUARD = "guard.mjs";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Process process;

	private final ProcessLog output;

	private GuardedProcess(Process process) {
		this.process = process;
		this.output = new ProcessLog(process);
	}

	/**
	 * How to run a script.
	 * @param runtime what runs it
	 * @param folder the folder that holds it, in which it runs
	 * @param environment what it gets beside what every process needs
	 * @param script the script and its arguments
	 */
	static CommandLine command(NodeRuntime runtime, Path folder, Map<String, String> environment, List<String> script) {
		Map<String, String> all = new LinkedHashMap<>(ProcessEnvironment.ofMachine());
		all.putAll(environment);
		List<String> command = new ArrayList<>(List.of(runtime.executable().toString()));
		command.addAll(script);
		return new CommandLine(command, folder, all);
	}

	static GuardedProcess start(CommandLine command) throws IOException {
		return new GuardedProcess(command.start());
	}

	/**
	 * Waits until it is ready.
	 * @param what what is started, for messages
	 * @param ready whether it is
	 */
	void awaitReady(String what, BooleanSupplier ready) {
		Readiness.await(what, ready, this.process, this.output);
	}

	boolean hasSaid(String line) {
		return this.output.tail(this.process).lines().anyMatch(line::equals);
	}

	/**
	 * Tells it to end in order and to leave everything as it is.
	 */
	void finish() throws IOException {
		OutputStream input = this.process.getOutputStream();
		input.write("finish\n".getBytes(StandardCharsets.UTF_8));
		input.flush();
		if (!hasEnded()) {
			throw new DirectusServerException("No end after " + PATIENCE.toSeconds() + " s. The end of the log:\n"
					+ this.output.tail(this.process));
		}
	}

	/**
	 * Lets it clean up.
	 */
	void close() {
		try {
			this.process.getOutputStream().close();
			hasEnded();
		}
		catch (IOException ex) {
			// It has ended already
		}
		finally {
			kill();
		}
	}

	/**
	 * Ends it with all that it started, without any cleaning up.
	 */
	void kill() {
		CommandLine.destroy(this.process);
	}

	private boolean hasEnded() {
		try {
			return this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
