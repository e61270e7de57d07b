package io.github.springdirectus.testserver.fault;

import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on a connection: one exchange after the other.
 */
final class Turn {

	private @Nullable Exchange current;

	private boolean over;

	/**
	 * Waits until the exchange before has its answer.
	 * @return false if it won't get one
	 */
	synchronized boolean await() {
		try {
			while (this.current != null && !this.over) {
				wait();
			}
			return !this.over;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	synchronized void begin(Exchange exchange) {
		this.current = exchange;
	}

	synchronized @Nullable Exchange current() {
		return this.current;
	}

	synchronized void end() {
		this.current = null;
		notifyAll();
	}

	/**
	 * There is no further turn.
	 */
	synchronized void endAll() {
		this.over = true;
		notifyAll();
	}

}
