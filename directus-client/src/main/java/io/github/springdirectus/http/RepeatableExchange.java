package io.github.springdirectus.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * One call: sent once, or again while it is a read, the failure is temporary, and no
 * element has left it.
 */
final class RepeatableExchange<T> {

	private final ExchangeRequest request;

	private final RetryPolicy policy;

	private final Supplier<Publisher<T>> attempt;

	RepeatableExchange(ExchangeRequest request, RetryPolicy policy, Supplier<Publisher<T>> attempt) {
		this.request = request;
		this.policy = policy;
		this.attempt = attempt;
	}

	Flux<T> flux() {
		return Flux.defer(() -> {
			AtomicLong emitted = new AtomicLong();
			return Flux.defer(this.attempt)
				.doOnNext((element) -> emitted.incrementAndGet())
				.onErrorMap(TransportFailures::isTransport,
						(failure) -> TransportFailures.of(failure, this.request, emitted.get()))
				.retryWhen(Retry.from((signals) -> signals.concatMap((signal) -> repeat(signal, emitted.get()))));
		});
	}

	private Mono<Long> repeat(Retry.RetrySignal signal, long emitted) {
		Throwable failure = signal.failure();
		long attempts = signal.totalRetries() + 1;
		if (emitted > 0 || !this.request.isRead() || !this.policy.covers(failure, attempts)) {
			return Mono.error(failure);
		}
		return Mono.delay(this.policy.waitBefore(failure, attempts));
	}

}
