package io.github.springdirectus.it;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusInvalidQueryException;
import io.github.springdirectus.query.FilterField;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.springdirectus.query.Aggregate.avg;
import static io.github.springdirectus.query.Aggregate.avgDistinct;
import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Aggregate.countDistinct;
import static io.github.springdirectus.query.Aggregate.countOf;
import static io.github.springdirectus.query.Aggregate.max;
import static io.github.springdirectus.query.Aggregate.min;
import static io.github.springdirectus.query.Aggregate.sum;
import static io.github.springdirectus.query.Aggregate.sumDistinct;
import static io.github.springdirectus.query.Filters.count;
import static io.github.springdirectus.query.Filters.currentUser;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.json;
import static io.github.springdirectus.query.Filters.now;
import static io.github.springdirectus.query.Filters.year;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What else a query can say means on a real Directus what it says.
 */
class QueryLanguageIT extends OracleTest {

	QueryLanguageIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void everyAggregateIsComputed() {
		Map<String, Object> row = items((q) -> q.aggregate(countOf("rank"), countDistinct("rank"), sum("rank"),
				sumDistinct("rank"), avg("rank"), avgDistinct("rank"), min("rank"), max("rank"), max("label")))
			.get(0);
		assertThat(number(row, "count", "rank")).isEqualTo(10);
		assertThat(number(row, "countDistinct", "rank")).isEqualTo(6);
		assertThat(number(row, "sum", "rank")).isEqualTo(18);
		assertThat(number(row, "sumDistinct", "rank")).isEqualTo(10);
		assertThat(number(row, "avg", "rank")).isEqualTo(1.8);
		assertThat(number(row, "avgDistinct", "rank")).isBetween(1.66, 1.67);
		assertThat(number(row, "min", "rank")).isEqualTo(-1);
		assertThat(number(row, "max", "rank")).isEqualTo(5);
		assertThat(((Map<?, ?>) row.get("max")).get("label")).isEqualTo("bab");
	}

	@Test
	void groupsAreCountedAndSortedByTheirCount() {
		List<Map<String, Object>> groups = items(
				(q) -> q.aggregate(countAll()).groupBy("owner").sort(desc(countAll()), asc("owner")));
		assertThat(groups).extracting((row) -> row.get("owner")).containsExactly(null, 1, 2, 4, 3);
		assertThat(groups).extracting((row) -> ((Number) row.get("count")).intValue()).containsExactly(3, 3, 3, 2, 1);
		assertThat(items((q) -> q.groupBy("rank").aggregate(max("id")).sort(desc(max("id"))).limit(1)))
			.extracting((row) -> row.get("rank"))
			.containsExactly(3);
	}

	@Test
	void aFunctionGroupsNamesAndSorts() {
		assertThat(read("oracle_owners", (q) -> q.aggregate(countAll()).groupBy(year("born")).sort(asc(year("born")))))
			.extracting((row) -> row.get("born_year"))
			.containsExactly(null, 1980, 1990);
		List<Map<String, Object>> items = items((q) -> q.fields(field("id"), year("owner.born"), count("parts"))
			.sort(desc(count("parts")), asc("id"))
			.limit(2));
		assertThat(items).extracting((row) -> row.get("id")).containsExactly(5, 2);
		assertThat(items).extracting((row) -> row.get("parts_count")).containsExactly(3, 2);
		assertThat(((Map<?, ?>) items.get(1).get("owner")).get("born_year")).isEqualTo(1980);
	}

	@Test
	void anAliasIsReadAtEachLevelFromDirectus11On() {
		if (this.version == DirectusVersion.V10) {
			// Which keeps one of two aliases of the same relation
			assertThat(items((q) -> q.fields("id", "big.id", "l")
				.alias("big", "parts")
				.alias("l", "label")
				.deep("big", (d) -> d.filter(field("size").gte(2)))
				.filter(field("id").eq(2))))
				.containsExactly(Map.of("id", 2, "l", "A", "big", List.of(Map.of("id", 3))));
			return;
		}
		Map<String, Object> item = items((q) -> q.fields("id", "big.id", "big.called", "all.id", "l")
			.alias("big", "parts")
			.alias("all", "parts")
			.alias("l", "label")
			.deep("big", (d) -> d.filter(field("size").gte(2)).alias("called", "name"))
			.deep("all", (d) -> d.sort(desc("id")))
			.filter(field("id").eq(2))).get(0);
		assertThat(item.get("l")).isEqualTo("A");
		assertThat(item.get("big")).isEqualTo(List.of(Map.of("id", 3, "called", "b")));
		assertThat(item.get("all")).isEqualTo(List.of(Map.of("id", 3), Map.of("id", 2)));
	}

	@Test
	void aValueWithinJsonIsReadFromDirectus11On() {
		if (this.version == DirectusVersion.V10) {
			// Which leaves out what it does not know
			assertThat(read("oracle_values", (q) -> q.fields(field("id"), json("json", "b.c"))))
				.allSatisfy((row) -> assertThat(row).containsOnlyKeys("id"));
			return;
		}
		assertThat(read("oracle_values",
				(q) -> q.fields(field("id"), json("json", "b.c")).filter(field("id").in(2, 5)).sort(asc("id"))))
			.extracting((row) -> row.get("json_b_c_json"))
			.containsExactly("x", "y");
	}

	@ParameterizedTest
	@ValueSource(strings = { "timestamp", "dateTime", "date" })
	void theTimeIsThatOfTheServer(String name) {
		FilterField field = field(name);
		TreeSet<Integer> all = found("oracle_values", field.isNotNull());
		assertThat(found("oracle_values", field.lt(now()))).isEqualTo(all).isNotEmpty();
		assertThat(found("oracle_values", field.gt(now()))).isEmpty();
		assertThat(found("oracle_values", field.between(now(Period.ofYears(-1000)), now(Period.ofMonths(1)))))
			.isEqualTo(all);
		assertThat(found("oracle_values", field.gt(now(Duration.ofHours(-2))))).isEmpty();
	}

	@Test
	void theUserIsTheOneWhoAsks() {
		assertThat(this.directus.collection("directus_users")
			.find((q) -> q.fields("id", "email").filter(field("id").eq(currentUser())))
			.collectList()
			.block(TIMEOUT)).hasSize(1);
	}

	@Test
	void aPlaceIsLookedForInFieldsOfGeometryOnly() {
		assertThatExceptionOfType(DirectusInvalidQueryException.class).isThrownBy(() -> found("oracle_items",
				field("label").intersects(Map.of("type", "Point", "coordinates", List.of(1, 2)))));
	}

	@Test
	void versionsAndBacklinksAreTaken() {
		assertThat(items((q) -> q.fields("id").backlink(false).limit(1))).hasSize(1);
		assertThat(items((q) -> q.fields("id").version("main").limit(1))).hasSize(1);
	}

	private List<Map<String, Object>> items(Consumer<Query.Builder> query) {
		return read("oracle_items", query);
	}

	private List<Map<String, Object>> read(String collection, Consumer<Query.Builder> query) {
		return new ArrayList<>(this.directus.collection(collection).find(query).collectList().block(TIMEOUT));
	}

	private static double number(Map<String, Object> row, String function, String field) {
		return Double.parseDouble(String.valueOf(((Map<?, ?>) row.get(function)).get(field)));
	}

}
