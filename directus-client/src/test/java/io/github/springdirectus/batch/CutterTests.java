package io.github.springdirectus.batch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class CutterTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	@Test
	void cutsByCount() {
		StepVerifier.create(Cutter.cut(rows(7), 3, 1000, false).map((chunk) -> text(chunk)))
			.expectNext("[10,11,12]", "[13,14,15]", "[16]")
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void cutsByBytesAndFillsThemToTheLast() {
		for (int bytes = 4; bytes < 40; bytes++) {
			int most = bytes;
			List<String> chunks = Cutter.cut(rows(30), 1000, most, false)
				.map((chunk) -> text(chunk))
				.collectList()
				.block(TIMEOUT);
			assertThat(chunks).allSatisfy((chunk) -> assertThat(chunk.length()).isLessThanOrEqualTo(most));
			// Another row and its comma would not have fitted
			assertThat(chunks.subList(0, chunks.size() - 1))
				.allSatisfy((chunk) -> assertThat(chunk.length() + 3).isGreaterThan(most));
			assertThat(String.join("", chunks).replaceAll("[\\[\\],]", "")).hasSize(60).startsWith("101112");
		}
	}

	@Test
	void takesNoMoreThanIsAskedFor() {
		AtomicLong taken = new AtomicLong();
		StepVerifier.create(Cutter.cut(rows(1000).doOnNext((row) -> taken.incrementAndGet()), 5, 1000, false), 2)
			.expectNextCount(2)
			.then(() -> assertThat(taken).hasValue(11))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(taken).hasValue(16))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void nothingIsNoChunk() {
		StepVerifier.create(Cutter.cut(Flux.empty(), 5, 1000, false)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void refusesToCutWhatIsAtomicBeforeAnythingIsEmitted() {
		StepVerifier.create(Cutter.cut(rows(6), 5, 1000, true))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("from item 5 on"))
			.verify(TIMEOUT);
		StepVerifier.create(Cutter.cut(rows(5), 5, 1000, true)).expectNextCount(1).expectComplete().verify(TIMEOUT);
	}

	@Test
	void eachSubscriptionCutsAnew() {
		Flux<Chunk> chunks = Cutter.cut(rows(4), 3, 1000, false);
		StepVerifier.create(chunks.concatWith(chunks).map((chunk) -> chunk.rows().size()))
			.expectNext(3, 1, 3, 1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	private static Flux<BatchRow> rows(int count) {
		return Flux.range(10, count)
			.map((n) -> BatchRow.of(n - 10, n.toString().getBytes(StandardCharsets.UTF_8), null, false));
	}

	private static String text(Chunk chunk) {
		return new String(chunk.json(), StandardCharsets.UTF_8);
	}

}
