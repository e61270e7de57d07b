package io.github.springdirectus.auth;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets one after the other do something, in the order of their coming, without a thread
 * that waits. Who leaves the queue before its turn is passed over.
 */
final class Turns {

	private final ConcurrentMap<TokenKey, Turn> last = new ConcurrentHashMap<>();

	<T> Mono<T> take(TokenKey key, Duration atMost, Mono<T> work) {
		return Mono.defer(() -> {
			Turn turn = new Turn(key);
			Turn before = this.last.put(key, turn);
			Mono<Void> wait = (before != null) ? before.ended.asMono() : Mono.empty();
			return wait.then(Mono.defer(() -> turn.during(atMost, work)))
				// A turn that was given up ends when it would have begun
				.doFinally((signal) -> wait.subscribe(null, null, turn::end));
		});
	}

	private final class Turn {

		private final TokenKey key;

		private final Sinks.Empty<Void> ended = Sinks.empty();

		Turn(TokenKey key) {
			this.key = key;
		}

		<T> Mono<T> during(Duration atMost, Mono<T> work) {
			return Mono.using(() -> Mono.delay(atMost).subscribe((tick) -> end()), (limit) -> work,
					Disposable::dispose);
		}

		void end() {
			Turns.this.last.remove(this.key, this);
			this.ended.tryEmitEmpty();
		}

	}

}
