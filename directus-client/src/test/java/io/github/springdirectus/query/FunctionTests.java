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
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.springdirectus.query.Filters.count;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.json;
import static io.github.springdirectus.query.Filters.not;
import static io.github.springdirectus.query.Filters.now;
import static io.github.springdirectus.query.Filters.raw;
import static io.github.springdirectus.query.Filters.year;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FunctionTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void aFunctionStandsAroundTheLastName(String name, Function<String, FilterField> function) {
		assertThat(function.apply("author.born")).hasToString("author." + name + "(born)");
		assertThat(FilterRenderer.render(function.apply("born").gt(1)))
			.isEqualTo(Map.of(name + "(born)", Map.of("_gt", 1)));
		assertThat(FilterRenderer.render(function.apply("author.born").eq(1)))
			.isEqualTo(Map.of("author", Map.of(name + "(born)", Map.of("_eq", 1))));
		assertThat(field(name + "(author.born)")).isEqualTo(function.apply("author.born"));
	}

	static Stream<Arguments> aFunctionStandsAroundTheLastName() {
		return Stream.of(function("year", Filters::year), function("month", Filters::month),
				function("week", Filters::week), function("day", Filters::day), function("weekday", Filters::weekday),
				function("hour", Filters::hour), function("minute", Filters::minute),
				function("second", Filters::second), function("count", Filters::count));
	}

	private static Arguments function(String name, Function<String, FilterField> function) {
		return arguments(name, function);
	}

	@Test
	void aFunctionIsNamedWhereverAFieldIs() {
		assertThat(QueryRenderer.render(
				Query.of((q) -> q.fields(field("id"), year("author.born"), count("comments"), json("meta", "a.b[0]"))
					.sort(desc(year("date")), desc(json("meta", "a")))
					.alias("y", year("date"))
					.alias("j", json("meta", "a.b")))))
			.isEqualTo(Map.of("fields", List.of("id", "author.year(born)", "count(comments)", "json(meta, a.b[0])"),
					"sort", List.of("-year(date)", "-json(meta, a)"), "alias",
					Map.of("y", "year(date)", "j", "json(meta, a.b)"), "deep", Map.of("author", Map.of("_limit", -1))));
	}

	@Test
	void aFieldIsAValue() {
		assertThat(year("a.b")).isEqualTo(year("a.b"))
			.hasSameHashCodeAs(year("a.b"))
			.isNotEqualTo(year("a.c"))
			.isNotEqualTo(count("a.b"))
			.isNotEqualTo("a.year(b)");
		assertThat(field("a").then("b.c")).isEqualTo(field("a.b.c"));
	}

	@Test
	void whatIsNoFieldIsNoArgument() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> year(year("a")))
			.withMessage("The field path \"year(a)\" can't be the argument of year(..): pass the name of a field");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> count("comments.*"))
			.withMessage("The field path \"comments.*\" can't be the argument of count(..): pass the name of a field");
	}

	@Test
	void aValueOfJsonIsRefusedInAFilter() {
		String message = "\"author.json(meta, a.b)\" is refused by Directus in a filter: write "
				+ "field(..).json(path, (value) -> value.eq(..)), which Directus 12 has";
		for (FilterField field : List.of(json("author.meta", "a.b"), field("json(author.meta, a.b)"))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> field.eq(1))
				.withMessage(message);
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> field.contains("x"))
				.withMessage(message);
		}
	}

	@Test
	void aConditionOnAValueOfJsonIsWrittenWithinTheOperator() {
		assertThat(FilterRenderer.render(field("author.meta").json("a.b[0]", (value) -> value.eq("x"))))
			.isEqualTo(Map.of("author", Map.of("meta", Map.of("_json", Map.of("a.b[0]", Map.of("_eq", "x"))))));
		assertThat(FilterRenderer.render(field("m").json("p", (value) -> value.gt(1).and(value.lt(3)))))
			.isEqualTo(Map.of("m", Map.of("_json",
					Map.of("_and", List.of(Map.of("p", Map.of("_gt", 1)), Map.of("p", Map.of("_lt", 3)))))));
		assertThat(FilterRenderer.render(field("m").json("p", (value) -> not(value.contains("x")))))
			.isEqualTo(Map.of("m", Map.of("_json", Map.of("_or",
					List.of(Map.of("p", Map.of("_ncontains", "x")), Map.of("p", Map.of("_null", true)))))));
		assertThat(field("m").json("p", (value) -> value.eq(1))).hasToString("m _json p _eq 1")
			.isEqualTo(field("m").json("p", (value) -> value.eq(1)));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "a..b", ".a", "a[]", "a[*]", "a[-1]", "$.a", "a, b", "a b", "a)" })
	void aPathThatDirectusDoesNotReadIsRefused(String path) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> field("m").json(path, (v) -> v.eq(1)))
			.withMessage("A condition on a value in the JSON field \"m\" can't be sent, since the path \"" + path
					+ "\" is none that Directus reads: write names with dots and positions in brackets, "
					+ "as in \"settings.theme\" or \"tags[0].name\"");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> json("m", path));
	}

	@Test
	void whatIsNoConditionOnTheValueIsRefused() {
		String start = "A condition on a value in the JSON field \"m\" can't be sent, since ";
		String advice = ": compare the value that the function is given";
		for (Filter filter : List.of(field("a").eq(1), raw(Map.of()), field("rel").some(field("a").eq(1)))) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> field("m").json("p", (value) -> value.eq(1).and(filter)))
				.withMessage(start + "\"" + filter + "\" is no condition on it" + advice);
		}
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> field("m").json("p", (value) -> value.lt(now())))
			.withMessage(start + "Directus knows no variables there: compare it with a value");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> field("m").json("p", (value) -> value.in(1, now())));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> field("m").json("p", (value) -> null))
			.withMessage("The condition on a value in \"m\" is null: return one, as in (value) -> value.eq(1)");
	}

}
