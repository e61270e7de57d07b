package io.github.springdirectus.fault;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

import io.github.springdirectus.http.ReactorConnectors;
import reactor.core.publisher.Flux;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * The connections of one template, and how many there are by the figures of the pool.
 */
final class WatchedPool {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final List<ConnectionPoolMetrics> metrics = new CopyOnWriteArrayList<>();

	ClientHttpConnector connector(Duration connectTimeout) {
		ConnectionProvider pool = Objects.requireNonNull(ReactorConnectors.pool().mutate())
			.metrics(true, () -> (name, id, address, metrics) -> this.metrics.add(metrics))
			.build();
		return ReactorConnectors.create(pool, connectTimeout);
	}

	int acquired() {
		return sum(ConnectionPoolMetrics::acquiredSize);
	}

	int pending() {
		return sum(ConnectionPoolMetrics::pendingAcquireSize);
	}

	int allocated() {
		return sum(ConnectionPoolMetrics::allocatedSize);
	}

	int idle() {
		return sum(ConnectionPoolMetrics::idleSize);
	}

	/**
	 * Waits until something holds, which an event loop is about to bring about.
	 * @return whether it came to hold in time
	 */
	static boolean await(BooleanSupplier condition) {
		return Boolean.TRUE.equals(Flux.interval(Duration.ZERO, Duration.ofMillis(5))
			.map((tick) -> condition.getAsBoolean())
			.filter((holds) -> holds)
			.next()
			.timeout(PATIENCE)
			.onErrorReturn(false)
			.block());
	}

	private int sum(ToIntFunction<ConnectionPoolMetrics> figure) {
		return this.metrics.stream().mapToInt(figure).sum();
	}

	@Override
	public String toString() {
		return acquired() + " acquired, " + pending() + " pending, " + idle() + " idle of " + allocated();
	}

}
