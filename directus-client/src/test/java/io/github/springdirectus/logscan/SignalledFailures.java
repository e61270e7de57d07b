package io.github.springdirectus.logscan;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/**
 * Writes down every failure that a publisher of Reactor signals to a subscriber, with all
 * that it tells when asked.
 */
final class SignalledFailures {

	private static final String HOOK = SignalledFailures.class.getName();

	private final Set<Throwable> seen = Collections
		.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<Throwable, Boolean>()));

	private final Transcript transcript;

	SignalledFailures(Transcript transcript) {
		this.transcript = transcript;
	}

	void watch() {
		Hooks.onLastOperator(HOOK, this::watched);
	}

	void leave() {
		Hooks.resetOnLastOperator(HOOK);
	}

	private Publisher<Object> watched(Publisher<Object> publisher) {
		if (publisher instanceof Mono<Object> mono) {
			return mono.doOnError(this::write);
		}
		return (publisher instanceof Flux<Object> flux) ? flux.doOnError(this::write) : publisher;
	}

	private void write(Throwable failure) {
		// It passes one subscriber after another
		if (this.seen.add(failure)) {
			this.transcript.add(failure.getClass().getName(), FailureText.of(failure));
		}
	}

}
