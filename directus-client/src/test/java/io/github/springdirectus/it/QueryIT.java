package io.github.springdirectus.it;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusInvalidQueryException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.testserver.DirectusVersion;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.raw;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A filter finds on the server what it says, compared with a predicate over the number of
 * each book.
 */
class QueryIT extends LibraryTest {

	private static final List<String> STATUS = List.of("archived", "draft", "published");

	private final ItemOperations<Map<String, Object>> rows = this.directus.collection("books");

	QueryIT(DirectusVersion version) {
		super(version);
	}

	static Stream<Arguments> filters() {
		return Stream.of(filter("eq", field("views").eq(7), (n) -> n == 7),
				filter("eq on text", field("status").eq("draft"), (n) -> status(n).equals("draft")),
				filter("eq on a boolean", field("in_stock").eq(true), (n) -> n % 2 == 1),
				filter("eq on a uuid", field("writer").eq(UUID.fromString("11111111-1111-4111-8111-111111111111")),
						(n) -> n % 3 == 1),
				filter("eq on a timestamp", field("published_at").eq(Instant.parse("2024-01-01T05:00:00Z")),
						(n) -> n == 6),
				filter("ne", field("status").ne("draft"), (n) -> !status(n).equals("draft")),
				filter("lt", field("views").lt(10), (n) -> n < 10),
				filter("lte", field("views").lte(10), (n) -> n <= 10),
				filter("gt", field("views").gt(290), (n) -> n > 290),
				filter("gte", field("views").gte(290), (n) -> n >= 290),
				filter("gte on a decimal", field("price").gte(new BigDecimal("12.51")), (n) -> false),
				filter("gt on a timestamp", field("published_at").gt(Instant.parse("2024-01-02T00:00:00Z")),
						(n) -> n > 25),
				filter("in", field("views").in(1, 2, 999), (n) -> n <= 2),
				filter("notIn", field("status").notIn("draft", "archived"), (n) -> status(n).equals("published")),
				filter("between", field("views").between(5, 8), (n) -> n >= 5 && n <= 8),
				filter("notBetween", field("views").notBetween(5, 8), (n) -> n < 5 || n > 8),
				filter("isNull", field("title").isNull(), (n) -> false),
				filter("isNotNull", field("title").isNotNull(), (n) -> true),
				filter("isEmpty", field("body_text").isEmpty(), (n) -> false),
				filter("isNotEmpty", field("body_text").isNotEmpty(), (n) -> true),
				filter("contains", field("title").contains("ook 29"), (n) -> String.valueOf(n).startsWith("29")),
				filter("notContains", field("title").notContains("1"), (n) -> !String.valueOf(n).contains("1")),
				filter("containsIgnoreCase", field("title").containsIgnoreCase("OOK 29"),
						(n) -> String.valueOf(n).startsWith("29")),
				filter("startsWith", field("title").startsWith("Book 30"), (n) -> String.valueOf(n).startsWith("30")),
				filter("notStartsWith", field("title").notStartsWith("Book"), (n) -> false),
				filter("startsWithIgnoreCase", field("title").startsWithIgnoreCase("BOOK 30"),
						(n) -> String.valueOf(n).startsWith("30")),
				filter("notStartsWithIgnoreCase", field("title").notStartsWithIgnoreCase("BOOK"), (n) -> false),
				filter("endsWith", field("title").endsWith("00"), (n) -> n % 100 == 0),
				filter("notEndsWith", field("title").notEndsWith("5"), (n) -> n % 10 != 5),
				filter("endsWithIgnoreCase", field("title").endsWithIgnoreCase("K 7"), (n) -> n == 7),
				filter("notEndsWithIgnoreCase", field("title").notEndsWithIgnoreCase("5"), (n) -> n % 10 != 5),
				filter("a relation", field("writer.name").eq("Grace"), (n) -> n % 3 == 2),
				filter("the null of a relation", field("writer.vip").isNull(), (n) -> n % 3 == 0),
				filter("and", and(field("views").gt(10), field("views").lt(20), field("status").eq("draft")),
						(n) -> n > 10 && n < 20 && status(n).equals("draft")),
				filter("or", or(field("views").eq(1), field("views").eq(2)), (n) -> n <= 2),
				filter("nested",
						field("views").lt(10).and(field("status").eq("draft").or(field("status").eq("archived"))),
						(n) -> n < 10 && !status(n).equals("published")),
				filter("raw", raw(Map.of("views", Map.of("_eq", 3))), (n) -> n == 3));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void aFilterFindsWhatItSays(Filter filter, Predicate<Integer> oracle) {
		List<Integer> found = this.rows
			.find((q) -> q.fields("id").filter(field("id").lte(300)).filter(filter).sort(asc("id")).limit(-1))
			.map((row) -> (Integer) row.get("id"))
			.collectList()
			.block(TIMEOUT);
		assertThat(found).containsExactlyElementsOf(IntStream.rangeClosed(1, 300).boxed().filter(oracle).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{id}", "a+b", "100%25", "a&b=c", "#x?y", "é❤", "\"quoted\\\"", "'; drop table books; --",
			"NOW $NOW", "[1,2]" })
	void aValueIsFoundAsItWasWritten(String title) {
		Integer id = this.books.create(Book.titled(title)).block(TIMEOUT).id();
		assertThat(
				this.books.find((q) -> q.filter(field("title").eq(title))).map(Book::id).collectList().block(TIMEOUT))
			.as("by GET")
			.contains(id);
		assertThat(this.books
			.find((q) -> q.filter(field("title")
				.in(Stream.concat(Stream.of(title), IntStream.range(0, 900).mapToObj((n) -> "padding " + n)).toList())))
			.map(Book::title)
			.collectList()
			.block(TIMEOUT)).as("by SEARCH").contains(title);
		this.books.deleteById(id).block(TIMEOUT);
	}

	@Test
	void itemsAreSortedAndPaged() {
		assertThat(ids(this.rows.find((q) -> q.filter(field("id").lte(300)).sort(desc("views")).limit(3))
			.collectList()
			.block(TIMEOUT))).containsExactly(300, 299, 298);
		assertThat(ids(this.rows
			.find((q) -> q.filter(field("id").lte(300)).sort(asc("writer.name"), desc("id")).limit(2).offset(100))
			.collectList()
			.block(TIMEOUT))).containsExactly(299, 296);
		assertThat(ids(this.rows.find((q) -> q.filter(field("id").lte(300)).sort(asc("id")).limit(10).page(3))
			.collectList()
			.block(TIMEOUT))).startsWith(21).hasSize(10);
	}

	@Test
	void aSearchLooksIntoTheTexts() {
		assertThat(ids(this.rows.find((q) -> q.search("Book 297")).collectList().block(TIMEOUT))).contains(297)
			.hasSizeLessThan(5);
	}

	@Test
	void aNestedQuerySelectsChildren() {
		Map<String, Object> book = this.rows.findById(1, (q) -> q.fields("id", "reviews.stars", "reviews.id")
			.deep("reviews", (d) -> d.filter(field("stars").gte(4)).sort(desc("stars"), asc("id")).limit(3).offset(1)))
			.block(TIMEOUT);
		assertThat((List<?>) book.get("reviews")).hasSize(3)
			.allSatisfy((review) -> assertThat(review)
				.asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
				.containsEntry("stars", 5));
	}

	@Test
	void aLongReadByKeyFindsTheItem() {
		String[] fields = Stream.concat(Stream.of("id"), IntStream.range(0, 400).mapToObj((n) -> "writer.name"))
			.toArray(String[]::new);
		assertThat(this.rows.findById(1, (q) -> q.fields(fields).deep("reviews", (d) -> d.search("x".repeat(7000))))
			.block(TIMEOUT)).containsEntry("id", 1);
	}

	@Test
	void anOperatorThatTheFieldDoesNotHaveIsAnInvalidQuery() {
		StepVerifier.create(this.rows.find((q) -> q.filter(field("views").contains("1"))))
			.expectError(DirectusInvalidQueryException.class)
			.verify(TIMEOUT);
	}

	private static Arguments filter(String name, Filter filter, Predicate<Integer> oracle) {
		return Arguments.of(Named.of(name, filter), oracle);
	}

	private static String status(int n) {
		return STATUS.get(n % 3);
	}

	private static List<Integer> ids(List<Map<String, Object>> rows) {
		return rows.stream().map((row) -> (Integer) row.get("id")).toList();
	}

}
