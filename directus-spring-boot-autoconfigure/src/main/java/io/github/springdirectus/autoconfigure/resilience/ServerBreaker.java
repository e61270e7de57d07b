package io.github.springdirectus.autoconfigure.resilience;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.error.DirectusCallRejectedException;
import reactor.core.publisher.Flux;

/**
 * The circuit breaker of one server.
 */
final class ServerBreaker {

	private final CircuitBreaker breaker;

	private final OpenPeriod openPeriod;

	ServerBreaker(CircuitBreaker breaker) {
		this.breaker = breaker;
		this.openPeriod = OpenPeriod.of(breaker);
	}

	boolean isOf(CircuitBreaker breaker) {
		return this.breaker == breaker;
	}

	<T> Flux<T> around(DirectusCall call, Flux<T> attempt) {
		return Flux.defer(() -> this.breaker.tryAcquirePermission() ? Flux.using(() -> new AttemptOutcome(this.breaker),
				(outcome) -> outcome.of(attempt), AttemptOutcome::report) : Flux.error(rejection(call)));
	}

	private DirectusCallRejectedException rejection(DirectusCall call) {
		Duration left = this.openPeriod.left();
		String state = switch (this.breaker.getState()) {
			case HALF_OPEN -> "is half open, and as many calls as may try the server are under way";
			case FORCED_OPEN -> "was opened by hand";
			default -> "is open, since too many calls failed or were slow"
					+ ((left != null) ? "; it lets the next ones through in " + (left.toSeconds() + 1) + " s" : "");
		};
		return Rejections.of(call, "the circuit breaker \"" + this.breaker.getName() + "\" " + state + ".", left);
	}

}
