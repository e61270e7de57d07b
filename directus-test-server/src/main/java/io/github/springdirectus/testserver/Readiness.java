package io.github.springdirectus.testserver;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

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
		Instant end = Instant.now().plus(PATIENCE);
		while (!answers(admin)) {
			if (hasEnded(process)) {
				throw failure("Directus ended with " + process.exitValue(), process, output);
			}
			if (Instant.now().isAfter(end)) {
				throw failure("Directus does not answer on " + url + " after " + PATIENCE.toSeconds() + " s", process,
						output);
			}
		}
		if (!process.isAlive()) {
			// Somebody else's server answered
			throw failure("Directus ended with " + process.exitValue(), process, output);
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

	private static boolean hasEnded(Process process) {
		try {
			return process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DirectusServerException("Interrupted while waiting for Directus to start", ex);
		}
	}

	private static DirectusServerException failure(String what, Process process, ProcessLog output) {
		String log = output.tail(process);
		String message = what + ". The end of its log:\n" + log;
		return (log.contains("already in use") || log.contains("EADDRINUSE")) ? new PortTakenException(message)
				: new DirectusServerException(message);
	}

}
