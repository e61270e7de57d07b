package io.github.springdirectus.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusConflictException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ItemOperations;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an upsert sends, and what it makes of somebody who is faster.
 */
class UpsertTests extends WireTest {

	private static final StubAnswer NOT_THERE = StubAnswer.json("{\"data\":[]}");

	private static final StubAnswer THERE = StubAnswer.json("{\"data\":[{\"id\":7}]}");

	private static final StubAnswer ITEM = StubAnswer.json("{\"data\":{\"id\":7,\"title\":\"a\"}}");

	private static final StubAnswer TAKEN = taken("id");

	private static final Article ARTICLE = new Article(7, "a", null, null);

	private final ItemOperations<Article> articles = this.directus.collection(Article.class);

	@Test
	void anItemThatIsNotThereIsCreatedWithItsKey() {
		this.server.answer(NOT_THERE, ITEM);
		StepVerifier.create(this.articles.upsert(ARTICLE)).expectNext(ARTICLE).expectComplete().verify(TIMEOUT);
		assertThat(lines()).containsExactly(
				"GET /items/articles?fields=id&filter=%7B%22id%22%3A%7B%22_eq%22%3A7%7D%7D&limit=1 ",
				"POST /items/articles?fields=id%2Ctitle%2Cbody_text%2Cviews {\"id\":7,\"title\":\"a\"}");
	}

	@Test
	void anItemThatIsThereIsChanged() {
		this.server.answer(THERE, ITEM);
		StepVerifier.create(this.articles.upsert(ARTICLE)).expectNext(ARTICLE).expectComplete().verify(TIMEOUT);
		assertThat(lines()).element(1)
			.isEqualTo("PATCH /items/articles/7?fields=id%2Ctitle%2Cbody_text%2Cviews"
					+ " {\"title\":\"a\",\"body_text\":null,\"views\":null}");
	}

	@Test
	void theKeyOfAMapIsNotSentAsAChange() {
		this.server.answer(THERE, ITEM);
		Map<String, Object> item = new LinkedHashMap<>(Map.of("id", 7, "title", "a"));
		this.directus.collection("articles").upsert(item, (q) -> q.fields("id")).block(TIMEOUT);
		assertThat(lines()).element(1).isEqualTo("PATCH /items/articles/7?fields=id {\"title\":\"a\"}");
		assertThat(item).hasSize(2);
	}

	@Test
	void whoeverWasFasterIsChanged() {
		this.server.answer(NOT_THERE, TAKEN, ITEM);
		StepVerifier.create(this.articles.upsert(ARTICLE)).expectNext(ARTICLE).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method)
			.containsExactly("GET", "POST", "PATCH");
	}

	@Test
	void aCallerWhoMayNotReadCreatesOrChanges() {
		this.server.answer(StubAnswer.error(403, "FORBIDDEN"), TAKEN, StubAnswer.noContent());
		StepVerifier.create(this.articles.upsert(ARTICLE)).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void theConflictStandsWhereNothingWasTouched() {
		this.server.answer(NOT_THERE, TAKEN, NOT_THERE);
		StepVerifier.create(this.articles.upsert(ARTICLE)).expectError(DirectusConflictException.class).verify(TIMEOUT);
	}

	@Test
	void anItemThatMayNotBeChangedIsForbidden() {
		this.server.answer(NOT_THERE, TAKEN, StubAnswer.error(403, "FORBIDDEN"));
		StepVerifier.create(this.articles.upsert(ARTICLE))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
	}

	@Test
	void aConflictOfAnotherFieldIsTheError() {
		this.server.answer(NOT_THERE, taken("title"));
		StepVerifier.create(this.articles.upsert(ARTICLE)).expectError(DirectusConflictException.class).verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void noWriteIsRepeated() {
		this.server.answer(NOT_THERE, StubAnswer.reset());
		StepVerifier.create(this.articles.upsert(ARTICLE)).expectError().verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void anItemWithoutAKeyIsRefused() {
		for (Object item : List.of(Map.of("title", "a"), new Article(null, "a", null, null))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.articles.upsert(item))
				.withMessageContaining("key");
		}
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void eachSubscriptionLooksAnew() {
		this.server.answer(NOT_THERE, ITEM, THERE, ITEM);
		var upsert = this.articles.upsert(ARTICLE);
		assertThat(this.server.requests()).isEmpty();
		upsert.block(TIMEOUT);
		upsert.block(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method)
			.containsExactly("GET", "POST", "GET", "PATCH");
	}

	private List<String> lines() {
		return this.server.requests()
			.stream()
			.map((request) -> request.method() + " " + request.target() + " " + request.body())
			.toList();
	}

	private static StubAnswer taken(String field) {
		return StubAnswer.of(400, "application/json",
				"{\"errors\":[{\"message\":\"taken\",\"extensions\":{\"code\":\"RECORD_NOT_UNIQUE\",\"field\":\""
						+ field + "\"}}]}");
	}

}
