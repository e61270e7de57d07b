package io.github.springdirectus.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ItemPage;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.query.Meta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rules 10 and 11 as far as reads go: nothing is cut, and numbers keep their value.
 */
class ReadTests extends WireTest {

	@Test
	void theFieldsOfTheTypeAreAskedFor() {
		this.directus.collection(Story.class).find().blockLast(TIMEOUT);
		assertThat(this.directus.collection(Story.class).render((q) -> {
		})).containsExactly(Map.entry("fields", "id,author.id,author.name,comments.id,comments.text"),
				Map.entry("deep", "{\"author\":{\"_limit\":-1},\"comments\":{\"_limit\":-1}}"));
	}

	@Test
	void fieldsThatAreNamedReplaceThose() {
		assertThat(this.directus.collection(Story.class).render((q) -> q.fields("id")))
			.containsExactly(Map.entry("fields", "id"));
	}

	@Test
	void theFirstItemIsAskedForAlone() {
		this.server.always(StubAnswer.json("{\"data\":[{\"id\":1}]}"));
		StepVerifier.create(this.directus.collection("a").findFirst((q) -> q.limit(50)))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().query()).isEqualTo("limit=1");
	}

	@Test
	void aPageCarriesTheCountsThatWereAskedFor() {
		this.server
			.always(StubAnswer.json("{\"meta\":{\"filter_count\":\"17\",\"total_count\":40},\"data\":[{\"id\":1}]}"));
		ItemPage<Map<String, Object>> page = this.directus.collection("a")
			.findPage((q) -> q.limit(1).page(2).meta(Meta.TOTAL_COUNT))
			.block(TIMEOUT);
		assertThat(page).isEqualTo(new ItemPage<>(List.of(Map.of("id", 1)), 17, 40L, true));
		assertThat(this.server.request().query()).isEqualTo("limit=1&page=2&meta=total_count%2Cfilter_count");
	}

	@Test
	void aPageWithoutATotalHasNone() {
		this.server.always(StubAnswer.json("{\"data\":[],\"meta\":{\"filter_count\":0}}"));
		assertThat(this.directus.collection("a").findPage((q) -> q.page(1)).block(TIMEOUT))
			.isEqualTo(new ItemPage<>(List.of(), 0, null, false));
	}

	@Test
	void aPageThatWasNotCountedIsAnError() {
		StepVerifier.create(this.directus.collection("a").findPage((q) -> q.page(1)))
			.expectError(DirectusDecodingException.class)
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"count":4}                     | 4
			{"count":"4"}                   | 4
			{"count":{"*":"4"}}             | 4
			{"count":9007199254740993}      | 9007199254740993
			""")
	void aCountIsANumberInAnyForm(String row, long expected) {
		this.server.always(StubAnswer.json("{\"data\":[" + row + "]}"));
		StepVerifier.create(this.directus.collection("a").count((q) -> q.filter(field("b").eq(1)).limit(5).fields("x")))
			.expectNext(expected)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().query())
			.isEqualTo("filter=%7B%22b%22%3A%7B%22_eq%22%3A1%7D%7D&aggregate=%7B%22count%22%3A%5B%22%2A%22%5D%7D");
	}

	@Test
	void aCountThatIsNoNumberIsAnError() {
		this.server.always(StubAnswer.json("{\"data\":[{\"count\":null}]}"));
		StepVerifier.create(this.directus.collection("a").count())
			.expectError(DirectusDecodingException.class)
			.verify(TIMEOUT);
	}

	@Test
	void bigNumbersKeepTheirValueInMaps() {
		this.server.always(StubAnswer.json("{\"data\":[{\"a\":9223372036854775807,\"b\":12.50,\"c\":1}]}"));
		assertThat(this.directus.collection("a").find().blockLast(TIMEOUT)).containsEntry("a", Long.MAX_VALUE)
			.containsEntry("b", new BigDecimal("12.50"))
			.containsEntry("c", 1);
	}

	@Test
	void bigNumbersInAFilterTravelAsText() {
		assertThat(this.directus.collection("a").render((q) -> q.filter(field("n").eq(Long.MAX_VALUE))))
			.containsEntry("filter", "{\"n\":{\"_eq\":\"9223372036854775807\"}}");
	}

	@Test
	void getByIdOfAnItemThatDoesNotMatchItsFilterIsAnError() {
		StepVerifier.create(this.directus.collection("a").getById(7, (q) -> q.filter(field("b").eq(1))))
			.expectErrorSatisfies((ex) -> {
				assertThat(ex).isInstanceOf(DirectusForbiddenException.class).hasMessageContaining("a 7");
				assertThat(((DirectusForbiddenException) ex).status()).isEqualTo(403);
			})
			.verify(TIMEOUT);
	}

	@Test
	void aTypeWithoutACollectionIsRefusedWithAnAdvice() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.directus.collection(Comment.class))
			.withMessageContaining("@DirectusCollection")
			.withMessageContaining("as(Comment.class)");
	}

	@Test
	void aCollectionCanBeReadAsAnotherType() {
		this.server.always(StubAnswer.json("{\"data\":[{\"id\":1,\"text\":\"b\"}]}"));
		StepVerifier.create(this.directus.collection("comments").as(Comment.class).find())
			.expectNext(new Comment(1, "b"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().target()).isEqualTo("/items/comments?fields=id%2Ctext");
	}

	@Test
	void anOwnRequestMayAnswerWithAPlainValue() {
		this.server.answer(StubAnswer.json("{\"data\":\"k3y\"}"), StubAnswer.json("{\"data\":[1,2]}"),
				StubAnswer.json("{\"data\":{\"a\":1}}"));
		assertThat(this.directus.exchange(HttpMethod.GET, "/utils/random/string").mono(String.class).block(TIMEOUT))
			.isEqualTo("k3y");
		assertThat(this.directus.exchange(HttpMethod.GET, "/a").flux(Integer.class).collectList().block(TIMEOUT))
			.containsExactly(1, 2);
		assertThat(this.directus.exchange(HttpMethod.GET, "/a").mono(Object.class).block(TIMEOUT))
			.isEqualTo(Map.of("a", 1));
	}

	@Test
	void anOwnRequestIsReadLikeAnyOther() {
		this.server.answer(StubAnswer.json("{\"data\":{\"id\":1,\"text\":\"b\"}}"),
				StubAnswer.json("[{\"id\":2,\"text\":\"c\"}]"),
				StubAnswer.of(201, "application/json", "{\"data\":{\"x\":1}}", "X-Custom: y"), StubAnswer.noContent());
		assertThat(this.directus.exchange(HttpMethod.GET, "/a").mono(Comment.class).block(TIMEOUT))
			.isEqualTo(new Comment(1, "b"));
		assertThat(this.directus.exchange(HttpMethod.GET, "/a").envelope(false).flux(Comment.class).blockLast(TIMEOUT))
			.isEqualTo(new Comment(2, "c"));
		ResponseEntity<JsonNode> entity = this.directus.exchange(HttpMethod.POST, "/a")
			.header("X-Mine", "1")
			.body(Map.of("b", 2))
			.toEntity(JsonNode.class)
			.block(TIMEOUT);
		assertThat(entity.getStatusCode().value()).isEqualTo(201);
		assertThat(entity.getHeaders().getFirst("X-Custom")).isEqualTo("y");
		assertThat(entity.getBody().path("x").asInt()).isEqualTo(1);
		assertThat(this.server.requests().get(2).headers()).containsEntry("x-mine", "1");
		assertThat(this.server.requests().get(2).body()).isEqualTo("{\"b\":2}");
		assertThat(this.directus.exchange(HttpMethod.POST, "/a").toEntity(JsonNode.class).block(TIMEOUT).getBody())
			.isNull();
	}

	@DirectusCollection("stories")
	record Story(Integer id, Author author, List<Comment> comments) {
	}

	record Author(int id, String name) {
	}

	record Comment(int id, String text) {
	}

}
