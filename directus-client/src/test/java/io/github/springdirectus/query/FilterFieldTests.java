package io.github.springdirectus.query;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FilterFieldTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void everyMethodWritesItsOperator(String operator, Function<FilterField, Filter> method, Object value) {
		Filter filter = method.apply(field("f"));
		assertThat(FilterRenderer.render(filter)).isEqualTo(Map.of("f", Map.of(operator, value)));
		assertThat(filter).hasToString("f " + operator + " " + value);
	}

	static Stream<Arguments> everyMethodWritesItsOperator() {
		return Stream.of(written("_eq", (field) -> field.eq("a"), "a"), written("_neq", (field) -> field.ne("a"), "a"),
				written("_lt", (field) -> field.lt(1), 1), written("_lte", (field) -> field.lte(1), 1),
				written("_gt", (field) -> field.gt(1), 1), written("_gte", (field) -> field.gte(1), 1),
				written("_in", (field) -> field.in(1, 2), List.of(1, 2)),
				written("_in", (field) -> field.in(new LinkedHashSet<>(List.of(2, 1))), List.of(2, 1)),
				written("_nin", (field) -> field.notIn("a"), List.of("a")),
				written("_nin", (field) -> field.notIn(List.of("a", "")), List.of("a", "")),
				written("_between", (field) -> field.between(1, 9), List.of(1, 9)),
				written("_nbetween", (field) -> field.notBetween(1, 9), List.of(1, 9)),
				written("_null", FilterField::isNull, true), written("_nnull", FilterField::isNotNull, true),
				written("_empty", FilterField::isEmpty, true), written("_nempty", FilterField::isNotEmpty, true),
				written("_contains", (field) -> field.contains("a"), "a"),
				written("_ncontains", (field) -> field.notContains("a"), "a"),
				written("_icontains", (field) -> field.containsIgnoreCase("a"), "a"),
				written("_starts_with", (field) -> field.startsWith("a"), "a"),
				written("_nstarts_with", (field) -> field.notStartsWith("a"), "a"),
				written("_istarts_with", (field) -> field.startsWithIgnoreCase("a"), "a"),
				written("_nistarts_with", (field) -> field.notStartsWithIgnoreCase("a"), "a"),
				written("_ends_with", (field) -> field.endsWith("a"), "a"),
				written("_nends_with", (field) -> field.notEndsWith("a"), "a"),
				written("_iends_with", (field) -> field.endsWithIgnoreCase("a"), "a"),
				written("_niends_with", (field) -> field.notEndsWithIgnoreCase("a"), "a"));
	}

	private static Arguments written(String operator, Function<FilterField, Filter> method, Object value) {
		return arguments(operator, method, value);
	}

	@Test
	void aPathWithDotsBecomesNestedObjects() {
		assertThat(FilterRenderer.render(field("author.vip").eq(true)))
			.isEqualTo(Map.of("author", Map.of("vip", Map.of("_eq", true))));
		assertThat(FilterRenderer.render(field("sections.item:headings.year(date)").gt(2026)))
			.isEqualTo(Map.of("sections", Map.of("item:headings", Map.of("year(date)", Map.of("_gt", 2026)))));
	}

	@Test
	void valuesStayAsTheyAreForTheJsonMapper() {
		for (Object value : List.of(0, Instant.EPOCH, new UUID(1, 2), TimeUnit.DAYS, 'c', false, 1.5)) {
			assertThat(FilterRenderer.render(field("f").eq(value))).isEqualTo(Map.of("f", Map.of("_eq", value)));
		}
	}

	@Test
	void aWholeNumberOfAnySizeIsTaken() {
		BigInteger huge = BigInteger.TEN.pow(400);
		assertThat(FilterRenderer.render(field("f").eq(huge))).isEqualTo(Map.of("f", Map.of("_eq", huge.toString())));
	}

	@Test
	void aListThatChangesLaterChangesNoFilter() {
		List<Object> values = new ArrayList<>(List.of(1, 2));
		Filter filter = field("f").in(values);
		values.add(3);
		assertThat(filter).isEqualTo(field("f").in(1, 2)).hasSameHashCodeAs(field("f").in(1, 2));
	}

	@Test
	void filtersAreEqualByFieldOperatorAndValue() {
		assertThat(field("f").eq(1)).isEqualTo(field("f").eq(1))
			.isNotEqualTo(field("g").eq(1))
			.isNotEqualTo(field("f").ne(1))
			.isNotEqualTo(field("f").eq(2));
	}

	@ParameterizedTest(name = "{0} {2}")
	@MethodSource({ "nulls", "emptyTexts", "lists", "ranges" })
	void whatDirectusWouldRefuseOrMisreadIsRefused(String operator, Function<FilterField, Filter> method,
			String message) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> method.apply(field("a.f")))
			.withMessage("The field \"a.f\" under " + operator + " " + message);
	}

	static Stream<Arguments> nulls() {
		String other = "is compared with null: write isNull() or isNotNull(), or leave the condition out";
		return Stream.of(written("_eq", (field) -> field.eq(null), "is compared with null: write isNull()"),
				written("_neq", (field) -> field.ne(null), "is compared with null: write isNotNull()"),
				written("_lt", (field) -> field.lt(null), other), written("_lte", (field) -> field.lte(null), other),
				written("_gt", (field) -> field.gt(null), other), written("_gte", (field) -> field.gte(null), other),
				written("_contains", (field) -> field.contains(null), other),
				written("_niends_with", (field) -> field.notEndsWithIgnoreCase(null), other));
	}

	static Stream<Arguments> emptyTexts() {
		String empty = "is compared with an empty text, which Directus refuses: ";
		String other = empty + "write isEmpty() or isNotEmpty(), or leave the condition out";
		return Stream.of(written("_eq", (field) -> field.eq(""), empty + "write isEmpty()"),
				written("_eq", (field) -> field.eq(new StringBuilder()), empty + "write isEmpty()"),
				written("_neq", (field) -> field.ne(""), empty + "write isNotEmpty()"),
				written("_gt", (field) -> field.gt(""), other),
				written("_contains", (field) -> field.contains(""), other),
				written("_nstarts_with", (field) -> field.notStartsWith(""), other));
	}

	static Stream<Arguments> lists() {
		String none = "is compared with no values, which Directus refuses: ";
		String many = "has a list, an array or a map for a value: "
				+ "write in(...) or notIn(...) with the values one by one, or as a collection";
		return Stream.of(written("_in", (field) -> field.in(), none + "nothing can match: make no request"),
				written("_in", (field) -> field.in(List.of()), none + "nothing can match: make no request"),
				written("_nin", (field) -> field.notIn(), none + "everything matches: leave the condition out"),
				written("_nin", (field) -> field.notIn(List.of()),
						none + "everything matches: leave the condition out"),
				written("_in", (field) -> field.in(1, null),
						"has null among its values: Directus ignores it: "
								+ "write in(...).or(field(\"a.f\").isNull())"),
				written("_nin", (field) -> field.notIn(Collections.singletonList(null)),
						"has null among its values: Directus would find nothing: "
								+ "leave it out, notIn(...) finds no null anyway"),
				written("_eq", (field) -> field.eq(List.of(1)), many),
				written("_neq", (field) -> field.ne(Map.of("a", 1)), many),
				written("_eq", (field) -> field.eq(new String[] { "a" }), many),
				written("_in", (field) -> field.in(new int[] { 1 }), many),
				written("_nin", (field) -> field.notIn(List.of(1), List.of(2)), many));
	}

	static Stream<Arguments> ranges() {
		String open = "is compared with a range without an end: write gte(...) or lte(...)";
		return Stream.of(written("_between", (field) -> field.between(null, 1), open),
				written("_between", (field) -> field.between(1, null), open),
				written("_nbetween", (field) -> field.notBetween(null, null), open));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "NULL" })
	void theTextNullIsRefusedWhereDirectusTakesItForNull(String text) {
		everyWayToPass().forEach((method) -> assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> method.apply(field("f"), text))
			.withMessageContaining(" is compared with the text \"" + text
					+ "\", which Directus takes for a missing value: write isNull() or isNotNull()"));
	}

	@ParameterizedTest
	@CsvSource({ "null,Null", "NULL,Null", "true,True", "false,False", "True,True", "nullable,nullable" })
	void aTextThatDirectusTakesForAValueIsWrittenInOtherCapitalsWhereTheyDoNotMatter(String text, String written) {
		Stream
			.<BiFunction<FilterField, String, Filter>>of(FilterField::containsIgnoreCase,
					FilterField::startsWithIgnoreCase, FilterField::notStartsWithIgnoreCase,
					FilterField::endsWithIgnoreCase, FilterField::notEndsWithIgnoreCase)
			.forEach((method) -> assertThat(method.apply(field("f"), text)).asString().endsWith(" " + written));
		Stream.<BiFunction<FilterField, String, Filter>>of(FilterField::contains, FilterField::notContains,
				FilterField::startsWith, FilterField::notStartsWith, FilterField::endsWith, FilterField::notEndsWith)
			.forEach((method) -> assertThat(method.apply(field("f"), text)).asString().endsWith(" " + text));
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	void aNumberThatJsonDoesNotKnowIsRefused(double number) {
		for (Object value : List.<Object>of(number, (float) number)) {
			everyWayToPass().forEach((method) -> assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> method.apply(field("f"), value))
				.withMessageEndingWith(
						" is compared with NaN or infinity, which JSON has no number for: write a finite number"));
		}
	}

	private static Stream<BiFunction<FilterField, Object, Filter>> everyWayToPass() {
		return Stream.of(FilterField::eq, FilterField::gte, (field, value) -> field.in(1, value),
				(field, value) -> field.notIn(List.of(value)), (field, value) -> field.between(value, 1),
				(field, value) -> field.notBetween(1, value));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void aPlaceIsSentAsItIs(String operator, Function<Map<String, ?>, Filter> method) {
		Map<String, Object> place = new HashMap<>(Map.of("type", "Point", "coordinates", List.of(13.4, 52.5)));
		Filter filter = method.apply(place);
		Map<String, ?> expected = Map.of("place", Map.of(operator, Map.copyOf(place)));
		place.clear();
		assertThat(FilterRenderer.render(filter)).isEqualTo(expected);
	}

	static Stream<Arguments> aPlaceIsSentAsItIs() {
		FilterField place = field("place");
		return Stream.of(geometry("_intersects", place::intersects), geometry("_nintersects", place::notIntersects),
				geometry("_intersects_bbox", place::intersectsBbox),
				geometry("_nintersects_bbox", place::notIntersectsBbox));
	}

	private static Arguments geometry(String operator, Function<Map<String, ?>, Filter> method) {
		return arguments(operator, method);
	}

	@Test
	void whatIsNoGeoJsonIsRefused() {
		for (Map<String, ?> map : List.of(Map.<String, Object>of(), Map.of("type", 1))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> field("place").intersects(map))
				.withMessage("The field \"place\" under _intersects is compared with what is no GeoJSON: write a map "
						+ "such as Map.of(\"type\", \"Point\", \"coordinates\", List.of(13.4, 52.5))");
		}
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> field("place").intersects(null));
	}

}
