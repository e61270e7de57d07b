package io.github.springdirectus.testserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains what a process writes, so that it never stalls, and keeps the end for error
 * messages. Each line goes to the log at DEBUG.
 */
final class ProcessLog {

	private static final Logger log = LoggerFactory.getLogger(ProcessLog.class);

	private static final int KEPT_LINES = 60;

	private final Deque<String> lines = new ArrayDeque<>();

	private final Thread reader;

	ProcessLog(Process process) {
		this.reader = new Thread(() -> drain(process), "directus-test-server-log");
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * The last lines. Of a process that ended these are all it had to say.
	 */
	String tail(Process process) {
		if (!process.isAlive()) {
			awaitReader();
		}
		synchronized (this.lines) {
			return String.join(System.lineSeparator(), this.lines);
		}
	}

	/**
	 * A process that it started in turn may hold the pipe open: hence a bounded wait.
	 */
	private void awaitReader() {
		try {
			this.reader.join(1000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void drain(Process process) {
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			output.lines().forEach(this::keep);
		}
		catch (IOException | UncheckedIOException ex) {
			log.debug("The output of a process ended: {}", ex.getMessage());
		}
	}

	private void keep(String line) {
		log.debug(line);
		synchronized (this.lines) {
			if (this.lines.size() == KEPT_LINES) {
				this.lines.removeFirst();
			}
			this.lines.addLast(line);
		}
	}

}
