package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class QueryTests {

	private static final Filter FILTER = field("status").eq("published");

	@Test
	void theEmptyQuerySaysNothing() {
		Query query = Query.empty();
		assertThat(query).isEqualTo(Query.of((q) -> {
		})).hasToString("Query{}");
		assertThat(query.fields()).isEmpty();
		assertThat(query.filter()).isNull();
		assertThat(query.search()).isNull();
		assertThat(query.sort()).isEmpty();
		assertThat(query.limit()).isNull();
		assertThat(query.offset()).isNull();
		assertThat(query.page()).isNull();
		assertThat(query.deep()).isEmpty();
		assertThat(query.meta()).isEmpty();
		assertThat(query.alias()).isEmpty();
		assertThat(query.aggregates()).isEmpty();
		assertThat(query.groupBy()).isEmpty();
		assertThat(query.version()).isNull();
	}

	@Test
	void itHoldsWhatWasSaid() {
		Query query = full();
		assertThat(query.fields()).containsExactly("id", "author.name");
		assertThat(query.filter()).isEqualTo(FILTER);
		assertThat(query.search()).isEqualTo("spring");
		assertThat(query.sort()).containsExactly(desc("date"), asc("id"));
		assertThat(query.limit()).isEqualTo(20);
		assertThat(query.offset()).isEqualTo(40);
		assertThat(query.page()).isNull();
		assertThat(query.deep()).containsOnlyKeys("comments");
		assertThat(query.deep().get("comments").limit()).isEqualTo(5);
		assertThat(query.meta()).containsExactly(Meta.FILTER_COUNT);
		assertThat(Query.of((q) -> q.limit(10).page(3)).page()).isEqualTo(3);
	}

	@Test
	void itReadsAsItIsSent() {
		assertThat(full()).hasToString("Query{fields=[id, author.name], filter={status={_eq=published}}, "
				+ "search=spring, sort=[-date, id], limit=20, offset=40, "
				+ "deep={comments={_limit=5}, author={_limit=-1}}, meta=[filter_count]}");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void queriesAreEqualWhereEveryPartIs(String part, Consumer<Query.Builder> change) {
		Query.Builder builder = full().mutate();
		change.accept(builder);
		Query changed = builder.build();
		assertThat(full()).isEqualTo(full()).hasSameHashCodeAs(full()).isNotEqualTo("Query{}");
		assertThat(changed).isNotEqualTo(full()).doesNotHaveSameHashCodeAs(full());
		assertThat(full()).isNotEqualTo(changed);
	}

	static Stream<Arguments> queriesAreEqualWhereEveryPartIs() {
		return Stream.of(changed("fields", (q) -> q.fields("id")), changed("filter", (q) -> q.filter(FILTER)),
				changed("search", (q) -> q.search("boot")), changed("sort", (q) -> q.sort(asc("date"), asc("id"))),
				changed("limit", (q) -> q.limit(21)), changed("offset", (q) -> q.offset(0)),
				changed("deep", (q) -> q.deep("comments", (d) -> d.limit(6))),
				changed("alias", (q) -> q.alias("a", "title")), changed("version", (q) -> q.version("draft")),
				changed("versionRaw", (q) -> q.versionRaw("draft")), changed("backlink", (q) -> q.backlink(false)),
				changed("meta", (q) -> q.meta(Meta.TOTAL_COUNT)));
	}

	private static Arguments changed(String part, Consumer<Query.Builder> change) {
		return arguments(part, change);
	}

	@Test
	void mutateKeepsEverythingAndLeavesTheFirstQueryAsItIs() {
		Query query = full();
		Query.Builder builder = query.mutate();
		assertThat(builder.build()).isEqualTo(query).isNotSameAs(query);
		builder.limit(1).meta(Meta.TOTAL_COUNT).deep("comments", (d) -> d.limit(1)).deep("tags", (d) -> d.limit(1));
		assertThat(query).isEqualTo(full());
		assertThat(builder.build().deep()).containsOnlyKeys("comments", "tags");
	}

	@Test
	void aBuilderThatGoesOnChangesNoQueryItMade() {
		Query.Builder builder = Query.empty().mutate();
		Query query = builder.deep("a", (d) -> d.limit(1)).build();
		builder.deep("a", (d) -> d.limit(2)).meta(Meta.TOTAL_COUNT).limit(3);
		assertThat(query).isEqualTo(Query.of((q) -> q.deep("a", (d) -> d.limit(1))));
	}

	@Test
	void aListThatChangesLaterChangesNoQuery() {
		List<String> fields = new ArrayList<>(List.of("id"));
		Sort[] sort = { asc("id") };
		Query query = Query.of((q) -> q.fields(fields).sort(sort));
		fields.add("title");
		sort[0] = asc("title");
		assertThat(query.fields()).containsExactly("id").isUnmodifiable();
		assertThat(query.sort()).containsExactly(asc("id")).isUnmodifiable();
	}

	@Test
	void whatAQueryHandsOutCanNotBeChanged() {
		Query query = full();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> query.deep().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> query.meta().clear());
	}

	@Test
	void filtersAddUp() {
		Filter other = field("id").gt(1);
		assertThat(Query.of((q) -> q.filter(FILTER).filter(other)).filter()).isEqualTo(and(FILTER, other));
	}

	@Test
	void countsAddUp() {
		assertThat(Query.of((q) -> q.meta(Meta.FILTER_COUNT).meta(Meta.TOTAL_COUNT)).meta())
			.containsExactly(Meta.TOTAL_COUNT, Meta.FILTER_COUNT);
		assertThat(Query.of((q) -> q.meta(Meta.values())).meta()).containsExactly(Meta.values());
	}

	@Test
	void whatIsSaidAgainReplacesWhatWasSaid() {
		Query query = Query.of((q) -> q.fields("a")
			.fields("b")
			.sort(asc("a"))
			.sort(desc("b"))
			.search("a")
			.search("b")
			.limit(1)
			.limit(2)
			.offset(1)
			.offset(2));
		assertThat(query).isEqualTo(Query.of((q) -> q.fields("b").sort(desc("b")).search("b").limit(2).offset(2)));
		assertThat(Query.of((q) -> q.sort(asc("a")).sort())).isEqualTo(Query.empty());
	}

	@Test
	void deepTakesAPathOrARelationAtATime() {
		Query path = Query.of((q) -> q.deep("comments.author.posts", (d) -> d.limit(1)));
		Query steps = Query
			.of((q) -> q.deep("comments", (c) -> c.deep("author", (a) -> a.deep("posts", (d) -> d.limit(1)))));
		assertThat(path).isEqualTo(steps);
		assertThat(path.deep().get("comments").deep().get("author").deep().get("posts").limit()).isEqualTo(1);
	}

	@Test
	void deepGoesOnWhereItWas() {
		Query query = Query.of((q) -> q.deep("a.b", (d) -> d.limit(1))
			.deep("a", (d) -> d.filter(FILTER))
			.deep("a", (d) -> d.filter(field("x").isNull())));
		assertThat(query).isEqualTo(Query
			.of((q) -> q.deep("a", (d) -> d.filter(and(FILTER, field("x").isNull())).deep("b", (b) -> b.limit(1)))));
	}

	@Test
	void deepKeepsTheOrderAndLeavesOutWhatSaysNothing() {
		Query query = Query.of((q) -> q.deep("z", (d) -> d.limit(1)).deep("y", (d) -> {
		}).deep("a.b", (d) -> {
		}).deep("m", (d) -> d.limit(1)));
		assertThat(query.deep().keySet()).containsExactly("z", "m");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void whatDirectusWouldRefuseOrWidenIsRefused(String message, Consumer<Query.Builder> query) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> Query.of(query))
			.withMessage(message);
	}

	static Stream<Arguments> whatDirectusWouldRefuseOrWidenIsRefused() {
		String noFields = "fields() with no fields: Directus would send all of them; "
				+ "name one or more, or leave fields out";
		String blank = "A field path is blank: write the name of a field, such as \"title\" or \"author.name\"";
		String both = "page(..) and offset(..) don't go together: write limit(..) with one of them";
		String endless = "Under limit(-1) Directus sends all items whatever the page: "
				+ "write the size of a page as the limit, or leave the page out";
		return Stream.of(refused(noFields, (q) -> q.fields()), refused(noFields, (q) -> q.fields(List.of())),
				refused(blank, (q) -> q.fields("id", " ")),
				refused("A blank search finds everything: leave search out", (q) -> q.search(" ")),
				refused("A filter within an and is null: leave it out", (q) -> q.filter(null)),
				refused("A filter within an and is null: leave it out", (q) -> q.filter(FILTER).filter(null)),
				refused("limit(-2) is below -1, which Directus refuses: write limit(-1) for all items",
						(q) -> q.limit(-2)),
				refused("offset(-1) is below 0, which Directus refuses: leave it out to skip none",
						(q) -> q.offset(-1)),
				refused("page(0) is below 1, which Directus refuses: the first page is 1", (q) -> q.page(0)),
				refused(both, (q) -> q.page(1).offset(0)), refused(both, (q) -> q.offset(0).page(1)),
				refused(both, (q) -> q.deep("a", (d) -> d.offset(0).page(1))),
				refused(endless, (q) -> q.page(1).limit(-1)), refused(endless, (q) -> q.limit(-1).page(1)),
				refused("fields(..) within deep(..) would be ignored: "
						+ "name them from the top, as in fields(\"comments.id\")",
						(q) -> q.deep("comments", (d) -> d.fields("id"))),
				refused(aliasName("a.b"), (q) -> q.alias("a.b", "c")), refused(aliasName(""), (q) -> q.alias("", "c")),
				refused(aliasName("_filter"), (q) -> q.alias("_filter", "c")),
				refused(aliasName("year(a)"), (q) -> q.alias("year(a)", "c")),
				refused(aliasField("b.c"), (q) -> q.alias("a", "b.c")),
				refused(aliasField("*"), (q) -> q.alias("a", "*")),
				refused(aliasField("author.year(born)"), (q) -> q.alias("a", "year(author.born)")),
				refused("The key of a version is blank: leave it out for what is published", (q) -> q.version(" ")),
				refused("The key of a version is blank: leave it out for what is published", (q) -> q.versionRaw("")),
				refused("version(..) within deep(..) would be ignored: it is one for the whole query",
						(q) -> q.deep("comments", (d) -> d.version("v"))),
				refused("version(..) within deep(..) would be ignored: it is one for the whole query",
						(q) -> q.deep("comments", (d) -> d.versionRaw("v"))),
				refused("backlink(..) within deep(..) would be ignored: it is one for the whole query",
						(q) -> q.deep("comments", (d) -> d.backlink(false))),
				refused("fields(..) within deep(..) would be ignored: "
						+ "name them from the top, as in fields(\"comments.id\")",
						(q) -> q.deep("comments", (d) -> d.fields(field("id")))),
				refused("meta(..) within deep(..) would be ignored: Directus counts the items at the top only",
						(q) -> q.deep("comments", (d) -> d.meta(Meta.TOTAL_COUNT))));
	}

	private static String aliasName(String name) {
		return "The alias \"" + name + "\" is no name that Directus takes: "
				+ "write letters, digits and underscores, beginning with a letter";
	}

	private static String aliasField(String field) {
		return "The alias \"a\" is for \"" + field + "\", and Directus renames fields of the collection itself only: "
				+ "for a field of a related item write alias(..) within deep(..) of the relation";
	}

	private static Arguments refused(String message, Consumer<Query.Builder> query) {
		return arguments(message, query);
	}

	@Test
	void theSmallestNumbersAreTaken() {
		assertThat(Query.of((q) -> q.limit(-1).offset(0)).limit()).isEqualTo(-1);
		assertThat(Query.of((q) -> q.limit(0).page(1)).limit()).isZero();
	}

	@Test
	void aNestedQueryStaysNestedWhenItIsTakenUpAgain() {
		Query.Builder builder = Query.of((q) -> q.deep("a", (d) -> d.limit(1))).mutate();
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> builder.deep("a", (d) -> d.fields("id")));
	}

	@Test
	void aliasesAddUpAndAreSentInOrder() {
		Query query = Query.of((q) -> q.alias("b", "title").alias("a", field("date")).alias("b", "status"));
		assertThat(query.alias()).containsExactly(Map.entry("b", "status"), Map.entry("a", "date")).isUnmodifiable();
		assertThat(QueryRenderer.render(query)).isEqualTo(Map.of("alias", Map.of("b", "status", "a", "date")));
	}

	@Test
	void aRelationHasAliasesOfItsOwn() {
		Query query = Query.of((q) -> q.fields("all.id", "dutch.text")
			.alias("all", "translations")
			.alias("dutch", "translations")
			.deep("dutch", (d) -> d.alias("text", "title").filter(field("code").eq("nl-NL"))));
		assertThat(QueryRenderer.render(query)).isEqualTo(Map.of("fields", List.of("all.id", "dutch.text"), "alias",
				Map.of("all", "translations", "dutch", "translations"), "deep",
				Map.of("dutch", Map.of("_filter", Map.of("code", Map.of("_eq", "nl-NL")), "_alias",
						Map.of("text", "title"), "_limit", -1), "all", Map.of("_limit", -1))));
	}

	@Test
	void aVersionIsReadAsItIsMeantOrAsItWasSaved() {
		assertThat(QueryRenderer.render(Query.of((q) -> q.version("draft")))).isEqualTo(Map.of("version", "draft"));
		assertThat(QueryRenderer.render(Query.of((q) -> q.versionRaw("draft"))))
			.isEqualTo(Map.of("version", "draft", "versionRaw", "true"));
		assertThat(Query.of((q) -> q.version("draft")).version()).isEqualTo("draft");
		assertThat(Query.of((q) -> q.versionRaw("a").version("b"))).isEqualTo(Query.of((q) -> q.version("b")));
	}

	@Test
	void backlinksAreSentAsSaid() {
		assertThat(QueryRenderer.render(Query.of((q) -> q.backlink(false)))).isEqualTo(Map.of("backlink", false));
		assertThat(QueryRenderer.render(Query.of((q) -> q.backlink(true)))).isEqualTo(Map.of("backlink", true));
	}

	@Test
	void mutateKeepsAggregatesAndTheRest() {
		Query query = Query.of((q) -> q.aggregate(Aggregate.sum("n")).groupBy("a").version("v").backlink(true));
		assertThat(query.mutate().build()).isEqualTo(query).hasSameHashCodeAs(query);
		assertThat(query).isNotEqualTo(query.mutate().groupBy("b").build())
			.isNotEqualTo(query.mutate().aggregate(Aggregate.sum("m")).build());
		assertThat(query.mutate().aggregate().groupBy().fields("id").build().fields()).containsExactly("id");
	}

	private static Query full() {
		return Query.of((q) -> q.fields("id", "author.name")
			.filter(FILTER)
			.search("spring")
			.sort(desc("date"), asc("id"))
			.limit(20)
			.offset(40)
			.deep("comments", (d) -> d.limit(5))
			.meta(Meta.FILTER_COUNT));
	}

}
