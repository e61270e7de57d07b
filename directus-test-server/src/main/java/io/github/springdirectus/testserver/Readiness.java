package io.github.springdirectus.testserver;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits until a server that was just started answers.
 */
final class Readiness {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final long INTERVAL_MILLIS = 50;

	private Readiness() {
	}

	static void await(String url, String token, Process process, ProcessLog output) {
		DirectusAdmin admin = new DirectusAdmin(url, token);
		await("Directus on " + url, () -> answers(admin), process, output);
	}

	/**
	 * Waits for any process.
	 * @param what what it is, for messages
	 * @param ready whether it is ready
	 * @param process the process
	 * @param output what it writes
	 */
	static void await(String what, BooleanSupplier ready, Process process, ProcessLog output) {
		Instant end = Instant.now().plus(PATIENCE);
		while (!ready.getAsBoolean()) {
			if (hasEnded(process, what)) {
				throw failure(what + " ended with " + process.exitValue(), process, output);
			}
			if (Instant.now().isAfter(end)) {
				throw failure(what + " does not answer after " + PATIENCE.toSeconds() + " s", process, output);
			}
		}
		if (!process.isAlive()) {
			// Somebody else's server answered
			throw failure(what + " ended with " + process.exitValue(), process, output);
		}
	}

	/**
	 * The administrator's own record, which no other server on that port would give.
	 */
	private static boolean answers(DirectusAdmin admin) {
		try {
			return admin.get("/users/me?fields=id").has("id");
		}
		catch (UncheckedIOException | DirectusAdminException ex) {
			return false;
		}
	}

	private static boolean hasEnded(Process process, String what) {
		try {
			return process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DirectusServerException("Interrupted while waiting for " + what, ex);
		}
	}

	private static DirectusServerException failure(String what, Process process, ProcessLog output) {
		String log = output.tail(process);
		String message = what + ". The end of its log:\n" + log;
		return (log.contains("already in use") || log.contains("EADDRINUSE")) ? new PortTakenException(message)
				: new DirectusServerException(message);
	}

}
