package io.github.springdirectus.wire;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.raw;
import static io.github.springdirectus.query.Meta.FILTER_COUNT;
import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes to all items that a query finds: always all of them, and never all of the
 * collection by accident.
 */
class WhereTests extends WireTest {

	private final ItemOperations<Map<String, Object>> articles = this.directus.collection("articles");

	@Test
	void anUpdateNamesItsFilterAndNoLimit() {
		this.server.always(StubAnswer.json("{\"data\":[{\"id\":1,\"title\":\"a\"}]}"));
		StepVerifier
			.create(this.directus.collection(Article.class)
				.updateWhere((q) -> q.filter(field(Article::views).gt(5)), Map.of("title", "a")))
			.expectNext(new Article(1, "a", null, null))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("PATCH");
		assertThat(this.server.request().path()).isEqualTo("/items/articles");
		assertThat(this.server.request().query()).isEqualTo("fields=id%2Ctitle%2Cbody_text%2Cviews");
		assertThat(this.server.request().body())
			.isEqualTo("{\"query\":{\"filter\":{\"views\":{\"_gt\":5}},\"limit\":-1},\"data\":{\"title\":\"a\"}}");
	}

	@Test
	void theReplyOfAnUpdateIsDescribedByTheQuery() {
		this.articles
			.updateWhere((q) -> q.filter(field("id").eq(1))
				.fields("id", "comments.id")
				.deep("comments", (d) -> d.sort(asc("id")).limit(5)), Map.of())
			.blockLast(TIMEOUT);
		assertThat(this.server.request().query())
			.isEqualTo("fields=id%2Ccomments.id&deep=%7B%22comments%22%3A%7B%22_sort%22%3A%5B%22id%22%5D%2C"
					+ "%22_limit%22%3A5%7D%7D");
		assertThat(this.server.request().body())
			.isEqualTo("{\"query\":{\"filter\":{\"id\":{\"_eq\":1}},\"limit\":-1},\"data\":{}}");
	}

	@Test
	void aDeletionNamesItsFilterAndNoLimit() {
		this.server.always(StubAnswer.noContent());
		this.articles.deleteWhere((q) -> q.filter(field("status").eq("old"))).block(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("DELETE");
		assertThat(this.server.request().query()).isEmpty();
		assertThat(this.server.request().body())
			.isEqualTo("{\"query\":{\"filter\":{\"status\":{\"_eq\":\"old\"}},\"limit\":-1}}");
	}

	@Test
	void allItemsAreMeantWhereTheQuerySaysSo() {
		this.server.always(StubAnswer.noContent());
		this.articles.deleteWhere((q) -> q.all()).block(TIMEOUT);
		this.articles.updateWhere((q) -> q.all().filter(raw(Map.of())), Map.of()).blockLast(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::body)
			.containsExactly("{\"query\":{\"limit\":-1}}", "{\"query\":{\"filter\":{},\"limit\":-1},\"data\":{}}");
	}

	@Test
	void aReadIsTheSameWithAll() {
		this.articles.find((q) -> q.all().fields("id")).blockLast(TIMEOUT);
		assertThat(this.server.request().query()).isEqualTo("fields=id");
		assertThat(Query.of((q) -> q.all())).isNotEqualTo(Query.empty());
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> Query.of((q) -> q.deep("comments", (d) -> d.all())));
	}

	static List<Query> queriesThatSayNothing() {
		return List.of(Query.empty(), Query.of((q) -> q.fields("id")), Query.of((q) -> q.filter(raw(Map.of()))),
				Query.of((q) -> q.filter(raw(Map.of("_and", List.of())))),
				Query.of((q) -> q.filter(raw(Map.of("_or", List.of())))),
				Query.of((q) -> q.filter(raw(Map.of("_or", List.of(Map.of("id", Map.of("_eq", 1)), Map.of()))))),
				Query.of((q) -> q.filter(raw(Map.of("id", Map.of())))),
				Query.of((q) -> q.filter(raw(Map.of("comments", Map.of("_some", Map.of()))))),
				Query.of((q) -> q.filter(raw(Map.of("_and", List.of(Map.of()))))));
	}

	@ParameterizedTest
	@MethodSource("queriesThatSayNothing")
	void aFilterThatLeavesOutNothingIsRefused(Query query) {
		for (Query saying : List.of(query, query.mutate().fields("id").build())) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.articles.updateWhere(saying, Map.of("title", "a")))
				.withMessageContaining("all()");
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.articles.deleteWhere(saying))
				.withMessageContaining("all()");
		}
		assertThat(this.server.requests()).isEmpty();
	}

	static List<Query> queriesThatWouldCut() {
		return List.of(Query.of((q) -> q.limit(-1)), Query.of((q) -> q.limit(5)), Query.of((q) -> q.offset(1)),
				Query.of((q) -> q.page(1)), Query.of((q) -> q.search("a")), Query.of((q) -> q.sort(asc("id"))),
				Query.of((q) -> q.meta(FILTER_COUNT)), Query.of((q) -> q.aggregate(countAll())),
				Query.of((q) -> q.groupBy("status")), Query.of((q) -> q.version("draft")));
	}

	@ParameterizedTest
	@MethodSource("queriesThatWouldCut")
	void whatWouldCutTheItemsOrSayNothingOfThemIsRefused(Query query) {
		Query filtered = query.mutate().filter(field("id").gt(1)).all().build();
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.articles.updateWhere(filtered, Map.of("title", "a")));
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.articles.deleteWhere(filtered));
		assertThat(this.server.requests()).isEmpty();
	}

}
