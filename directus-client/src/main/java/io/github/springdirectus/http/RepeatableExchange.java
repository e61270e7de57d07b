package io.github.springdirectus.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.springdirectus.error.DirectusRateLimitException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * One call: sent once, or again while it is a read, the failure is temporary, and no
 * element has left it. For the rate limit of the server it waits where it may, whatever
 * it is; that is no attempt.
 */
final class RepeatableExchange<T> {

	private final ExchangeRequest request;

	private final RetryPolicy policy;

	private final RateLimitWaits waits;

	private final Supplier<Publisher<T>> attempt;

	RepeatableExchange(ExchangeRequest request, RetryPolicy policy, RateLimitWaits waits,
			Supplier<Publisher<T>> attempt) {
		this.request = request;
		this.policy = policy;
		this.waits = waits;
		this.attempt = attempt;
	}

	Flux<T> flux() {
		return Flux.defer(() -> {
			AtomicLong emitted = new AtomicLong();
			// Once more, for what a token store or a decorator fails with
			return TransportFailures.typed(this.request, emitted, Flux.defer(this.attempt))
				.retryWhen(Retry.from((signals) -> signals.concatMap((signal) -> repeat(signal, emitted.get()))));
		});
	}

	private Mono<Long> repeat(Retry.RetrySignal signal, long emitted) {
		Duration wait = (emitted == 0) ? waitBefore(signal.failure(), signal.totalRetries() + 1) : null;
		return (wait != null) ? Mono.delay(wait) : Mono.error(signal.failure());
	}

	private @Nullable Duration waitBefore(Throwable failure, long sent) {
		if (failure instanceof DirectusRateLimitException refusal && !this.policy.rateLimitWait().isZero()) {
			return this.waits.after(refusal);
		}
		long attempts = sent - this.waits.count();
		return (this.request.isRead() && this.policy.covers(failure, attempts))
				? this.policy.waitBefore(failure, attempts) : null;
	}

}
