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

import static io.github.springdirectus.query.Aggregate.avg;
import static io.github.springdirectus.query.Aggregate.avgDistinct;
import static io.github.springdirectus.query.Aggregate.count;
import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Aggregate.countDistinct;
import static io.github.springdirectus.query.Aggregate.countOf;
import static io.github.springdirectus.query.Aggregate.max;
import static io.github.springdirectus.query.Aggregate.min;
import static io.github.springdirectus.query.Aggregate.sum;
import static io.github.springdirectus.query.Aggregate.sumDistinct;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.year;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class AggregateTests {

	@ParameterizedTest
	@MethodSource
	void itNamesItsFunctionAndItsField(Aggregate aggregate, String function, String field) {
		assertThat(aggregate.function()).isEqualTo(function);
		assertThat(aggregate.field()).isEqualTo(field);
		assertThat(aggregate).hasToString(function + "(" + field + ")");
	}

	static Stream<Arguments> itNamesItsFunctionAndItsField() {
		return Stream.of(arguments(countAll(), "countAll", "*"), arguments(count(), "count", "*"),
				arguments(countOf("n"), "count", "n"), arguments(countDistinct("n"), "countDistinct", "n"),
				arguments(sum("n"), "sum", "n"), arguments(sumDistinct("n"), "sumDistinct", "n"),
				arguments(avg("n"), "avg", "n"), arguments(avgDistinct("n"), "avgDistinct", "n"),
				arguments(min("n"), "min", "n"), arguments(max("n"), "max", "n"),
				arguments(countOf(Row::n), "count", "Row::n"),
				arguments(countDistinct(Row::n), "countDistinct", "Row::n"), arguments(sum(Row::n), "sum", "Row::n"),
				arguments(sumDistinct(Row::n), "sumDistinct", "Row::n"), arguments(avg(Row::n), "avg", "Row::n"),
				arguments(avgDistinct(Row::n), "avgDistinct", "Row::n"), arguments(min(Row::n), "min", "Row::n"),
				arguments(max(Row::n), "max", "Row::n"));
	}

	@Test
	void itIsAValue() {
		assertThat(sum("n")).isEqualTo(sum("n"))
			.hasSameHashCodeAs(sum("n"))
			.isNotEqualTo(avg("n"))
			.isNotEqualTo(sum("m"))
			.isNotEqualTo("sum(n)");
	}

	@Test
	void fieldsAreSentByFunction() {
		Map<String, Object> parameters = QueryRenderer
			.render(Query.of((q) -> q.aggregate(sum("a"), avg("a"), sum("b"), sum("a"))));
		assertThat(parameters).isEqualTo(Map.of("aggregate", Map.of("sum", List.of("a", "b"), "avg", List.of("a"))));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(((Map<?, ?>) parameters.get("aggregate"))::clear);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(((List<?>) ((Map<?, ?>) parameters.get("aggregate")).get("sum"))::clear);
	}

	@Test
	void theNumberOfItemsIsTheCountOfAStar() {
		Map<String, Object> expected = Map.of("aggregate", Map.of("count", List.of("*")));
		assertThat(QueryRenderer.render(Query.of((q) -> q.aggregate(countAll())))).isEqualTo(expected);
		assertThat(QueryRenderer.render(Query.of((q) -> q.aggregate(count())))).isEqualTo(expected);
		assertThat(QueryRenderer.render(Query.of((q) -> q.aggregate(count(), countAll())))).isEqualTo(expected);
		assertThat(Query.of((q) -> q.aggregate(countAll())).aggregates()).containsExactly(countAll());
	}

	@Test
	void aCountThatDirectusWouldLoseIsRefusedWhenItIsSent() {
		Query query = Query.of((q) -> q.aggregate(countAll(), countOf("id")));
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> QueryRenderer.render(query))
			.withMessage("The number of items would be lost beside the count of a field, since Directus answers with "
					+ "either of them: write countOf(..) of the primary key for the former");
		assertThat(QueryRenderer.render(Query.of((q) -> q.aggregate(countOf("a"), countOf("b")))))
			.isEqualTo(Map.of("aggregate", Map.of("count", List.of("a", "b"))));
	}

	@Test
	void groupsAreReadWhole() {
		assertThat(QueryRenderer.render(Query.of((q) -> q.aggregate(avg("cost")).groupBy("author", "year(date)"))))
			.isEqualTo(Map.of("limit", -1, "aggregate", Map.of("avg", List.of("cost")), "groupBy",
					List.of("author", "year(date)")));
		assertThat(Query.of((q) -> q.groupBy(field("author"), year("date"))))
			.isEqualTo(Query.of((q) -> q.groupBy("author", "year(date)")));
		assertThat(Query.of((q) -> q.groupBy("a")).limit()).isNull();
	}

	@Test
	void aLimitAnOffsetOrAPageOfTheCallerStands() {
		assertThat(QueryRenderer.render(Query.of((q) -> q.groupBy("a").limit(5)))).containsEntry("limit", 5);
		assertThat(QueryRenderer.render(Query.of((q) -> q.groupBy("a").offset(5)))).doesNotContainKey("limit");
		assertThat(QueryRenderer.render(Query.of((q) -> q.groupBy("a").page(2)))).doesNotContainKey("limit");
		assertThat(QueryRenderer.render(Query.of((q) -> q.aggregate(sum("a"))))).doesNotContainKey("limit");
	}

	@Test
	void groupsAreSortedByResults() {
		assertThat(desc(sum("n"))).hasToString("-sum.n");
		assertThat(asc(countOf("id"))).hasToString("count.id");
		assertThat(desc(countAll())).hasToString("-count");
		assertThat(asc(count())).hasToString("count");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void whatDirectusCanNotComputeIsRefused(String message, ThrowingCallable aggregate) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(aggregate).withMessage(message);
	}

	static Stream<Arguments> whatDirectusCanNotComputeIsRefused() {
		String star = " can't be computed by Directus: name a field, or write countAll() for the number of items";
		String own = " can't be computed by Directus, which takes fields of the collection itself: ";
		String groups = " in Directus, which takes fields of the collection itself: name one of them, such as the "
				+ "relation, or aggregate the collection that has the field";
		String beside = "fields(..), alias(..) and deep(..) would be left out beside aggregate(..) and groupBy(..): "
				+ "name in groupBy(..) what to read of each group";
		return Stream.of(refused("\"sum(*)\"" + star, () -> sum("*")),
				refused("\"countDistinct(*)\"" + star, () -> countDistinct("*")),
				refused("\"sum(author.n)\"" + own + "aggregate the collection that has the field",
						() -> sum("author.n")),
				refused("\"max(year(date))\"" + own + "group by \"year(date)\" instead", () -> max("year(date)")),
				refused("Items can't be grouped by \"author.name\"" + groups,
						() -> Query.of((q) -> q.groupBy("author.name"))),
				refused("Items can't be grouped by \"*\"" + groups, () -> Query.of((q) -> q.groupBy("*"))),
				refused(beside, () -> Query.of((q) -> q.aggregate(sum("n")).fields("id"))),
				refused(beside, () -> Query.of((q) -> q.groupBy("n").alias("m", "n"))),
				refused(beside, () -> Query.of((q) -> q.groupBy("n").deep("c", (d) -> d.limit(1)))),
				refused("aggregate(..) within deep(..) would be ignored: Directus computes of the items at the top only",
						() -> Query.of((q) -> q.deep("c", (d) -> d.aggregate(sum("n"))))),
				refused("groupBy(..) within deep(..) would be ignored: Directus groups the items at the top only",
						() -> Query.of((q) -> q.deep("c", (d) -> d.groupBy("n")))));
	}

	private static Arguments refused(String message, ThrowingCallable aggregate) {
		return arguments(message, aggregate);
	}

	record Row(Integer n) {

	}

}
