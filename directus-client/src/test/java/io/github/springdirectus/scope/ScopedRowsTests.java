package io.github.springdirectus.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.scope.ShopGraph.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class ScopedRowsTests {

	private static ScopedWrite write(Scope scope, String collection, Map<String, Object> row, RowKind kind) {
		return scope.write(collection, List.of(row), kind);
	}

	private static ScopedWrite create(String collection, Object... row) {
		return write(ShopGraph.scope(), collection, row(row), RowKind.NEW);
	}

	private static ScopedWrite change(String collection, Object... row) {
		return write(ShopGraph.scope(), collection, row(row), RowKind.CHANGES);
	}

	private static Map<String, Object> part(String name, Object... elements) {
		return Map.of(name, List.of(elements));
	}

	@Test
	void aNewRowGetsWhatTheScopeSays() {
		assertThat(create("articles", "title", "a").rows()).containsExactly(row("title", "a", "tenant", 7));
		assertThat(create("articles", "tenant", "7").rows()).containsExactly(row("tenant", "7"));
		assertThat(change("articles", "title", "a").rows()).containsExactly(row("title", "a"));
	}

	@Test
	void newRowsWithinARowGetItToo() {
		assertThat(create("comments", "text", "c", "article", row("title", "a", "author", row("name", "b"))).rows())
			.containsExactly(row("text", "c", "article",
					row("title", "a", "author", row("name", "b", "tenant", 7), "tenant", 7)));
		assertThat(change("articles", "notes", part("create", row("text", "n"))).rows())
			.containsExactly(row("notes", part("create", row("text", "n", "tenant", 7))));
		assertThat(create("articles", "tags", List.of(row("tags_id", row("name", "t")))).rows().get(0).get("tags"))
			.isEqualTo(List.of(row("tags_id", row("name", "t", "tenant", 7))));
		assertThat(
				create("articles", "sections", List.of(row("collection", "headings", "item", row("text", "h")))).rows()
					.get(0)
					.get("sections"))
			.isEqualTo(List.of(row("collection", "headings", "item", row("text", "h", "tenant", 7))));
	}

	@Test
	void keysOfRelatedItemsAreToBeChecked() {
		assertThat(change("comments", "article", 3).checks()).extracting(KeysInScope::collection, KeysInScope::keys)
			.containsExactly(tuple("articles", List.of(3)));
		assertThat(change("comments", "article", row("id", 3, "title", "x")).checks())
			.extracting(KeysInScope::collection, KeysInScope::keys)
			.containsExactly(tuple("articles", List.of(3)));
		assertThat(change("articles", "author", 1, "parent", row("id", 2, "author", 5, "title", "t")).checks())
			.extracting(KeysInScope::collection, KeysInScope::keys)
			.containsExactly(tuple("authors", List.of(1, 5)), tuple("articles", List.of(2)));
		assertThat(change("articles", "notes",
				Map.of("update", List.of(row("id", 1, "text", "a")), "delete", List.of(2, "3")))
			.checks()).singleElement()
			.satisfies((check) -> assertThat(check.keys()).containsExactlyInAnyOrder(1, 2, "3"));
		assertThat(create("articles", "notes", List.of(4, row("id", 5))).checks()).singleElement()
			.satisfies((check) -> assertThat(check.keys()).containsExactly(4, 5));
		assertThat(create("articles", "sections", List.of(row("collection", "headings", "item", "6"))).checks())
			.extracting(KeysInScope::collection, KeysInScope::keys)
			.containsExactly(tuple("headings", List.of("6")));
		assertThat(create("articles", "sections", List.of(row("collection", "paragraphs", "item", "6"))).checks())
			.isEmpty();
	}

	@Test
	void childrenWithoutAScopeAreNotTakenFromAParentOutsideOfIt() {
		for (Object value : List.of(part("update", row("id", 9, "tags_id", 1)), List.of(9), List.of(row("id", 9)))) {
			KeysInScope check = change("articles", "tags", value).checks().get(0);
			assertThat(check.collection()).isEqualTo("articles_tags");
			assertThat(check.query(List.of(9)).get("filter")).hasToString(
					"{_and=[{id={_in=[9]}}, " + "{_or=[{articles_id={_null=true}}, {articles_id={tenant={_eq=7}}}]}]}");
		}
	}

	@Test
	void keysAreVerifiedAsTheyWereWritten() {
		KeysInScope check = change("comments", "article", "0x3").checks().get(0);
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> check.verify(List.of(3)))
			.withMessageContaining("articles")
			.withMessageNotContaining("0x3");
		change("comments", "article", "3").checks().get(0).verify(List.of(3));
		change("comments", "article", "AB").checks().get(0).verify(List.of("ab"));
	}

	static Stream<Arguments> refused() {
		return Stream.of(Arguments.of("articles", row("tenant", 8), RowKind.NEW),
				Arguments.of("articles", row("tenant", null), RowKind.NEW),
				Arguments.of("articles", row("tenant", 8), RowKind.CHANGES),
				Arguments.of("articles", row("tenant", row("_eq", 7)), RowKind.CHANGES),
				Arguments.of("articles", row("tenant", List.of(7)), RowKind.CHANGES),
				Arguments.of("articles", row("tenant", "07"), RowKind.CHANGES),
				Arguments.of("articles", row("id", 1, "tenant", 8), RowKind.KEYED),
				Arguments.of("articles", row("title", "no key"), RowKind.KEYED),
				Arguments.of("comments", row("article", row("title", "a", "tenant", 8)), RowKind.NEW),
				Arguments.of("comments", row("article", row("id", 1, "tenant", 8)), RowKind.NEW),
				Arguments.of("comments", row("article", List.of(1)), RowKind.CHANGES),
				Arguments.of("comments", row("article", true), RowKind.CHANGES),
				Arguments.of("comments", row("article", row("id", true)), RowKind.CHANGES),
				Arguments.of("articles", row("notes", List.of()), RowKind.CHANGES),
				Arguments.of("articles", row("notes", List.of(1)), RowKind.CHANGES),
				Arguments.of("articles", row("notes", null), RowKind.CHANGES),
				Arguments.of("articles", row("notes", ""), RowKind.CHANGES),
				Arguments.of("articles", row("notes", false), RowKind.NEW),
				Arguments.of("articles", row("notes", "[1]"), RowKind.NEW),
				Arguments.of("articles", row("notes", Map.of("create", "[{}]")), RowKind.CHANGES),
				Arguments.of("articles", row("notes", Map.of("create", Map.of())), RowKind.CHANGES),
				Arguments.of("articles", row("notes", part("create", 1)), RowKind.CHANGES),
				Arguments.of("articles", row("notes", part("update", row("text", "no key"))), RowKind.CHANGES),
				Arguments.of("articles", row("notes", part("update", 1)), RowKind.CHANGES),
				Arguments.of("articles", row("notes", part("update", row("id", 1, "tenant", 8))), RowKind.CHANGES),
				Arguments.of("articles", row("notes", part("create", row("tenant", 8))), RowKind.CHANGES),
				Arguments.of("articles", row("notes", part("delete", row("id", 1))), RowKind.CHANGES),
				Arguments.of("articles", row("notes", part("delete", Map.of("_in", List.of(1)))), RowKind.CHANGES),
				Arguments.of("articles", row("notes", row("id", 1)), RowKind.CHANGES),
				Arguments.of("articles", row("children", null), RowKind.CHANGES),
				Arguments.of("comments", row("article", row("id", 1, "notes", List.of())), RowKind.NEW),
				Arguments.of("articles", row("sections", List.of(row("item", "1"))), RowKind.NEW),
				Arguments.of("articles", row("sections", part("update", row("id", 1, "item", "1"))), RowKind.CHANGES),
				Arguments.of("articles", row("sections", part("update", row("id", 1, "collection", "headings"))),
						RowKind.CHANGES),
				Arguments.of("articles_sections", row("collection", "headings"), RowKind.CHANGES),
				Arguments.of("articles_sections", row("collection", List.of("headings"), "item", "1"), RowKind.NEW),
				Arguments.of("articles_sections", row("collection", "headings", "item", row("tenant", 8)), RowKind.NEW),
				Arguments.of("articles", row("unknown", row("x", 1)), RowKind.CHANGES),
				Arguments.of("articles", row("unknown", null), RowKind.CHANGES));
	}

	@ParameterizedTest
	@MethodSource
	void refused(String collection, Map<String, Object> row, RowKind kind) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> write(ShopGraph.scope(), collection, row, kind));
	}

	@Test
	void whatHasNoScopeIsWrittenAsItIs() {
		Map<String, Object> row = row("details", row("notes", List.of(1)), "sections",
				List.of(row("collection", "paragraphs", "item", row("text", "p"))), "comments",
				List.of(row("text", "c")), "title", null, "tenant", 7);
		assertThat(create("articles",
				row.entrySet().stream().flatMap((e) -> Stream.of(e.getKey(), e.getValue())).toArray())
			.rows()).containsExactly(row);
		assertThat(change("articles", "parent", null, "author", null).checks()).isEmpty();
	}

	@Test
	void aScopeOfSeveralValuesMustBeMetByANewRow() {
		Scope scope = ShopGraph.scope(Map.of("tenant", Map.of("_in", List.of(7, 9))), "articles");
		assertThat(write(scope, "articles", row("tenant", 9), RowKind.NEW).rows()).hasSize(1);
		for (Map<String, Object> row : List.of(row("tenant", 8), row("title", "a"))) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> write(scope, "articles", row, RowKind.NEW));
		}
		assertThat(write(scope, "articles", row("title", "a"), RowKind.CHANGES).rows()).hasSize(1);
	}

	@Test
	void whatOnlyTheServerKnowsIsRefusedWhereTheScopeLooksAtIt() {
		for (Map<String, ?> filter : List.of(Map.of("tenant", Map.of("_eq", "$CURRENT_USER")),
				Map.of("tenant", Map.of("_gt", 5)), Map.of("year(tenant)", Map.of("_eq", 7)), Map.of("_or",
						Arrays.asList(Map.of("tenant", Map.of("_gt", 5)), Map.of("title", Map.of("_eq", "x")))))) {
			Scope scope = ShopGraph.scope(filter, "articles");
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> write(scope, "articles", row("tenant", 7), RowKind.CHANGES));
			assertThat(write(scope, "articles", row("details", 1), RowKind.CHANGES).rows()).hasSize(1);
		}
	}

	@Test
	void aScopeByARelatedItemChecksItsKey() {
		Scope scope = ShopGraph.scope(Map.of("article", Map.of("tenant", Map.of("_eq", 7))), "comments");
		KeysInScope check = write(scope, "comments", row("article", 3), RowKind.NEW).checks().get(0);
		assertThat(check.collection()).isEqualTo("articles");
		assertThat(check.query(List.of(3)).get("filter")).hasToString("{_and=[{id={_in=[3]}}, {tenant={_eq=7}}]}");
		assertThat(write(scope, "comments", row("article", row("tenant", 7)), RowKind.NEW).checks()).isEmpty();
		for (Map<String, Object> row : List.of(row("text", "a"), row("article", null),
				row("article", row("title", "a")), row("article", row("id", 1, "tenant", 8)))) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> write(scope, "comments", row, RowKind.NEW));
		}
	}

	@Test
	void aNewChildIsWithinAScopeThatIsItsParents() {
		Map<String, Supplier<Map<String, ?>>> filters = Map.of("articles", () -> Map.of("tenant", Map.of("_eq", 7)),
				"comments", () -> Map.of("article", Map.of("tenant", Map.of("_eq", 7))));
		Scope scope = new Scope(filters, ShopGraph.graph());
		assertThat(
				write(scope, "articles", row("comments", part("create", row("text", "c"))), RowKind.CHANGES).checks())
			.isEmpty();
		assertThat(
				write(scope, "articles", row("comments", part("update", row("id", 1, "article", 3))), RowKind.CHANGES)
					.checks())
			.extracting(KeysInScope::collection)
			.containsExactlyInAnyOrder("comments", "articles");
	}

}
