package io.github.springdirectus.it;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.core.DirectusCallDecorator;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * More calls than the rate limit of a real Directus allows in a second.
 */
class RateLimitIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(90);

	private static final int LIMIT = 30;

	private static DirectusServer server;

	private final Counter counter = new Counter();

	@BeforeAll
	static void start() {
		server = DirectusServer.builder(DirectusVersion.V11)
			.env("RATE_LIMITER_ENABLED", "true")
			.env("RATE_LIMITER_POINTS", String.valueOf(LIMIT))
			.env("RATE_LIMITER_DURATION", "1")
			.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void readsAndWritesWaitForTheirTurnAndAllSucceedOnce() {
		DirectusOperations directus = patient();
		Flux<?> reads = Flux.range(0, 100).flatMap((call) -> directus.collection("directus_users").count(), 100);
		Flux<?> writes = Flux.range(0, 50)
			.flatMap((call) -> directus.collection("directus_folders").create(Map.of("name", "limited " + call)), 50);
		StepVerifier.create(Flux.merge(reads, writes)).expectNextCount(150).expectComplete().verify(TIMEOUT);
		assertThat(this.counter.refused("count") + this.counter.refused("create")).as("refused").isPositive();
		StepVerifier
			.create(directus.collection("directus_folders").count((q) -> q.filter(field("name").startsWith("limited"))))
			.expectNext(50L)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aLoginWaitsTooAndIsOneForAll() {
		DirectusOperations admin = patient();
		DirectusOperations user = template(Duration.ofMinutes(1))
			.credentials(DirectusCredentials.emailPassword(server.adminEmail(), server.adminPassword()))
			.build();
		Mono<Long> spend = Flux.range(0, 2 * LIMIT)
			.flatMap((call) -> admin.collection("directus_users").count(), 2 * LIMIT)
			.count();
		Mono<Long> use = Flux.range(0, LIMIT)
			.flatMap((call) -> user.collection("directus_users").count(), LIMIT)
			.count();
		// When the limit is spent the login comes too late
		StepVerifier.create(Mono.zip(spend, use)).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.counter.succeeded("login")).isEqualTo(1);
	}

	@Test
	void withoutPatienceAWriteIsAnErrorThatSaysWhenToComeBack() {
		DirectusOperations directus = template(Duration.ZERO).build();
		List<Throwable> failures = Flux.range(0, 3 * LIMIT)
			.flatMap((call) -> directus.collection("directus_folders")
				.create(Map.of("name", "impatient " + call))
				.materialize(), 3 * LIMIT)
			.filter(Signal::isOnError)
			.<Throwable>map(Signal::getThrowable)
			.collectList()
			.block(TIMEOUT);
		assertThat(failures).isNotEmpty()
			.allSatisfy((ex) -> assertThat(ex).isInstanceOfSatisfying(DirectusRateLimitException.class,
					(refusal) -> assertThat(refusal.retryAfter()).isBetween(Duration.ZERO, Duration.ofSeconds(1))));
	}

	private DirectusOperations patient() {
		return template(Duration.ofMinutes(1)).build();
	}

	private DirectusTemplate.Builder template(Duration longest) {
		return DirectusTemplate.builder()
			.url(server.url())
			.credentials(DirectusCredentials.staticToken(server.adminToken()))
			.waitForRateLimit(longest)
			.callDecorator(this.counter);
	}

	/** Counts attempts by what came of them. */
	private static final class Counter implements DirectusCallDecorator {

		private final ConcurrentMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();

		@Override
		public <T> Flux<T> decorate(DirectusCall call, Flux<T> attempt) {
			return attempt.doOnComplete(() -> count(call.operation() + " succeeded").incrementAndGet())
				.doOnError(DirectusRateLimitException.class,
						(ex) -> count(call.operation() + " refused").incrementAndGet());
		}

		int refused(String operation) {
			return count(operation + " refused").get();
		}

		int succeeded(String operation) {
			return count(operation + " succeeded").get();
		}

		private AtomicInteger count(String what) {
			return this.counts.computeIfAbsent(what, (added) -> new AtomicInteger());
		}

	}

}
