package io.github.springdirectus.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Buffers are released, whatever becomes of an answer. Netty's leak detector finds what
 * is not when the garbage collector does; the first test shows that it would.
 */
class BufferTests extends WireTest {

	private static final String ROWS = "{\"id\":1,\"title\":\"" + "x".repeat(1000) + "\"},";

	private final ListAppender<ILoggingEvent> leaks = new ListAppender<>();

	private final Logger detector = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

	@BeforeEach
	void listen() {
		this.leaks.start();
		this.detector.addAppender(this.leaks);
	}

	@AfterEach
	void stopListening() {
		this.detector.detachAppender(this.leaks);
	}

	@Test
	void aLeakWouldBeNoticed() {
		// When the garbage collector finds a buffer is up to it
		for (int i = 0; i < 100 && leaks().isEmpty(); i++) {
			PooledByteBufAllocator.DEFAULT.buffer(64);
		}
		assertThat(leaks()).isNotEmpty();
	}

	static Stream<Arguments> answers() {
		String list = "{\"data\":[" + ROWS.repeat(200);
		return Stream.of(Arguments.of("a whole list", StubAnswer.json(list + "{}]}")),
				Arguments.of("an element that can't be read",
						StubAnswer.json(list + "{\"views\":\"many\"}," + ROWS.repeat(200) + "{}]}")),
				Arguments.of("no envelope", StubAnswer.json("<html>" + "x".repeat(200_000))),
				Arguments.of("a part", StubAnswer.truncated(200, list)),
				Arguments.of("a reset", StubAnswer.resetAfter(list)),
				Arguments.of("a long error", StubAnswer.of(500, "text/plain", list)),
				Arguments.of("a part of an error", StubAnswer.truncated(500, list)),
				Arguments.of("a redirect with a body", StubAnswer.of(302, "text/plain", list, "Location: /")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("answers")
	void nothingLeaks(String name, StubAnswer answer) {
		for (int i = 0; i < 20; i++) {
			this.server.always(answer);
			for (Flux<?> exchange : List.of(this.directus.collection(Article.class).find(),
					this.directus.collection("a").find().take(1), this.directus.collection("a").create(Map.of()).flux(),
					this.directus.collection("a").deleteById(1).flux(), this.directus.collection("a").count().flux(),
					this.directus.exchange(HttpMethod.GET, "/a").mono(Object.class).flux())) {
				exchange.onErrorComplete().blockLast(TIMEOUT);
			}
		}
		assertThat(leaks()).isEmpty();
	}

	@Test
	void nothingLeaksWhenAStalledAnswerIsCancelled() {
		CountDownLatch done = new CountDownLatch(1);
		this.server.always(StubAnswer.stallAfter("{\"data\":[" + ROWS.repeat(50), done));
		for (int i = 0; i < 20; i++) {
			this.directus.collection("a").find().take(3).blockLast(TIMEOUT);
		}
		done.countDown();
		assertThat(leaks()).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("answers")
	void noBufferIsHandedToADiscardHookAfterItsRelease(String name, StubAnswer answer) {
		AtomicInteger discarded = new AtomicInteger();
		this.server.always(answer);
		for (Flux<?> exchange : List.of(this.directus.collection(Article.class).find(),
				this.directus.collection("a").findById(1).flux(), this.directus.collection("a").create(Map.of()).flux(),
				this.directus.collection("a").deleteById(1).flux())) {
			exchange.doOnDiscard(DataBuffer.class, (buffer) -> discarded.incrementAndGet())
				.onErrorComplete()
				.blockLast(TIMEOUT);
		}
		assertThat(discarded).hasValue(0);
	}

	private List<String> leaks() {
		for (int i = 0; i < 5; i++) {
			System.gc();
			// The detector reports when the next buffer is made
			PooledByteBufAllocator.DEFAULT.buffer(64).release();
		}
		return this.leaks.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

}
