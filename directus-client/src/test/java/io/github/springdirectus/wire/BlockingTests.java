package io.github.springdirectus.wire;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.items.ItemOperations;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Threads that wait for a call: what they get, when they ask for more, and what becomes
 * of the call when they don't wait any longer.
 */
class BlockingTests extends WireTest {

	private final ItemOperations<Map<String, Object>> articles = this.directus.collection("articles");

	@Test
	void aFailureIsThrownAsItIs() {
		this.server.always(StubAnswer.error(403, "FORBIDDEN"));
		assertThatExceptionOfType(DirectusForbiddenException.class)
			.isThrownBy(() -> this.articles.getById(1).block(TIMEOUT));
	}

	@Test
	void whoeverWaitsNoLongerCancelsTheCall() throws InterruptedException {
		CountDownLatch closed = new CountDownLatch(1);
		this.server.always(StubAnswer.untilClosed(closed));
		assertThatIllegalStateException().isThrownBy(() -> this.articles.findById(1).block(Duration.ofMillis(200)))
			.withMessageContaining("Timeout");
		assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aThreadThatIsInterruptedCancelsTheCall() throws InterruptedException {
		CountDownLatch closed = new CountDownLatch(1);
		CountDownLatch asked = new CountDownLatch(1);
		this.server.always((connection, out) -> {
			asked.countDown();
			return StubAnswer.untilClosed(closed).write(connection, out);
		});
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread waiting = new Thread(() -> {
			try {
				this.articles.findById(1).block(TIMEOUT);
			}
			catch (RuntimeException ex) {
				thrown.set(ex);
			}
		});
		waiting.start();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		waiting.interrupt();
		assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
		waiting.join(10_000);
		assertThat(thrown.get()).hasMessageContaining("Interrupted");
	}

	@Test
	void twoHundredThreadsThatWaitForTokensLogInOnce() throws Exception {
		this.server.answerBy((request) -> request.path().equals("/auth/login")
				? StubAnswer.json("{\"data\":{\"expires\":900000,\"refresh_token\":\"r1\",\"access_token\":\"a1\"}}")
				: StubAnswer.json("{\"data\":[{\"id\":1}]}"));
		ItemOperations<Map<String, Object>> articles = this.directus
			.as(DirectusCredentials.emailPassword("ann@example.com", "hush"))
			.collection("articles");
		ExecutorService threads = Executors.newFixedThreadPool(200);
		try {
			Callable<Map<String, Object>> call = () -> articles.find().blockFirst(TIMEOUT);
			for (Future<Map<String, Object>> result : threads.invokeAll(Collections.nCopies(200, call))) {
				assertThat(result.get()).containsEntry("id", 1);
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(this.server.requests()).filteredOn((request) -> request.path().equals("/auth/login")).hasSize(1);
		assertThat(this.server.requests()).hasSize(201);
	}

	@Test
	void aThreadOfTheClientRefusesToWaitInsteadOfWaitingForItself() {
		this.server.always(StubAnswer.json("{\"data\":[{\"id\":1}]}"));
		StepVerifier.create(this.articles.find().map((article) -> this.articles.find().blockLast(TIMEOUT)))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("which is not supported in thread reactor-http"))
			.verify(TIMEOUT);
	}

	@Test
	void aStreamThatIsReadAsFarAsItIsNeededAsksForNoMorePages() throws InterruptedException {
		DirectusTemplate paged = template().pageSize(2).build();
		this.server.answer(page(1, 2), page(3, 4), page(5, 6));
		try (Stream<Map<String, Object>> all = paged.collection("articles").stream().toStream(2)) {
			assertThat(all.limit(3).map((article) -> article.get("id"))).containsExactly(1, 2, 3);
		}
		assertThat(this.server.requests()).hasSizeLessThanOrEqualTo(3);
	}

	@Test
	void anIterableIsReadAnewByEachIterator() {
		this.server.answer(page(1, 2), page(), page(1, 2), page());
		Iterable<Map<String, Object>> all = template().pageSize(2).build().collection("articles").stream().toIterable();
		for (int time = 1; time <= 2; time++) {
			Iterator<Map<String, Object>> iterator = all.iterator();
			assertThat(iterator).toIterable().extracting((article) -> article.get("id")).containsExactly(1, 2);
		}
		assertThat(this.server.requests()).hasSize(4);
	}

	private static StubAnswer page(int... ids) {
		StringBuilder rows = new StringBuilder();
		for (int id : ids) {
			rows.append(rows.isEmpty() ? "" : ",").append("{\"id\":").append(id).append('}');
		}
		return StubAnswer.json("{\"data\":[" + rows + "]}");
	}

}
