package io.github.springdirectus.autoconfigure.resilience;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.core.DirectusCallDecorator;
import reactor.core.publisher.Flux;

/**
 * Sends requests to a server only while its circuit breaker allows it, and tells the
 * breaker what came of them. Each server has one, whoever calls.
 */
final class CircuitBreakerDecorator implements DirectusCallDecorator {

	private final CircuitBreakerRegistry registry;

	private final InstanceNames names;

	private final ConcurrentMap<String, ServerBreaker> breakers = new ConcurrentHashMap<>();

	CircuitBreakerDecorator(CircuitBreakerRegistry registry, InstanceNames names) {
		this.registry = registry;
		this.names = names;
	}

	@Override
	public <T> Flux<T> decorate(DirectusCall call, Flux<T> attempt) {
		return breaker(this.names.of(call.url())).map((breaker) -> watched(breaker).around(call, attempt))
			.orElse(attempt);
	}

	private Optional<CircuitBreaker> breaker(String name) {
		return this.registry.find(name)
			.or(() -> this.registry.find(InstanceNames.MAIN)
				.map((main) -> this.registry.circuitBreaker(name, main.getCircuitBreakerConfig())));
	}

	private ServerBreaker watched(CircuitBreaker breaker) {
		ServerBreaker known = this.breakers.get(breaker.getName());
		// The registry may have another one by now
		return (known != null && known.isOf(breaker)) ? known : this.breakers.compute(breaker.getName(),
				(name, current) -> (current != null && current.isOf(breaker)) ? current : new ServerBreaker(breaker));
	}

}
