package io.github.springdirectus.autoconfigure.resilience;

import java.util.Optional;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.core.DirectusCallDecorator;
import io.github.springdirectus.error.DirectusRequestException;
import reactor.core.publisher.Flux;

/**
 * Lets no more requests to a server through at once than its bulkhead allows.
 */
final class BulkheadDecorator implements DirectusCallDecorator {

	private final BulkheadRegistry registry;

	private final InstanceNames names;

	/**
	 * Create a decorator.
	 * @throws DirectusRequestException where the bulkhead would block
	 */
	BulkheadDecorator(BulkheadRegistry registry, InstanceNames names) {
		this.registry = registry;
		this.names = names;
		registry.find(InstanceNames.MAIN).ifPresent(BulkheadDecorator::checkThatItDoesNotBlock);
	}

	@Override
	public <T> Flux<T> decorate(DirectusCall call, Flux<T> attempt) {
		return bulkhead(this.names.of(call.url())).map((bulkhead) -> within(bulkhead, call, attempt)).orElse(attempt);
	}

	private Optional<Bulkhead> bulkhead(String name) {
		return this.registry.find(name)
			.or(() -> this.registry.find(InstanceNames.MAIN)
				.map((main) -> this.registry.bulkhead(name, main.getBulkheadConfig())));
	}

	private static <T> Flux<T> within(Bulkhead bulkhead, DirectusCall call, Flux<T> attempt) {
		return Flux.defer(() -> {
			checkThatItDoesNotBlock(bulkhead);
			return bulkhead.tryAcquirePermission()
					? Flux.using(() -> bulkhead, (entered) -> attempt, Bulkhead::onComplete)
					: Flux.error(Rejections.of(call, reason(bulkhead), null));
		});
	}

	private static String reason(Bulkhead bulkhead) {
		return "the bulkhead \"%s\" lets %d calls through at once, and as many are under way. Make fewer at once."
			.formatted(bulkhead.getName(), bulkhead.getBulkheadConfig().getMaxConcurrentCalls());
	}

	/**
	 * Resilience4j waits by holding the thread.
	 */
	private static void checkThatItDoesNotBlock(Bulkhead bulkhead) {
		if (!bulkhead.getBulkheadConfig().getMaxWaitDuration().isZero()) {
			throw new DirectusRequestException(("The bulkhead \"%s\" has a max-wait-duration. A call that waits there"
					+ " would block the event loop that all calls need. Remove it: a call over the limit then fails at"
					+ " once.")
				.formatted(bulkhead.getName()));
		}
	}

}
