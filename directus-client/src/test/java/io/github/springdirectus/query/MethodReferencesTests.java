package io.github.springdirectus.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Aggregate.sum;
import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.json;
import static io.github.springdirectus.query.Filters.not;
import static io.github.springdirectus.query.Filters.year;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MethodReferencesTests {

	/**
	 * Names a property by its type and its accessor.
	 */
	private static final NameResolver NAMES = (type, accessor) -> type.getSimpleName().toLowerCase() + "_" + accessor;

	@Test
	void aPropertyStaysSymbolicUntilItIsRendered() {
		Filter filter = field(Article::author).then(Author::name).eq("Ada");
		assertThat(filter).hasToString("Article::author.Author::name _eq Ada");
		assertThat(FilterRenderer.render(filter, NAMES, List.of()))
			.isEqualTo(Map.of("article_author", Map.of("author_name", Map.of("_eq", "Ada"))));
	}

	@Test
	void everyPartOfAQueryTakesProperties() {
		Query query = Query.of((q) -> q.fields(Article::title, Article::author)
			.filter(field(Article::comments).some(field(Comment::text).eq("x")))
			.sort(desc(Article::title), asc(field(Article::author).then(Author::getBorn)))
			.alias("y", year(field(Article::date)))
			.deep(Article::comments, (d) -> d.sort(asc(Comment::text)))
			.deep(field(Article::author).then("posts"), (d) -> d.limit(1)));
		assertThat(QueryRenderer.render(query, NAMES)).isEqualTo(Map.of("fields",
				List.of("article_title", "article_author"), "filter",
				Map.of("article_comments", Map.of("_some", Map.of("comment_text", Map.of("_eq", "x")))), "sort",
				List.of("-article_title", "article_author.author_getBorn"), "alias", Map.of("y", "year(article_date)"),
				"deep", Map.of("article_comments", Map.of("_sort", List.of("comment_text"), "_limit", -1),
						"article_author", Map.of("_limit", -1, "posts", Map.of("_limit", 1)))));
		assertThat(query.fields()).containsExactly("Article::title", "Article::author");
		assertThat(query.deep()).containsOnlyKeys("Article::comments", "Article::author");
		assertThat(query.alias()).isEqualTo(Map.of("y", "year(Article::date)"));
		assertThat(query).hasToString("Query" + QueryRenderer.render(query, PathPart.Property.AS_WRITTEN));
		Query rows = Query.of((q) -> q.aggregate(sum(Article::count)).groupBy(year(field(Article::date))));
		assertThat(QueryRenderer.render(rows, NAMES)).isEqualTo(Map.of("limit", -1, "aggregate",
				Map.of("sum", List.of("article_count")), "groupBy", List.of("year(article_date)")));
		assertThat(rows.groupBy()).containsExactly("year(Article::date)");
	}

	@Test
	void theRelationsThatFieldsGoThroughAreReadWhole() {
		assertThat(QueryRenderer.render(Query.of((q) -> q.fields(field(Article::comments).then(Comment::text))), NAMES))
			.isEqualTo(Map.of("fields", List.of("article_comments.comment_text"), "deep",
					Map.of("article_comments", Map.of("_limit", -1))));
	}

	@Test
	void valuesWithinJsonAreNamedByPropertiesToo() {
		assertThat(QueryRenderer.render(Query.of((q) -> q.fields(json(field(Article::meta), "a.b"))), NAMES))
			.isEqualTo(Map.of("fields", List.of("json(article_meta, a.b)")));
		assertThat(FilterRenderer.render(field(Article::meta).json("p", (value) -> value.eq(1)), NAMES, List.of()))
			.isEqualTo(Map.of("article_meta", Map.of("_json", Map.of("p", Map.of("_eq", 1)))));
	}

	@Test
	void propertiesAreEqualByTypeAndAccessor() {
		assertThat(field(Article::title).eq(1)).isEqualTo(field(Article::title).eq(1))
			.hasSameHashCodeAs(field(Article::title).eq(1))
			.isNotEqualTo(field(Article::date).eq(1))
			.isNotEqualTo(field(Draft::title).eq(1));
		assertThat(Query.of((q) -> q.fields(Article::title))).isEqualTo(Query.of((q) -> q.fields(Article::title)));
		for (int i = 0; i < 2; i++) {
			assertThat(field(Draft::title)).hasToString("Draft::title");
		}
	}

	@Test
	void anInheritedPropertyBelongsToTheTypeThatWasNamed() {
		assertThat(field(Special::getBorn)).hasToString("Special::getBorn");
		assertThat(field(Named::name)).hasToString("Named::name");
	}

	@Test
	void aPropertyOfWhichThereAreManyIsNotNegated() {
		for (FilterField field : List.of(field(Article::comments).then(Comment::text),
				field(Article::tags).then(Comment::text), field(Article::labels).then(Comment::text))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> not(field.eq("x")))
				.withMessageStartingWith("\"" + field + " _eq x\" can't be negated, since \"" + field
						+ "\" is about many items, and its opposite is about some of them");
		}
		assertThat(FilterRenderer.render(not(field(Article::labels).isNull()), NAMES, List.of()))
			.isEqualTo(Map.of("article_labels", Map.of("_nnull", true)));
		assertThat(FilterRenderer.render(not(field(Article::author).then(Author::name).isNull()), NAMES, List.of()))
			.isNotEmpty();
	}

	@Test
	void aNameThatReadsAsAnOperatorIsRefusedWhenItIsKnown() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> FilterRenderer.render(field(Article::title).eq(1), (type, accessor) -> "_eq", List.of()))
			.withMessageStartingWith(
					"The field path \"_eq\" has the part \"_eq\", which Directus reads as an operator");
	}

	@Test
	void conditionsOnTheSameItemAreFoundWhateverTheRelationIsNamedBy() {
		Filter filter = and(field(Article::comments).some(and(field("a").eq(1), field("b").eq(1))),
				field("article_comments.c").eq(1));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> FilterRenderer.render(filter, NAMES, List.of()))
			.withMessageContaining("\"article_comments\" stands beside another condition");
	}

	@Test
	void aRelationIsNamedOneWayInDeep() {
		Query query = Query
			.of((q) -> q.deep(Article::comments, (d) -> d.limit(1)).deep("article_comments", (d) -> d.limit(2)));
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> QueryRenderer.render(query, NAMES))
			.withMessage("deep(..) of \"article_comments\" names the relation by a text and by a method reference: "
					+ "name it one way");
	}

	@Test
	void withoutNamesAPropertyIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> QueryRenderer.render(Query.of((q) -> q.fields(Article::title))))
			.withMessage("What Article::title is called in Directus is not known here: name the field by a text");
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNoReferenceToAMethodOfItsTypeIsRefused(Accessor<Article, ?> accessor) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> field(accessor))
			.withMessage("A property is named by what is no reference to a method of its type: "
					+ "write a method reference such as Article::title, or the name of the field as a text");
	}

	static Stream<Accessor<Article, ?>> whatIsNoReferenceToAMethodOfItsTypeIsRefused() {
		String captured = "x";
		return Stream.of((article) -> article.title(), (article) -> captured, captured::equals, String::valueOf,
				Holder::new, new NamedClass());
	}

	interface Named {

		String name();

	}

	record Article(String title, Author author, List<Comment> comments, Comment[] tags, Set<String> labels, String date,
			Integer count, Object meta) {

	}

	record Draft(String title) {

	}

	record Author(String name, String getBorn) implements Named {

	}

	record Comment(String text) {

	}

	static class Base {

		String getBorn() {
			return "";
		}

	}

	static class Special extends Base {

	}

	record Holder(Article article) {

	}

	static final class NamedClass implements Accessor<Article, String> {

		@Override
		public String apply(Article article) {
			return article.title();
		}

	}

}
