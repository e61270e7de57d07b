package io.github.springdirectus.wire;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rules 9 and 11 as far as writes of items go: what is sent, and what never is.
 */
class WriteTests extends WireTest {

	@BeforeEach
	void answerWithAnItem() {
		this.server.always(StubAnswer.json("{\"data\":{\"id\":1,\"title\":\"a\"}}"));
	}

	@Test
	void aNullComponentIsLeftOutOfACreate() {
		this.directus.collection(Article.class).create(new Article(null, "a", null, 5L)).block(TIMEOUT);
		assertThat(this.server.request().body()).isEqualTo("{\"title\":\"a\",\"views\":5}");
	}

	@Test
	void aNullComponentIsSentInAnUpdateButNeverTheKey() {
		this.directus.collection(Article.class).updateById(1, new Article(9, "a", null, 5L)).block(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("PATCH");
		assertThat(this.server.request().path()).isEqualTo("/items/articles/1");
		assertThat(this.server.request().body()).isEqualTo("{\"title\":\"a\",\"body_text\":null,\"views\":5}");
	}

	@Test
	void aMapIsSentAsItIs() {
		Map<String, Object> changes = new LinkedHashMap<>();
		changes.put("title", null);
		changes.put("author", Map.of("name", "b"));
		this.directus.collection(Article.class).updateById(1, changes).block(TIMEOUT);
		assertThat(this.server.request().body()).isEqualTo("{\"title\":null,\"author\":{\"name\":\"b\"}}");
	}

	@Test
	void theReplyHasTheFieldsOfTheType() {
		StepVerifier.create(this.directus.collection(Article.class).create(Map.of("title", "a")))
			.expectNext(new Article(1, "a", null, null))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().query()).isEqualTo("fields=id%2Ctitle%2Cbody_text%2Cviews");
	}

	@Test
	void aRecordWithRelationRecordsIsRefusedAsAnUpdate() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.directus.collection(Story.class).updateById(1, new Story(1, "a", null)))
			.withMessageContaining("author");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void aRecordWithARelationRecordSetIsRefusedAsACreate() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.directus.collection(Story.class).create(new Story(1, "a", new Author(1, "b"))))
			.withMessageContaining("author");
		this.directus.collection(Story.class).create(new Story(null, "a", null)).block(TIMEOUT);
		assertThat(this.server.request().body()).isEqualTo("{\"title\":\"a\"}");
	}

	@Test
	void severalItemsGoInOneRequest() {
		this.server.always(StubAnswer.json("{\"data\":[{\"id\":1,\"title\":\"a\"},{\"id\":2,\"title\":\"b\"}]}"));
		StepVerifier
			.create(this.directus.collection(Article.class)
				.createAll(List.of(new Article(null, "a", null, null), Map.of("title", "b"))))
			.expectNextCount(2)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().body()).isEqualTo("[{\"title\":\"a\"},{\"title\":\"b\"}]");
	}

	@Test
	void aChangeOfSeveralItemsNamesTheirKeys() {
		this.server.always(StubAnswer.json("{\"data\":[]}"));
		this.directus.collection(Article.class).updateAllById(List.of(1, 2), Map.of("title", "c")).blockLast(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("PATCH");
		assertThat(this.server.request().path()).isEqualTo("/items/articles");
		assertThat(this.server.request().body()).isEqualTo("{\"keys\":[1,2],\"data\":{\"title\":\"c\"}}");
	}

	@Test
	void severalItemsAreDeletedByTheirKeys() {
		this.server.always(StubAnswer.noContent());
		this.directus.collection("articles").deleteAllById(List.of("a", "b")).block(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("DELETE");
		assertThat(this.server.request().body()).isEqualTo("[\"a\",\"b\"]");
	}

	@Test
	void theReplyOfEveryWriteCanBeDescribed() {
		this.server.always(StubAnswer.json("{\"data\":[{\"id\":1}]}"));
		ItemOperations<Map<String, Object>> a = this.directus.collection("a");
		a.create(Map.of(), (q) -> q.fields("id")).block(TIMEOUT);
		a.createAll(List.of(Map.of()), (q) -> q.fields("id")).blockLast(TIMEOUT);
		a.updateById(1, Map.of(), (q) -> q.fields("id")).block(TIMEOUT);
		a.updateAllById(List.of(1), Map.of(), (q) -> q.fields("id")).blockLast(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::query).containsOnly("fields=id").hasSize(4);
	}

	@Test
	void anEmptyListOfKeysOrItemsSendsNothing() {
		StepVerifier.create(this.directus.collection("a").updateAllById(List.of(), Map.of("x", 1)))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("a").deleteAllById(List.of())).expectComplete().verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("a").createAll(List.of())).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void aNullOrEmptyKeyIsRefused() {
		for (Object key : Arrays.asList(null, "")) {
			verifyRefused(() -> this.directus.collection("a").deleteAllById(Arrays.asList(1, key)));
			verifyRefused(() -> this.directus.collection("a").updateAllById(Arrays.asList(1, key), Map.of()));
		}
		for (String key : List.of("", ".", "..")) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.directus.collection("a").findById(key));
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.directus.collection("a").getById(key, (q) -> q.filter(field("x").eq(1))));
			verifyRefused(() -> this.directus.collection("a").updateById(key, Map.of("x", 1)));
			verifyRefused(() -> this.directus.collection("a").deleteById(key));
		}
		assertThat(this.server.requests()).isEmpty();
	}

	static List<Query> queriesThatWouldHideWhatWasWritten() {
		return List.of(Query.of((q) -> q.limit(1)), Query.of((q) -> q.sort(asc("id"))), Query.of((q) -> q.offset(1)),
				Query.of((q) -> q.page(1)), Query.of((q) -> q.search("a")),
				Query.of((q) -> q.filter(field("a").eq(1))));
	}

	@ParameterizedTest
	@MethodSource("queriesThatWouldHideWhatWasWritten")
	void theReplyOfAWriteCannotBeCut(Query reply) {
		verifyRefused(() -> this.directus.collection("a").createAll(List.of(Map.of()), reply));
		verifyRefused(() -> this.directus.collection("a").create(Map.of(), reply));
	}

	/**
	 * A write is refused at once, or when it is subscribed to.
	 */
	private static void verifyRefused(Supplier<Publisher<?>> write) {
		StepVerifier.create(Flux.defer(() -> Flux.<Object>from(write.get())))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
	}

	@Test
	void relationsInAReplyAreAskedForWhole() {
		this.directus.collection("a").create(Map.of(), (q) -> q.fields("id", "comments.id")).block(TIMEOUT);
		assertThat(this.server.request().query())
			.isEqualTo("fields=id%2Ccomments.id&deep=%7B%22comments%22%3A%7B%22_limit%22%3A-1%7D%7D");
	}

	@DirectusCollection("stories")
	record Story(@Nullable Integer id, String title, @Nullable Author author) {
	}

	record Author(int id, String name) {
	}

}
