package io.github.springdirectus.it;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.items.ExportFormat;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.query.Sort;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams over thousands of rows while somebody else writes.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class StreamIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final DirectusVersion version;

	private final ItemOperations<Map<String, Object>> documents;

	private final ItemOperations<Map<String, Object>> parcels;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private Set<Object> stored = Set.of();

	StreamIT(DirectusVersion version) {
		this.version = version;
		DirectusServer server = DirectusServer.shared(version);
		server.applyOnce(DirectusSeed.fromResource("archive.yaml"));
		DirectusTemplate directus = DirectusTemplate.builder()
			.webClientBuilder(WebClient.builder().filter((request, next) -> {
				this.requests
					.add(request.method() + " " + URLDecoder.decode(request.url().toString(), StandardCharsets.UTF_8));
				return next.exchange(request);
			}))
			.url(server.url())
			.credentials(DirectusCredentials.staticToken(server.adminToken()))
			.build();
		this.documents = directus.collection("documents");
		this.parcels = directus.collection("parcels");
	}

	@BeforeEach
	void remember() {
		this.stored = new HashSet<>(ids(this.documents));
	}

	@AfterEach
	void takeAwayWhatWasInserted() {
		List<Object> added = ids(this.documents).stream().filter((id) -> !this.stored.contains(id)).toList();
		this.documents.deleteAllById(added).block(TIMEOUT);
	}

	static Stream<Arguments> orders() {
		return Stream.of(Arguments.of("by key", new Sort[0]),
				Arguments.of("by key, highest first", new Sort[] { desc("id") }),
				Arguments.of("by rank", new Sort[] { asc("rank") }),
				Arguments.of("by rank, highest first", new Sort[] { desc("rank") }),
				Arguments.of("by rank and title", new Sort[] { asc("rank"), desc("title") }));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("orders")
	void noRowIsSkippedOrSeenTwiceWhileOthersDeleteAndInsert(String name, Sort[] order) {
		this.requests.clear();
		AtomicInteger seen = new AtomicInteger();
		Set<Object> deleted = new HashSet<>();
		List<Object> ids = this.documents.stream((q) -> q.fields("id", "rank", "title").sort(order))
			.map((row) -> row.get("id"))
			.concatMap((id) -> {
				// Every 400 items: delete the one just seen, which lies before the
				// cursor, and insert two
				if (seen.incrementAndGet() % 400 != 0) {
					return Mono.just(id);
				}
				deleted.add(id);
				return this.documents.deleteById(id)
					.thenMany(this.documents.createAll(List.of(Map.of("title", "A", "rank", 0), Map.of("title", "Z"))))
					.then(Mono.just(id));
			})
			.collectList()
			.block(TIMEOUT);
		assertThat(ids).doesNotHaveDuplicates().containsAll(this.stored);
		assertThat(deleted).hasSizeGreaterThan(10);
		List<String> pages = this.requests.stream().filter((request) -> request.contains("limit=500")).toList();
		assertThat(pages).noneMatch((request) -> request.matches(".*offset=[1-9].*"));
		if (pages.size() > 1) {
			assertThat(pages.subList(1, pages.size()))
				.allMatch((request) -> request.matches(".*\"id\":\\{\"_[gl]t\":.*"));
		}
		else {
			// SEARCH with the keys in the body
			assertThat(this.requests)
				.filteredOn((request) -> request.startsWith("GET") && request.contains("fields=id&"))
				.hasSize(1);
			assertThat(this.requests).filteredOn((request) -> request.startsWith("SEARCH") || request.contains("_in"))
				.hasSizeGreaterThanOrEqualTo(9);
		}
		this.stored.removeAll(deleted);
		this.documents.createAll(deleted.stream().map((id) -> Map.of("id", id, "title", "Again", "rank", 1)).toList())
			.blockLast(TIMEOUT);
		this.stored.addAll(deleted);
	}

	@Test
	void theOrderIsThatOfTheServer() {
		List<Object> streamed = this.documents.stream((q) -> q.sort(asc("rank"), desc("id")).fields("id"))
			.map((row) -> row.get("id"))
			.collectList()
			.block(TIMEOUT);
		List<Object> found = this.documents.find((q) -> q.sort(asc("rank"), desc("id")).fields("id").limit(-1))
			.map((row) -> row.get("id"))
			.collectList()
			.block(TIMEOUT);
		assertThat(streamed).isEqualTo(found);
	}

	@Test
	void rowsWithUuidKeysAreStreamed() {
		List<Object> ids = ids(this.parcels);
		assertThat(ids).hasSize(700).doesNotHaveDuplicates();
		assertThat(this.parcels.stream((q) -> q.sort(desc("weight")).filter(field("weight").gt(2)).limit(300))
			.map((row) -> (Integer) row.get("weight"))
			.collectList()
			.block(TIMEOUT)).hasSize(300).isSortedAccordingTo((a, b) -> b - a);
	}

	@ParameterizedTest
	@EnumSource(ExportFormat.class)
	void everyFormatIsExported(ExportFormat format) {
		if (this.version == DirectusVersion.V10 && format == ExportFormat.CSV_UTF8) {
			StepVerifier.create(this.documents.export(format, (q) -> q.limit(1)))
				.expectError(DirectusResponseException.class)
				.verify(TIMEOUT);
			return;
		}
		String file = DataBufferUtils
			.join(this.documents.export(format, (q) -> q.fields("id", "title").sort(asc("id")).limit(3)))
			.map((buffer) -> {
				String text = buffer.toString(StandardCharsets.UTF_8);
				DataBufferUtils.release(buffer);
				return text;
			})
			.block(TIMEOUT);
		assertThat(file).contains("Document 3").doesNotContain("Document 4");
	}

	private static List<Object> ids(ItemOperations<Map<String, Object>> items) {
		return items.stream((q) -> q.fields("id")).map((row) -> row.get("id")).collectList().block(TIMEOUT);
	}

}
