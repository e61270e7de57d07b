package io.github.springdirectus.testserver.fault;

import java.time.Duration;

/**
 * Holds a request back for a while.
 *
 * @param duration how long
 */
record Delay(Duration duration) implements RequestFault {

	@Override
	public boolean apply(Exchange exchange) {
		exchange.connection().pause(this.duration);
		return true;
	}

}
