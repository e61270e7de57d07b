package io.github.springdirectus.scope;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static io.github.springdirectus.scope.ShopGraph.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScopedQueryTests {

	private static final String OWN = "{tenant={_eq=7}}";

	private static Map<String, Object> read(String collection, Object... query) {
		return ShopGraph.scope().query(collection, row(query));
	}

	@Test
	void withoutScopesTheQueryIsTheSame() {
		Map<String, Object> query = row("fields", List.of("*.*"));
		assertThat(Scope.NONE.query("articles", query)).isSameAs(query);
	}

	@Test
	void theFilterOfTheCallerStandsBesideTheScope() {
		assertThat(read("articles", "fields", List.of("id"))).hasToString("{fields=[id], filter=" + OWN + "}");
		assertThat(read("articles", "fields", List.of("id"), "filter",
				Map.of("_or", List.of(Map.of("title", Map.of("_eq", "a")), Map.of("id", Map.of("_eq", 3))))))
			.containsEntry("filter",
					row("_and", List.of(row("_or", List.of(row("title", row("_eq", "a")), row("id", row("_eq", 3)))),
							row("tenant", row("_eq", 7)))));
	}

	@Test
	void whatIsReachedIsFilteredEverywhere() {
		assertThat(read("comments", "fields", List.of("text", "article.author.name", "article.notes")).get("deep"))
			.hasToString("{article={_filter=" + OWN + ", author={_filter=" + OWN + "}, notes={_filter=" + OWN + "}}}");
		assertThat(read("articles_sections", "fields", List.of("item.text")).get("deep"))
			.hasToString("{item:headings={_filter=" + OWN + "}}");
		assertThat(read("comments", "fields", List.of("a.title"), "alias", Map.of("a", "article")).get("deep"))
			.hasToString("{a={_filter=" + OWN + "}}");
		assertThat(read("authors").get("deep")).hasToString("{articles={_filter=" + OWN + "}}");
	}

	@Test
	void aNestedFilterStandsBesideTheScope() {
		assertThat(read("comments", "fields", List.of("article.title"), "deep",
				Map.of("article", Map.of("_filter", Map.of("title", Map.of("_eq", "a")), "_limit", 5)))
			.get("deep")
			.toString()).contains("_limit=5", "_filter={_and=[{title={_eq=a}}, " + OWN + "]}");
	}

	@Test
	void wildcardsAreWrittenOut() {
		assertThat(read("notes", "fields", List.of("*.*"))).extractingByKey("fields").hasToString("[*, article.*]");
		assertThat(((List<?>) read("articles_sections", "fields", List.of("*.*.*")).get("fields")).toString())
			.contains("articles_id.author.*", "item:headings.*", "item:paragraphs.*")
			.doesNotContain("*.*");
	}

	@Test
	void wildcardsWithoutAnEndAreRefused() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> read("articles", "fields", List.of("*.*.*.*.*.*.*.*")))
			.withMessageContaining("name the fields");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'author':{'name':{'_eq':'a'}}} | {_and=[{author={name={_eq=a}}}, {author={tenant={_eq=7}}}]}
					{'author':{'_eq':2}} | {author={_eq=2}}
					{'author':{'_null':true}} | {author={_null=true}}
					{'notes':{'_some':{'text':{'_eq':'a'}}}} | {_and=[{notes={text={_eq=a}}}, {notes={tenant={_eq=7}}}]}
					{'notes':{'_eq':2}} | {_and=[{notes={id={_eq=2}}}, {notes={tenant={_eq=7}}}]}
					{'notes':{'_null':true}} | {notes={_none={tenant={_eq=7}}}}
					{'comments':{'_none':{'text':{'_eq':'a'}}}} | {comments={_none={text={_eq=a}}}}
					{'comments':{'text':{'_eq':'a'}}} | {comments={text={_eq=a}}}
					{'tags':{'tags_id':{'name':{'_eq':'a'}}}} | {_and=[{tags={tags_id={name={_eq=a}}}}, {tags={tags_id={tenant={_eq=7}}}}]}
					{'parent':{'author':{'_null':true}}} | {_or=[{parent={_null=true}}, {_and=[{parent={author={_null=true}}}, {parent={tenant={_eq=7}}}]}]}
					{'author':{'_or':[{'name':{'_eq':'a'}}, {'_eq':2}]}} | {_or=[{_and=[{author={name={_eq=a}}}, {author={tenant={_eq=7}}}]}, {author={_eq=2}}]}
					""")
	void conditionsGoThroughScopes(String filter, String scoped) {
		assertThat(new ScopedFilter(ShopGraph.scope(), "articles").of(parse(filter))).hasToString(scoped);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'notes':{'_none':{'text':{'_eq':'a'}}}}",
			"{'tags':{'_none':{'tags_id':{'name':{'_eq':'a'}}}}}", "{'author':{'_none':{'name':{'_eq':'a'}}}}",
			"{'count(notes)':{'_gt':1}}", "{'author':{'count(articles)':{'_gt':1}}}", "{'year(author.name)':{'_gt':1}}",
			"{'$FOLLOW(notes,article)':{'text':{'_eq':'a'}}}",
			"{'author':{'$FOLLOW(notes,article)':{'text':{'_eq':'a'}}}}", "{'sections':{'item':{'text':{'_eq':'a'}}}}",
			"{'sections':{'item:headings':{'_nnull':true}}}", "{'sections':{'item__headings':{'text':{'_eq':'a'}}}}",
			"{'title':{'text':{'_eq':'a'}}}", "{'nothing':{'_eq':1}}", "{'_some':{'author':{'name':{'_eq':'a'}}}}",
			"{'_and':{'author':{'name':{'_eq':'a'}}}}", "{'_or':[['author']]}", "{'author':['a']}",
			"{'author:authors':{'name':{'_eq':'a'}}}",
			"{'_and':[{'notes':{'_some':{'text':{'_eq':'a'}}}}, {'notes':{'_some':{'text':{'_eq':'b'}}}}]}",
			"{'_and':[{'notes':{'_some':{'text':{'_eq':'a'}}}}, {'_or':[{'notes':{'text':{'_eq':'b'}}}, {'title':{'_eq':'a'}}]}]}" })
	void whatCannotBeKeptWithinAScopeIsRefused(String filter) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> new ScopedFilter(ShopGraph.scope(), "articles").of(parse(filter)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "author.name", "-author.name", "notes", "count(notes)", "author.count(articles)",
			"comments.article.title", "nothing.name", "$FOLLOW(notes,article).text", "item.text" })
	void anOrderThatTellsOfAnotherIsRefused(String order) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> read("articles", "fields", List.of("id"), "sort", List.of(order)));
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> read("comments", "fields",
				List.of("article.id"), "deep", Map.of("article", Map.of("_sort", List.of(order)))));
	}

	@Test
	void anOrderByAnAliasIsTakenEitherWay() {
		for (Map<String, String> alias : List.of(Map.of("author", "title"), Map.of("title", "author"))) {
			String order = alias.keySet().iterator().next() + ".name";
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> read("articles", "fields", List.of("id"), "alias", alias, "sort", List.of(order)));
		}
	}

	@Test
	void ordersOfTheOwnRowStay() {
		assertThat(read("articles", "fields", List.of("id"), "sort", List.of("-title", "author", "year(details)")))
			.containsEntry("sort", List.of("-title", "author", "year(details)"));
		assertThat(read("articles", "aggregate", Map.of("count", List.of("*"), "sum", List.of("tenant")), "groupBy",
				List.of("title"), "sort", List.of("-count", "sum.tenant")))
			.containsKey("groupBy");
	}

	/**
	 * Directus reads {@code deep._writer} as a parameter and leaves it out.
	 */
	@Test
	void aRelationWhoseNameReadsAsAParameterIsRefused() {
		for (String field : List.of("_writer.name", "*.*")) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> read("comments", "fields", List.of(field)));
		}
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> new ScopedFilter(ShopGraph.scope(), "comments").of(parse("{'_writer':{'name':'a'}}")));
		assertThat(read("comments", "fields", List.of("_writer"))).doesNotContainKey("deep");
	}

	@Test
	void theReplyOfAWriteHasNoFilterOfItsOwn() {
		assertThat(ShopGraph.scope().reply("articles", row("fields", List.of("id", "author.name"))))
			.doesNotContainKey("filter")
			.extractingByKey("deep")
			.hasToString("{author={_filter=" + OWN + "}}");
	}

	private static Map<?, ?> parse(String json) {
		return new JsonMapper().readValue(json.replace('\'', '"'), Map.class);
	}

}
