package io.github.springdirectus.wire;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 11: a relation that Directus may have cut is asked for whole, or said to be cut.
 */
class CutListTests extends WireTest {

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(ItemOperations.class);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void aListOfAHundredThatNoLimitWasSetForIsSaidOnce() {
		this.server.always(row(100));
		this.directus.collection("books").find((q) -> q.fields("*")).blockLast(TIMEOUT);
		this.directus.collection("books").findById(1).block(TIMEOUT);
		assertThat(messages()).singleElement()
			.asString()
			.startsWith("books.reviews has 100 elements")
			.contains("reviews.id");
	}

	@Test
	void aListBelowARelationIsSeenToo() {
		this.server.always(StubAnswer.json("{\"data\":[{\"author\":{\"books\":[" + numbers(100) + "]}}]}"));
		this.directus.collection("reviews").find((q) -> q.fields("*.*")).blockLast(TIMEOUT);
		assertThat(messages()).singleElement().asString().startsWith("reviews.author.books has 100 elements");
	}

	@Test
	void nothingIsSaidWhereALimitWasSetOrTheListIsShorterOrLonger() {
		this.server.always(row(100));
		this.directus.collection("books")
			.find((q) -> q.fields("*").deep("reviews", (d) -> d.limit(100)))
			.blockLast(TIMEOUT);
		this.directus.collection("books").find((q) -> q.fields("reviews.id")).blockLast(TIMEOUT);
		this.server.always(row(99));
		this.directus.collection("books").find().blockLast(TIMEOUT);
		this.server.always(row(101));
		this.directus.collection("books").find().blockLast(TIMEOUT);
		assertThat(messages()).isEmpty();
	}

	@Test
	void theKeysOfARelationInARecordAreAskedForWhole() {
		assertThat(this.directus.collection(Shelf.class).render(Query.empty()).get("deep"))
			.isEqualTo("{\"books\":{\"_limit\":-1},\"owners\":{\"_limit\":-1}}");
	}

	private List<String> messages() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	private static StubAnswer row(int reviews) {
		return StubAnswer.json("{\"data\":[{\"id\":1,\"reviews\":[" + numbers(reviews) + "]}]}");
	}

	private static String numbers(int count) {
		return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
	}

	@DirectusCollection("shelves")
	record Shelf(@Nullable Integer id, List<Integer> books, Set<UUID> owners) {
	}

}
