package io.github.springdirectus.testserver;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that a long piece of work is still going on, so that nobody takes the first run
 * for a hang.
 */
final class Progress {

	private static final Logger log = LoggerFactory.getLogger(Progress.class);

	private static final long INTERVAL_SECONDS = 15;

	private Progress() {
	}

	/**
	 * Does the work and logs a line every 15 seconds meanwhile.
	 * @param what what is being done, for example "installing Directus 11.17.4"
	 * @param work the work
	 * @return how long it took
	 */
	static Duration during(String what, Runnable work) {
		Instant start = Instant.now();
		CountDownLatch done = new CountDownLatch(1);
		Thread reporter = new Thread(() -> report(what, start, done), "directus-test-server-progress");
		reporter.setDaemon(true);
		reporter.start();
		try {
			work.run();
			return since(start);
		}
		finally {
			done.countDown();
		}
	}

	private static void report(String what, Instant start, CountDownLatch done) {
		try {
			while (!done.await(INTERVAL_SECONDS, TimeUnit.SECONDS)) {
				log.info("Still {} ({} s)", what, since(start).toSeconds());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Duration since(Instant start) {
		return Duration.between(start, Instant.now());
	}

}
