package io.github.springdirectus.autoconfigure.resilience;

import java.time.Duration;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BulkheadDecoratorTests {

	private final BulkheadRegistry registry = BulkheadRegistry
		.of(BulkheadConfig.custom().maxConcurrentCalls(2).build());

	private final Bulkhead bulkhead = this.registry.bulkhead("directus");

	private final BulkheadDecorator decorator = new BulkheadDecorator(this.registry, Calls.names());

	@Test
	void aCallTooManyIsKeptBack() {
		TestPublisher<String> attempt = TestPublisher.create();
		Disposable one = this.decorator.decorate(Calls.FIND, attempt.flux()).subscribe();
		this.decorator.decorate(Calls.FIND, attempt.flux()).subscribe();
		StepVerifier.create(this.decorator.decorate(Calls.FIND, attempt.flux()))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusCallRejectedException.class)
				.hasMessageContaining("find of articles (GET /items/{collection}) was not sent")
				.hasMessageContaining("\"directus\" lets 2 calls through at once"))
			.verify(Calls.TIMEOUT);
		attempt.assertSubscribers(2);
		one.dispose();
		StepVerifier.create(this.decorator.decorate(Calls.FIND, Flux.just("a")))
			.expectNext("a")
			.expectComplete()
			.verify(Calls.TIMEOUT);
	}

	@Test
	void aCallHasLeftBeforeTheNextOneBegins() {
		this.bulkhead.changeConfig(BulkheadConfig.custom().maxConcurrentCalls(1).build());
		Flux<String> call = this.decorator.decorate(Calls.FIND, Flux.just("a"));
		Flux<String> failing = this.decorator.decorate(Calls.FIND, Flux.<String>error(Calls.broken()))
			.onErrorResume((ex) -> call);
		StepVerifier.create(call.concatWith(failing).concatWith(call))
			.expectNextCount(3)
			.expectComplete()
			.verify(Calls.TIMEOUT);
		assertThat(this.bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(1);
	}

	@Test
	void oneThatWouldBlockIsRefusedAtTheStart() {
		this.bulkhead.changeConfig(BulkheadConfig.custom().maxWaitDuration(Duration.ofMillis(1)).build());
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> new BulkheadDecorator(this.registry, Calls.names()))
			.withMessageContaining("max-wait-duration")
			.withMessageContaining("block");
	}

	@Test
	void orWhereItBecomesOneAtTheNextCall() {
		this.bulkhead.changeConfig(BulkheadConfig.custom().maxWaitDuration(Duration.ofMillis(1)).build());
		StepVerifier.create(this.decorator.decorate(Calls.FIND, Flux.just("a")))
			.expectError(DirectusRequestException.class)
			.verify(Calls.TIMEOUT);
	}

	@Test
	void anotherServerHasABulkheadOfItsOwn() {
		this.decorator.decorate(Calls.at("https://archive.example.com"), Flux.never()).subscribe();
		assertThat(this.bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(2);
		assertThat(this.registry.bulkhead("directus-archive.example.com").getMetrics().getAvailableConcurrentCalls())
			.isEqualTo(1);
	}

	@Test
	void withoutOneOfThatNameNothingIsLimited() {
		this.registry.remove("directus");
		Flux<String> call = this.decorator.decorate(Calls.FIND, Flux.just("a").concatWith(Flux.never()));
		StepVerifier.create(Flux.range(0, 1000).flatMap((each) -> call, 1000))
			.expectNextCount(1000)
			.thenCancel()
			.verify(Calls.TIMEOUT);
		assertThat(this.registry.getAllBulkheads()).isEmpty();
	}

}
