package io.github.springdirectus.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.not;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.raw;
import static org.assertj.core.api.Assertions.assertThat;

class FilterCheckTests {

	private static final Map<String, Object> A = Map.of("a", Map.of("_eq", 1));

	@ParameterizedTest
	@MethodSource
	void whatFindsEverythingSaysNothing(Map<String, ?> content) {
		assertThat(FilterCheck.saysNothing(raw(content))).isTrue();
		assertThat(FilterCheck.saysNothing(and(raw(content), raw(content)))).isTrue();
		assertThat(FilterCheck.saysNothing(or(raw(content), field("a").eq(1)))).isTrue();
		assertThat(FilterCheck.saysNothing(and(raw(content), field("a").eq(1)))).isFalse();
	}

	static Stream<Map<String, ?>> whatFindsEverythingSaysNothing() {
		return Stream.of(Map.of(), Map.of("_and", List.of()), Map.of("_or", List.of()),
				Map.of("_or", List.of(Map.of())), Map.of("_and", List.of(Map.of(), Map.of("id", Map.of()))),
				Map.of("_or", List.of(A, Map.of())), Map.of("_or", List.of(A, Map.of("id", Map.of()))),
				Map.of("_or", Arrays.asList(A, null)), Map.of("id", Map.of()), Map.of("rel", Map.of("name", Map.of())),
				Map.of("rel", Map.of("_some", Map.of())), Map.of("rel", Map.of("_none", Map.of())),
				Map.of("rel", Map.of("_some", Map.of("id", Map.of()))),
				Map.of("rel", Map.of("_some", Map.of("_and", List.of(A, A)))),
				Map.of("rel", Map.of("_none", Map.of("a", Map.of("_gt", 1, "_lt", 3)))),
				Map.of("n", Map.of("_between", List.of(1))), Map.of("n", Map.of("_nbetween", List.of(1, 2, 3))),
				Map.of("m", Map.of("_json", Map.of())), Map.of("id", Map.of(), "_or", List.of()));
	}

	@ParameterizedTest
	@MethodSource
	void whatLeavesItemsOutSaysSomething(Map<String, ?> content) {
		assertThat(FilterCheck.saysNothing(raw(content))).isFalse();
	}

	static Stream<Map<String, ?>> whatLeavesItemsOutSaysSomething() {
		Map<String, Object> isNull = new HashMap<>();
		isNull.put("a", null);
		return Stream.of(A, isNull, Map.of("a", 1), Map.of("_and", List.of(Map.of(), A)), Map.of("_or", List.of(A, A)),
				Map.of("id", Map.of(), "a", 1), Map.of("rel", Map.of("_some", A)), Map.of("rel", Map.of("_none", A)),
				Map.of("rel", Map.of("_and", List.of(A, A))), Map.of("n", Map.of("_between", List.of(1, 2))),
				Map.of("n", Map.of("_in", List.of(1))), Map.of("m", Map.of("_json", Map.of("p", Map.of("_eq", 1)))),
				Map.of("g", Map.of("_intersects", Map.of("type", "Point"))));
	}

	@Test
	void noFilterSaysNothing() {
		assertThat(FilterCheck.saysNothing(null)).isTrue();
	}

	@Test
	void aFilterThatIsNotRawSaysSomething() {
		assertThat(FilterCheck.saysNothing(not(field("a").eq(1)))).isFalse();
		assertThat(FilterCheck.saysNothing(field("rel").some(field("a").eq(1).and(field("b").eq(2))))).isFalse();
		assertThat(FilterCheck.saysNothing(field(String::length).eq(1))).isFalse();
	}

}
