package io.github.springdirectus.autoconfigure.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import org.jspecify.annotations.Nullable;

/**
 * How long a circuit breaker stays open, which it does not tell itself: reckoned from the
 * time at which it was seen to open.
 */
final class OpenPeriod {

	private final CircuitBreaker breaker;

	private final Clock clock;

	private int timesOpened;

	private @Nullable Instant end;

	private OpenPeriod(CircuitBreaker breaker) {
		this.breaker = breaker;
		this.clock = breaker.getCircuitBreakerConfig().getClock();
	}

	static OpenPeriod of(CircuitBreaker breaker) {
		OpenPeriod period = new OpenPeriod(breaker);
		breaker.getEventPublisher().onStateTransition((event) -> period.passed(event.getStateTransition()));
		return period;
	}

	/**
	 * What is left of it.
	 * @return {@code null} where it is not open, or was opened unseen
	 */
	synchronized @Nullable Duration left() {
		Instant now = this.clock.instant();
		return (this.end != null && now.isBefore(this.end)) ? Duration.between(now, this.end) : null;
	}

	private synchronized void passed(StateTransition transition) {
		State state = transition.getToState();
		this.end = null;
		if (state == State.CLOSED) {
			this.timesOpened = 0;
		}
		if (state == State.OPEN) {
			this.timesOpened++;
			long wait = this.breaker.getCircuitBreakerConfig()
				.getWaitIntervalFunctionInOpenState()
				.apply(this.timesOpened);
			// A call is let through after it, not at its end
			this.end = this.clock.instant().plusMillis(wait + 1);
		}
	}

}
