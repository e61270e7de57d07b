package io.github.springdirectus.autoconfigure.health;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.error.DirectusTransportException;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;

/**
 * {@link ReactiveHealthIndicator} for a Directus server. It is up where
 * {@code /server/ping} is answered with {@code pong}, which takes no token. Details are
 * {@code latencyMillis}, and {@code version} where Directus tells it, which it does to
 * users who are logged in.
 */
class DirectusHealthIndicator extends AbstractReactiveHealthIndicator {

	private static final String PING = "/server/ping";

	private static final int MAX_PONG = 1024;

	/** An upgrade shows after this time. */
	private static final Duration VERSION_TTL = Duration.ofMinutes(1);

	private final DirectusOperations directus;

	private final Duration timeout;

	private final Mono<String> version;

	/**
	 * Create an indicator.
	 * @param directus the server, as the identity that asks it for its version
	 * @param timeout how long a check may take, repeated requests included
	 */
	DirectusHealthIndicator(DirectusOperations directus, Duration timeout) {
		super("Directus health check failed");
		this.directus = directus;
		this.timeout = timeout;
		// Not told is remembered as well
		this.version = Mono.defer(this::requestVersion)
			.timeout(timeout)
			.onErrorComplete()
			.cache((version) -> VERSION_TTL, (error) -> Duration.ZERO, () -> VERSION_TTL);
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			return ping().flatMap((answer) -> report(builder, answer, Duration.ofNanos(System.nanoTime() - start)));
		});
	}

	private Mono<Health> report(Health.Builder builder, String answer, Duration latency) {
		builder.withDetail("latencyMillis", latency.toMillis());
		if (!answer.equals("pong")) {
			return Mono.just(builder.down().withDetail("error", PING + " was not answered with pong").build());
		}
		builder.up();
		return this.version.timeout(this.timeout.minus(latency), Mono.empty())
			.doOnNext((version) -> builder.withDetail("version", version))
			.then(Mono.fromSupplier(builder::build));
	}

	private Mono<String> ping() {
		return DataBufferUtils.join(this.directus.exchange(HttpMethod.GET, PING).bytes(), MAX_PONG).map((buffer) -> {
			String text = buffer.toString(StandardCharsets.UTF_8);
			DataBufferUtils.release(buffer);
			return text;
		})
			.defaultIfEmpty("")
			.timeout(this.timeout)
			.onErrorMap(TimeoutException.class, (ex) -> new DirectusTransportException(
					"GET " + PING + " was not answered within " + this.timeout.toMillis() + " ms.", 0, ex));
	}

	private Mono<String> requestVersion() {
		return this.directus.exchange(HttpMethod.GET, "/server/info")
			.mono(Map.class)
			.flatMap((info) -> Mono.justOrEmpty(info.get("version")))
			.map(Object::toString);
	}

}
