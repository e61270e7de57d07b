package io.github.springdirectus.query;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.count;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class QuantifiersTests {

	private static final FilterField COMMENTS = field("comments");

	private static final Filter A = field("a").eq(1);

	private static final Filter B = field("b").eq(2);

	private static final Filter C = field("c").eq(3);

	private static final Map<String, Object> IS_A = Map.of("a", Map.of("_eq", 1));

	private static final Map<String, Object> IS_B = Map.of("b", Map.of("_eq", 2));

	private static final Map<String, Object> IS_C = Map.of("c", Map.of("_eq", 3));

	@Test
	void aSingleConditionIsSentAsItIs() {
		assertSent(COMMENTS.some(A), comments(Map.of("_some", IS_A)));
		assertSent(COMMENTS.none(A), comments(Map.of("_none", IS_A)));
		assertSent(COMMENTS.some(field("author.name").isNull()),
				comments(Map.of("_some", Map.of("author", Map.of("name", Map.of("_null", true))))));
		assertSent(field("sections").some(field("item:texts.body").eq("x")),
				Map.of("sections", Map.of("_some", Map.of("item:texts", Map.of("body", Map.of("_eq", "x"))))));
	}

	@Test
	void someOfAnyIsAnyOfSome() {
		assertSent(COMMENTS.some(or(A, B)),
				Map.of("_or", List.of(comments(Map.of("_some", IS_A)), comments(Map.of("_some", IS_B)))));
	}

	@Test
	void noneOfAnyIsNoneOfEach() {
		assertSent(COMMENTS.none(or(A, B)),
				Map.of("_and", List.of(comments(Map.of("_none", IS_A)), comments(Map.of("_none", IS_B)))));
	}

	@Test
	void someOfSeveralAtOnceIsAboutTheSameItem() {
		assertSent(COMMENTS.some(and(A, B)), comments(Map.of("_and", List.of(IS_A, IS_B))));
		assertSent(COMMENTS.some(and(A, or(B, C))),
				Map.of("_and", List.of(comments(IS_A), Map.of("_or", List.of(comments(IS_B), comments(IS_C))))));
		assertSent(COMMENTS.some(and(field("a").isNull(), or(B, field("c").isNull()))),
				Map.of("_and", List.of(comments(Map.of("_nnull", true)), comments(Map.of("a", Map.of("_null", true))),
						Map.of("_or", List.of(comments(IS_B), comments(Map.of("c", Map.of("_null", true))))))));
		assertSent(COMMENTS.some(or(and(A, B), C)),
				Map.of("_or", List.of(comments(Map.of("_and", List.of(IS_A, IS_B))), comments(Map.of("_some", IS_C)))));
	}

	@ParameterizedTest
	@MethodSource
	void anItemIsAskedForWhereNothingButNullsWouldDo(Filter first, Filter second, boolean asked) {
		Map<String, ?> sent = FilterRenderer.render(COMMENTS.some(and(first, second)));
		boolean nested = first instanceof Combination || second instanceof Combination;
		List<?> conditions = (List<?>) ((Map<?, ?>) (nested ? sent : sent.get("comments"))).get("_and");
		Map<String, Object> present = Map.of("_nnull", true);
		assertThat(conditions.contains(nested ? comments(present) : present)).isEqualTo(asked);
		assertThat(conditions).hasSize(asked ? 3 : 2);
	}

	static Stream<Arguments> anItemIsAskedForWhereNothingButNullsWouldDo() {
		Filter none = field("a").isNull();
		Filter empty = field("b").isEmpty();
		return Stream.of(arguments(none, empty, true), arguments(none, B, false), arguments(B, empty, false),
				arguments(none, or(empty, B), true), arguments(none, or(A, B), false),
				arguments(none, count("reactions").eq(0), true), arguments(none, raw(IS_A), true),
				arguments(none, field("m").json("p", (value) -> value.isNull()), true), arguments(A, raw(IS_B), false),
				arguments(none, field("b").isNotNull(), false));
	}

	@Test
	void aQuantifierWithinAnotherOneIsTakenByItself() {
		Map<String, Object> some = comments(Map.of("_some", Map.of("reactions", Map.of("_none", IS_A))));
		assertSent(COMMENTS.some(field("reactions").none(A)), some);
		assertSent(COMMENTS.none(field("reactions").some(A)),
				comments(Map.of("_none", Map.of("reactions", Map.of("_some", IS_A)))));
		assertSent(COMMENTS.some(field("reactions").some(or(A, B))),
				Map.of("_or", List.of(comments(Map.of("_some", Map.of("reactions", Map.of("_some", IS_A)))),
						comments(Map.of("_some", Map.of("reactions", Map.of("_some", IS_B)))))));
	}

	@Test
	void aJsonConditionIsASingleOne() {
		assertSent(COMMENTS.some(field("m").json("p", (value) -> value.eq(1))),
				comments(Map.of("_some", Map.of("m", Map.of("_json", Map.of("p", Map.of("_eq", 1)))))));
	}

	@Test
	void aRawFilterIsASingleConditionWhereItIsOneChain() {
		Map<String, Object> chain = Map.of("author", Map.of("name", Map.of("_eq", "x")));
		assertSent(COMMENTS.some(raw(chain)), comments(Map.of("_some", chain)));
		assertSent(COMMENTS.none(raw(Map.of("a", 1))), comments(Map.of("_none", Map.of("a", 1))));
		assertSent(COMMENTS.some(raw(Map.of("r", Map.of("_some", IS_A)))),
				comments(Map.of("_some", Map.of("r", Map.of("_some", IS_A)))));
		Map<String, Object> json = Map.of("m", Map.of("_json", Map.of("p", Map.of("_eq", 1), "q", Map.of("_eq", 1))));
		assertSent(COMMENTS.none(raw(json)), comments(Map.of("_none", json)));
		Map<String, Object> several = Map.of("a", Map.of("_gt", 1, "_lt", 3));
		assertSent(COMMENTS.some(raw(several)), comments(Map.of("_and", List.of(Map.of("_nnull", true), several))));
		for (Map<String, ?> content : List.<Map<String, ?>>of(several, Map.of("_and", List.of(IS_A)),
				Map.of("_or", List.of(IS_A)), Map.of(), Map.of("a", Map.of()))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> COMMENTS.none(raw(content)));
		}
	}

	@Test
	void aQuantifierIsPartOfACombination() {
		assertSent(and(A, COMMENTS.none(B)), Map.of("_and", List.of(IS_A, comments(Map.of("_none", IS_B)))));
		assertSent(and(A, COMMENTS.none(or(B, C))),
				Map.of("_and", List.of(IS_A, comments(Map.of("_none", IS_B)), comments(Map.of("_none", IS_C)))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void whatWouldBeTakenForTheSameItemIsRefused(String relation, Filter other) {
		String message = "some(..) of several conditions on \"comments\" stands beside another condition on it, and "
				+ "Directus would look for one item that fulfils all of them: write the other one as some(..) of a "
				+ "single condition, or all of them in one some(..) where they are about one item";
		Filter same = COMMENTS.some(and(A, B));
		for (Filter filter : List.of(and(same, other), and(other, same), and(C, or(same, C), or(C, other)),
				or(C, and(same, other)))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> FilterRenderer.render(filter))
				.withMessage(message);
		}
		assertThat(FilterRenderer.render(or(same, other))).containsOnlyKeys("_or");
		assertThat(FilterRenderer.render(and(field("tags").some(and(A, B)), other))).containsOnlyKeys("_and");
	}

	static Stream<Arguments> whatWouldBeTakenForTheSameItemIsRefused() {
		return Stream.of(arguments("some of several", COMMENTS.some(and(B, C))),
				arguments("a path", field("comments.c").eq(3)), arguments("its keys", COMMENTS.in(1, 2)),
				arguments("a value within JSON", field("comments.m").json("p", (value) -> value.eq(1))),
				arguments("a raw filter", raw(Map.of("comments", IS_C))), arguments("one of several raw filters",
						raw(Map.of("_and", List.of(IS_A, Map.of("_or", List.of(Map.of("comments", IS_C))))))));
	}

	@Test
	void whatStandsApartMayStandBesideSeveralConditions() {
		Filter same = COMMENTS.some(and(A, B));
		for (Filter filter : List.of(COMMENTS.some(C), COMMENTS.none(C), count("comments").gt(1), C,
				raw(Map.of("comments", Map.of("_some", IS_C))), field("tags.name").eq("x"))) {
			assertThat(FilterRenderer.render(and(same, filter))).containsOnlyKeys("_and");
		}
		assertThat(FilterRenderer.render(and(COMMENTS.some(A), field("comments.b").eq(2)))).containsOnlyKeys("_and");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void whatDirectusCanNotSayIsRefusedAtOnce(String message, ThrowingCallable filter) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(filter).withMessage(message);
	}

	static Stream<Arguments> whatDirectusCanNotSayIsRefusedAtOnce() {
		String alone = ": ask for one condition within, or begin the query at the related collection";
		return Stream.of(
				refused("some(..) on \"author.comments\" is refused by Directus, which takes it on a to-many relation "
						+ "of the collection itself only: write the condition with dots, which holds where it holds "
						+ "for some item, or begin the query at the other collection",
						() -> field("author.comments").some(A)),
				refused("none(..) on \"count(comments)\" is refused by Directus, which takes it on a to-many relation "
						+ "of the collection itself only: name the relation", () -> count("comments").none(A)),
				refused("The field path \"*\" has the part \"*\", which is no relation: name the relation, as in "
						+ "deep(\"comments\", ...) or deep(\"comments.author\", ...)", () -> field("*").some(A)),
				refused("The filter within some(..) of \"comments\" is null: write field(\"comments\").isNotNull() for "
						+ "items that have any, isNull() for those that have none", () -> COMMENTS.some(null)),
				refused("The filter within none(..) of \"comments\" says nothing: write field(\"comments\").isNotNull() "
						+ "for items that have any, isNull() for those that have none",
						() -> COMMENTS.none(raw(Map.of("id", Map.of())))),
				refused("\"comments _none (a _eq 1 and b _eq 2)\" can't be sent, since Directus can't say that no item "
						+ "fulfils several conditions at once: read with some(..) of them and leave the items found "
						+ "out, or filter on a field that holds the answer", () -> COMMENTS.none(and(A, B))),
				refused("\"comments _some (a _eq 1 and tags _some b _eq 2)\" can't be sent, since Directus takes a "
						+ "quantifier within another one only by itself" + alone,
						() -> COMMENTS.some(and(A, field("tags").some(B)))),
				refused("\"comments _some tags _some (a _eq 1 and b _eq 2)\" can't be sent, since Directus takes a "
						+ "quantifier within another one only by itself" + alone,
						() -> COMMENTS.some(field("tags").some(and(A, B)))));
	}

	private static Arguments refused(String message, ThrowingCallable filter) {
		return arguments(message, filter);
	}

	@Test
	void itIsAValueThatReadsAsItIsMeant() {
		assertThat(COMMENTS.some(or(A, B))).hasToString("comments _some (a _eq 1 or b _eq 2)")
			.isEqualTo(COMMENTS.some(or(A, B)))
			.hasSameHashCodeAs(COMMENTS.some(or(A, B)))
			.isNotEqualTo(COMMENTS.none(or(A, B)));
	}

	private static Map<String, Object> comments(Map<String, ?> condition) {
		return Map.of("comments", condition);
	}

	private static void assertSent(Filter filter, Map<String, ?> expected) {
		assertThat(FilterRenderer.render(filter)).isEqualTo(expected);
	}

}
