package io.github.springdirectus.query;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.not;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class NegationTests {

	private static final Filter A = field("a").eq(1);

	private static final Filter B = field("b").lt(2);

	private static final Filter NOT_A = or(field("a").ne(1), field("a").isNull());

	private static final Filter NOT_B = or(field("b").gte(2), field("b").isNull());

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void anInverseThatLeavesOutNullIsJoinedByIt(String name, Function<FilterField, Filter> operator,
			Function<FilterField, Filter> inverse) {
		FilterField field = field("author.name");
		assertSame(not(operator.apply(field)), or(inverse.apply(field), field.isNull()));
		assertSame(not(inverse.apply(field)), or(operator.apply(field), field.isNull()));
	}

	static Stream<Arguments> anInverseThatLeavesOutNullIsJoinedByIt() {
		Map<String, ?> place = Map.of("type", "Point", "coordinates", List.of(1, 2));
		return Stream.of(pair("eq and ne", (f) -> f.eq(1), (f) -> f.ne(1)),
				pair("lt and gte", (f) -> f.lt(1), (f) -> f.gte(1)),
				pair("lte and gt", (f) -> f.lte(1), (f) -> f.gt(1)),
				pair("in and notIn", (f) -> f.in(1, 2), (f) -> f.notIn(1, 2)),
				pair("between and notBetween", (f) -> f.between(1, 2), (f) -> f.notBetween(1, 2)),
				pair("contains", (f) -> f.contains("x"), (f) -> f.notContains("x")),
				pair("startsWith", (f) -> f.startsWith("x"), (f) -> f.notStartsWith("x")),
				pair("startsWithIgnoreCase", (f) -> f.startsWithIgnoreCase("x"), (f) -> f.notStartsWithIgnoreCase("x")),
				pair("endsWith", (f) -> f.endsWith("x"), (f) -> f.notEndsWith("x")),
				pair("endsWithIgnoreCase", (f) -> f.endsWithIgnoreCase("x"), (f) -> f.notEndsWithIgnoreCase("x")),
				pair("intersects", (f) -> f.intersects(place), (f) -> f.notIntersects(place)),
				pair("intersectsBbox", (f) -> f.intersectsBbox(place), (f) -> f.notIntersectsBbox(place)));
	}

	private static Arguments pair(String name, Function<FilterField, Filter> operator,
			Function<FilterField, Filter> inverse) {
		return arguments(name, operator, inverse);
	}

	@Test
	void whatIsAboutNullItselfHasAnInverseThatIsExact() {
		assertSame(not(field("a").isNull()), field("a").isNotNull());
		assertSame(not(field("a").isNotNull()), field("a").isNull());
		assertSame(not(field("a").isEmpty()), field("a").isNotEmpty());
		assertSame(not(field("a").isNotEmpty()), field("a").isEmpty());
	}

	@Test
	void anAndBecomesAnOrOfTheNegationsAndTheOtherWayRound() {
		assertSame(not(and(A, B)), or(NOT_A, NOT_B));
		assertSame(not(or(A, B)), and(NOT_A, NOT_B));
		assertSame(not(and(A, or(A, B))), or(NOT_A, and(NOT_A, NOT_B)));
	}

	@Test
	void aNegationWithinACombinationIsTakenDown() {
		assertSame(and(A, not(B)), and(A, NOT_B));
		assertSame(not(and(A, not(B))), or(NOT_A, B));
	}

	@Test
	void twoNegationsAreNone() {
		assertThat(not(not(A))).isSameAs(A);
		assertThat(A.not()).isEqualTo(not(A)).hasSameHashCodeAs(not(A)).isNotEqualTo(A);
		assertThat(A.not().not()).isSameAs(A);
	}

	@Test
	void itReadsAsItIsMeant() {
		assertThat(not(A)).hasToString("not a _eq 1");
		assertThat(not(A.and(B))).hasToString("not (a _eq 1 and b _lt 2)");
	}

	@Test
	void someBecomesNoneAndTheOtherWayRound() {
		assertSame(not(field("comments").some(A)), field("comments").none(A));
		assertSame(not(field("comments").none(A)), field("comments").some(A));
		assertSame(not(field("comments").some(or(A, B))), and(field("comments").none(A), field("comments").none(B)));
		assertSame(not(and(A, field("comments").none(B))), or(NOT_A, field("comments").some(B)));
	}

	@Test
	void aNegationWithinAQuantifierStaysWithin() {
		assertSame(field("comments").some(not(A)), field("comments").some(NOT_A));
		assertSame(field("comments").none(not(A)), field("comments").none(NOT_A));
		assertSame(not(field("comments").some(not(A))), field("comments").none(NOT_A));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void whatHasNoInverseIsRefusedAtOnce(String message, Filter filter) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> not(filter)).withMessage(message);
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> not(and(A, filter)))
			.withMessage(message);
	}

	static Stream<Arguments> whatHasNoInverseIsRefusedAtOnce() {
		return Stream.of(
				arguments(
						"\"a _icontains x\" can't be negated, since Directus has no inverse of _icontains: "
								+ "write notContains(..), which ignores case where the database does",
						field("a").containsIgnoreCase("x")),
				arguments("\"{a=1}\" can't be negated, since what a raw filter says is not known: write its opposite",
						raw(Map.of("a", 1))),
				arguments(
						"\"m _json p _eq 1\" can't be negated, since Directus has no inverse of _json: "
								+ "negate within it, as in json(path, (value) -> value.eq(..).not())",
						field("m").json("p", (value) -> value.eq(1))),
				arguments(
						"\"comments _none (a _eq 1 and b _lt 2)\" can't be sent, since Directus can't say that no item "
								+ "fulfils several conditions at once: read with some(..) of them and leave the items "
								+ "found out, or filter on a field that holds the answer",
						field("comments").some(and(A, B))));
	}

	@Test
	void aNullIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> not(null))
			.withMessage("The filter within a not is null: leave it out");
	}

	@Test
	void aPathThatIsKnownToLeadToManyItemsIsRefused() {
		String message = "\"sections.item:texts.body _eq x\" can't be negated, since \"sections.item:texts.body\" is "
				+ "about many items, and its opposite is about some of them: write field(relation).none(..) or "
				+ "not(field(relation).some(..)) with the rest of the path within";
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> not(field("sections.item:texts.body").eq("x")))
			.withMessage(message);
		assertSame(not(field("item:texts.body").eq("x")),
				or(field("item:texts.body").ne("x"), field("item:texts.body").isNull()));
		Filter negation = not(field("author.posts.title").eq("x"));
		assertSame(negation, or(field("author.posts.title").ne("x"), field("author.posts.title").isNull()));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> FilterRenderer.render(negation, knowing("author.posts"), List.of()))
			.withMessageContaining("\"author.posts.title\" is about many items");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> FilterRenderer.render(negation, knowing("a.b.author"), List.of("a", "b")));
		assertThat(FilterRenderer.render(negation, knowing("author.posts.title"), List.of())).isNotEmpty();
	}

	private static NameResolver knowing(String toMany) {
		return new NameResolver() {
			@Override
			public String fieldName(Class<?> type, String accessor) {
				return accessor;
			}

			@Override
			public boolean isToMany(List<String> relation) {
				return String.join(".", relation).equals(toMany);
			}
		};
	}

	private static void assertSame(Filter filter, Filter expected) {
		assertThat(FilterRenderer.render(filter)).isEqualTo(FilterRenderer.render(expected));
	}

}
