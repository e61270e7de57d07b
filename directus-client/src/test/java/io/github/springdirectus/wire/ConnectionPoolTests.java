package io.github.springdirectus.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.model.BatchOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More calls at once than there are connections.
 */
class ConnectionPoolTests extends WireTest {

	@Test
	void aThousandCallsAtOnceTakeTurnsOverAHundredConnections() {
		Flux<Map<String, Object>> find = this.directus.collection("a").find();
		StepVerifier.create(Flux.range(0, 1_000).flatMap((call) -> find, 1_000))
			.expectComplete()
			.verify(Duration.ofSeconds(60));
		assertThat(this.server.requests()).hasSize(1_000);
		assertThat(this.server.connections()).isLessThanOrEqualTo(100);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0 })
	void aCallThatGetsNoConnectionIsTypedAndWasNotSent(int mostPending) throws InterruptedException {
		ConnectionProvider pool = ConnectionProvider.builder("one")
			.maxConnections(1)
			.pendingAcquireMaxCount(mostPending)
			.pendingAcquireTimeout(Duration.ofMillis(50))
			.build();
		DirectusTemplate directus = template().connector(new ReactorClientHttpConnector(HttpClient.create(pool)))
			.build();
		CountDownLatch taken = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		this.server.answerBy((request) -> {
			taken.countDown();
			return StubAnswer.silence(done);
		});
		Disposable first = directus.collection("a").find().subscribe();
		try {
			assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
			StepVerifier.create(directus.collection("a").find())
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusCallRejectedException.class)
					.hasMessageContaining("GET /items/a was not sent")
					.hasMessageContaining("connections"))
				.verify(TIMEOUT);
			List<BatchItem<Map<String, Object>>> batch = directus.collection("a")
				.batch((options) -> options.maxItems(10))
				.create(Flux.just(Map.of("title", "x")))
				.collectList()
				.block(TIMEOUT);
			assertThat(batch).singleElement()
				.satisfies((item) -> assertThat(item.outcome()).isEqualTo(BatchOutcome.FAILED));
			assertThat(this.server.requests()).hasSize(1);
		}
		finally {
			first.dispose();
			done.countDown();
			pool.dispose();
		}
	}

}
