package io.github.springdirectus.autoconfigure.resilience;

import java.util.concurrent.TimeoutException;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import reactor.core.publisher.Flux;

/**
 * What a circuit breaker is told of one attempt. A server that answers is well, also
 * where it refuses: one caller's mistakes must not close it to others. No whole answer,
 * and an answer of 500 or above, is a failure. An attempt that was given up before
 * anything arrived, or was never sent, says nothing. How slow it is shows in its first
 * element: the rest may wait for the subscriber.
 */
final class AttemptOutcome {

	private final CircuitBreaker breaker;

	private final long start;

	private volatile Runnable report;

	private volatile boolean arrived;

	AttemptOutcome(CircuitBreaker breaker) {
		this.breaker = breaker;
		this.start = breaker.getCurrentTimestamp();
		this.report = breaker::releasePermission;
	}

	<T> Flux<T> of(Flux<T> attempt) {
		return attempt.doOnNext((element) -> answered()).doOnComplete(this::answered).doOnError(this::failed);
	}

	/**
	 * Tell the breaker.
	 */
	void report() {
		this.report.run();
	}

	private void answered() {
		if (!this.arrived) {
			this.arrived = true;
			long duration = duration();
			this.report = () -> this.breaker.onSuccess(duration, this.breaker.getTimestampUnit());
		}
	}

	private void failed(Throwable failure) {
		if (isOfServer(failure)) {
			long duration = duration();
			this.report = () -> this.breaker.onError(duration, this.breaker.getTimestampUnit(), failure);
		}
		else if (isAnswer(failure)) {
			answered();
		}
	}

	private static boolean isOfServer(Throwable failure) {
		if (failure instanceof DirectusResponseException response) {
			return response.status() >= 500 && !(response instanceof DirectusCallRejectedException);
		}
		return failure instanceof DirectusTransportException || failure instanceof TimeoutException;
	}

	private static boolean isAnswer(Throwable failure) {
		return failure instanceof DirectusDecodingException || (failure instanceof DirectusResponseException
				&& !(failure instanceof DirectusCallRejectedException));
	}

	private long duration() {
		return this.breaker.getCurrentTimestamp() - this.start;
	}

}
