package io.github.springdirectus.auth;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Work that is done once for all who wait for it. It goes on when they leave.
 */
final class SingleFlight<T> {

	private final AtomicReference<@Nullable Mono<T>> current = new AtomicReference<>();

	private final Mono<T> work;

	SingleFlight(Mono<T> work) {
		this.work = work;
	}

	/**
	 * Join the work under way, or begin it. What it ends with is for those who have
	 * joined; whoever comes after begins anew.
	 */
	Mono<T> join() {
		return Mono.defer(() -> {
			// Over before anybody hears of it, so that a second attempt is one
			Mono<T> begun = this.work.doOnTerminate(() -> this.current.set(null)).cache();
			Mono<T> other = this.current.compareAndExchange(null, begun);
			return (other != null) ? other : begun;
		});
	}

}
