package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryRendererTests {

	private static final Map<String, Object> WHOLE = Map.of("_limit", -1);

	@Test
	void theEmptyQueryHasNoParameters() {
		assertThat(QueryRenderer.render(Query.empty())).isEmpty();
	}

	@Test
	void everyParameterIsWrittenInAFixedOrder() {
		Map<String, Object> parameters = render((q) -> q.meta(Meta.FILTER_COUNT, Meta.TOTAL_COUNT)
			.deep("tags", (d) -> d.limit(1))
			.offset(40)
			.limit(20)
			.sort(desc("date"), asc("author.name"))
			.search("spring")
			.filter(field("author.vip").eq(true))
			.fields("id", "title"));
		assertThat(parameters.keySet()).containsExactly("fields", "filter", "search", "sort", "limit", "offset", "deep",
				"meta");
		assertThat(parameters)
			.isEqualTo(Map.of("fields", List.of("id", "title"), "filter", filter("author", filter("vip", "_eq", true)),
					"search", "spring", "sort", List.of("-date", "author.name"), "limit", 20, "offset", 40, "deep",
					Map.of("tags", Map.of("_limit", 1)), "meta", List.of("total_count", "filter_count")));
		assertThat(render((q) -> q.limit(20).page(2))).isEqualTo(Map.of("limit", 20, "page", 2));
	}

	@Test
	void deepParametersHaveAnUnderscoreAndRelationsHaveNone() {
		Map<String, Object> deep = deep((q) -> q.deep("comments",
				(d) -> d.deep("author", (a) -> a.page(2).limit(3))
					.offset(4)
					.limit(5)
					.sort(asc("id"))
					.search("spring")
					.filter(field("approved").eq(true))));
		assertThat(deep)
			.isEqualTo(Map.of("comments", Map.of("_filter", filter("approved", "_eq", true), "_search", "spring",
					"_sort", List.of("id"), "_limit", 5, "_offset", 4, "author", Map.of("_limit", 3, "_page", 2))));
		assertThat(((Map<?, ?>) deep.get("comments")).keySet().stream().map(String::valueOf)).containsExactly("_filter",
				"_search", "_sort", "_limit", "_offset", "author");
	}

	@Test
	void theRelationOfADottedFieldComesWhole() {
		assertThat(deep((q) -> q.fields("id", "comments.id", "comments.text"))).isEqualTo(Map.of("comments", WHOLE));
	}

	@Test
	void everyRelationOnTheWayToAFieldComesWhole() {
		assertThat(deep((q) -> q.fields("comments.author.name", "comments.reactions.id", "tags.name")))
			.isEqualTo(Map.of("comments", Map.of("_limit", -1, "author", WHOLE, "reactions", WHOLE), "tags", WHOLE));
	}

	@Test
	void relationsKeepTheirOrderAfterThoseThatWereAskedForByName() {
		assertThat(deep((q) -> q.fields("z.id", "b.id", "a.id").deep("a", (d) -> d.limit(1))).keySet())
			.containsExactly("a", "z", "b");
	}

	@Test
	void wildcardsBehindARelationLeaveItARelation() {
		assertThat(deep((q) -> q.fields("comments.*", "tags.*.*"))).isEqualTo(Map.of("comments", WHOLE, "tags", WHOLE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "comments", "*", "*.*", "*.*.*", "*.name", "*.author.name", "count(comments)",
			"year(born)", "json(meta, a.b)", "$FOLLOW(articles,author).title", "item:headings.title" })
	void whatNamesNoRelationGetsNoLimit(String field) {
		assertThat(render((q) -> q.fields(field))).isEqualTo(Map.of("fields", List.of(field)));
	}

	@Test
	void aFunctionBehindARelationIsNone() {
		assertThat(deep((q) -> q.fields("author.count(articles)", "tags.year(date).x", "year(editor.born)")))
			.isEqualTo(Map.of("author", WHOLE, "tags", WHOLE, "editor", WHOLE));
	}

	@Test
	void theScopeOfAManyToAnyRelationHasNoLimitButItsRelationsHave() {
		assertThat(deep((q) -> q.fields("sections.item:headings.title"))).isEqualTo(Map.of("sections", WHOLE));
		assertThat(deep((q) -> q.fields("sections.item:headings.links.url", "sections.item:texts.body")))
			.isEqualTo(Map.of("sections", Map.of("_limit", -1, "item:headings", Map.of("links", WHOLE))));
	}

	@Test
	void aLimitAnOffsetOrAPageOfTheCallerStands() {
		assertThat(deep((q) -> q.fields("a.id", "b.id", "c.id", "d.id")
			.deep("a", (d) -> d.limit(5))
			.deep("b", (d) -> d.offset(5))
			.deep("c", (d) -> d.page(2))
			.deep("d", (d) -> d.limit(-1)))).isEqualTo(
					Map.of("a", Map.of("_limit", 5), "b", Map.of("_offset", 5), "c", Map.of("_page", 2), "d", WHOLE));
	}

	@Test
	void aFilterOrASortOfTheCallerIsJoinedByTheLimit() {
		assertThat(deep((q) -> q.fields("comments.author.name")
			.deep("comments.author", (d) -> d.sort(asc("id")))
			.deep("tags", (d) -> d.sort(asc("id")))))
			.isEqualTo(Map.of("comments", Map.of("_limit", -1, "author", Map.of("_sort", List.of("id"), "_limit", -1)),
					"tags", Map.of("_sort", List.of("id"), "_limit", -1)));
	}

	@Test
	void aLimitOfTheCallerSaysNothingOfTheRelationsBelow() {
		assertThat(deep((q) -> q.fields("comments.author.name").deep("comments", (d) -> d.limit(5))))
			.isEqualTo(Map.of("comments", Map.of("_limit", 5, "author", WHOLE)));
	}

	@Test
	void theQueryItselfGetsNoLimit() {
		assertThat(render((q) -> q.fields("comments.id"))).doesNotContainKey("limit");
		assertThat(Query.of((q) -> q.fields("comments.id")).deep()).isEmpty();
	}

	@Test
	void noPartOfTheParametersCanBeChanged() {
		Map<String, Object> parameters = render((q) -> q.fields(new ArrayList<>(List.of("a.b.c")))
			.sort(asc("id"))
			.filter(field("id").in(1, 2))
			.meta(Meta.TOTAL_COUNT));
		Map<?, ?> deep = (Map<?, ?>) parameters.get("deep");
		Map<?, ?> relation = (Map<?, ?>) deep.get("a");
		for (Map<?, ?> map : List.of(parameters, deep, relation, (Map<?, ?>) parameters.get("filter"))) {
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(map::clear);
		}
		for (String list : List.of("fields", "sort", "meta")) {
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(((List<?>) parameters.get(list))::clear);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> deep(Consumer<Query.Builder> query) {
		return (Map<String, Object>) render(query).get("deep");
	}

	private static Map<String, Object> render(Consumer<Query.Builder> query) {
		return QueryRenderer.render(Query.of(query));
	}

	private static Map<String, Object> filter(String field, String operator, Object value) {
		return filter(field, Map.of(operator, value));
	}

	private static Map<String, Object> filter(String field, Map<String, Object> nested) {
		return Map.of(field, nested);
	}

}
