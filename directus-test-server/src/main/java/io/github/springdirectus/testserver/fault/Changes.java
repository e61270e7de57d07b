package io.github.springdirectus.testserver.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Wakes those who wait for something to happen, so that no test has to sleep.
 */
final class Changes {

	private long count;

	synchronized void signal() {
		this.count++;
		notifyAll();
	}

	/**
	 * Waits until a condition holds. It is asked after each change, without a lock.
	 * @return whether it came to hold in time
	 */
	boolean await(BooleanSupplier condition, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		while (true) {
			long seen = count();
			if (condition.getAsBoolean()) {
				return true;
			}
			if (!awaitChange(seen, end)) {
				return condition.getAsBoolean();
			}
		}
	}

	private synchronized long count() {
		return this.count;
	}

	private synchronized boolean awaitChange(long seen, long end) {
		try {
			while (this.count == seen) {
				long remaining = end - System.nanoTime();
				if (remaining <= 0) {
					return false;
				}
				TimeUnit.NANOSECONDS.timedWait(this, remaining);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
