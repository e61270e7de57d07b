package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RowReader} on well-formed rows.
 */
class RowReaderTests {

	private static final String BIG = "12345678901234567890123456789012345678";

	private final Mappings mappings = new Mappings((builder) -> {
	});

	private <T> List<T> read(Class<T> type, String json) {
		return read(this.mappings.of(type).reader(), json);
	}

	private static <T> List<T> read(RowReader<T> reader, String json) {
		byte[] bytes = ("#" + json + "#").getBytes(StandardCharsets.UTF_8);
		return reader.readAll(bytes, 1, bytes.length - 2);
	}

	private <T> T readOne(Class<T> type, String json) {
		List<T> rows = read(type, "[" + json + "]");
		assertThat(rows).hasSize(1);
		return rows.get(0);
	}

	private Map<String, Object> readMap(String json) {
		return read(this.mappings.map().reader(), "[" + json + "]").get(0);
	}

	@Test
	void readsRowsInOrder() {
		assertThat(read(Author.class, """
				[{"id":1,"name":"A"}, {"name":"B","id":2},
				 {}]""")).containsExactly(new Author(1, "A"), new Author(2, "B"), new Author(null, null));
		assertThat(read(Author.class, "[]")).isEmpty();
	}

	@Test
	void readsTextsAndBooleans() {
		Texts texts = readOne(Texts.class, """
				{"text":"ä\\u20ac\\n","uuid":"8f14e45f-ceea-467f-a1d6-9a3c4d5e6f70","flag":true,"on":false}""");

		assertThat(texts)
			.isEqualTo(new Texts("ä€\n", UUID.fromString("8f14e45f-ceea-467f-a1d6-9a3c4d5e6f70"), true, false));
	}

	@Test
	void readsNumbersAndBooleansIntoAText() {
		assertThat(readOne(Texts.class, "{\"text\":9223372036854775808,\"on\":1}").text())
			.isEqualTo("9223372036854775808");
		assertThat(readOne(Texts.class, "{\"text\":12.50,\"on\":1}").text()).isEqualTo("12.50");
		assertThat(readOne(Texts.class, "{\"text\":true,\"on\":1}").text()).isEqualTo("true");
		assertThat(readOne(Texts.class, "{\"text\":\"\",\"on\":1}").text()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "1,true", "0,false", "\"true\",true", "\"false\",false", "true,true", "false,false" })
	void readsTheFormsOfABoolean(String json, boolean expected) {
		assertThat(readOne(Texts.class, "{\"on\":" + json + ",\"flag\":" + json + "}"))
			.isEqualTo(new Texts(null, null, expected, expected));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "7", "\"7\"", "7.0", "\"7.0\"", "7e0", "0.7e1" })
	void readsNumbersAsNumbersOrTexts(String json) {
		Numbers numbers = readOne(Numbers.class, """
				{"a":%1$s,"b":%1$s,"c":%1$s,"d":%1$s,"e":%1$s,"f":%1$s,"g":%1$s,"h":%1$s,"i":%1$s,"j":%1$s,"k":%1$s,
				 "l":%1$s}""".formatted(json));

		assertThat(numbers).usingRecursiveComparison()
			.withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
			.isEqualTo(new Numbers((byte) 7, (short) 7, 7, 7L, 7f, 7d, (byte) 7, (short) 7, 7, 7L, 7f, 7d));
	}

	@Test
	void keepsNumbersExact() {
		Exact exact = readOne(Exact.class, """
				{"long_number":9223372036854775807,"big":%1$s,"decimal":12.50}""".formatted(BIG));
		Exact texts = readOne(Exact.class, """
				{"long_number":"9223372036854775807","big":"%1$s","decimal":"12.50"}""".formatted(BIG));

		assertThat(exact).isEqualTo(new Exact(Long.MAX_VALUE, new BigInteger(BIG), new BigDecimal("12.50")))
			.isEqualTo(texts);
		assertThat(readOne(Exact.class, "{\"long_number\":-9223372036854775808}").longNumber())
			.isEqualTo(Long.MIN_VALUE);
		assertThat(readOne(Exact.class, "{\"long_number\":\"-9223372036854775808\"}").longNumber())
			.isEqualTo(Long.MIN_VALUE);
	}

	@ParameterizedTest
	@CsvSource({ "1234567890123456789.0123456789012345678", "0.10", "-0.00000000000000000000000000000000000001", "100",
			"1.000" })
	void keepsTheScaleOfADecimal(String text) {
		assertThat(readOne(Exact.class, "{\"decimal\":" + text + "}").decimal()).isEqualTo(new BigDecimal(text));
		assertThat(readOne(Exact.class, "{\"decimal\":\"" + text + "\"}").decimal()).isEqualTo(new BigDecimal(text));
	}

	@Test
	void readsAWholeNumberThatIsWrittenAsADecimal() {
		assertThat(readOne(Exact.class, "{\"big\":1.5e3,\"long_number\":1.5e3}"))
			.isEqualTo(new Exact(1500L, BigInteger.valueOf(1500), null));
	}

	@Test
	void readsDatesAndTimes() {
		Times times = readOne(Times.class, """
				{"timestamp":"2026-01-31T23:59:59.123456Z","offset":"2026-01-31T23:59:59.123456+02:00",
				 "date_time":"2026-01-31T23:59:59.123456","date":"2026-01-31","time":"23:59:59.123456"}""");

		assertThat(times).isEqualTo(new Times(Instant.parse("2026-01-31T23:59:59.123456Z"),
				OffsetDateTime.parse("2026-01-31T23:59:59.123456+02:00"),
				LocalDateTime.parse("2026-01-31T23:59:59.123456"), LocalDate.parse("2026-01-31"),
				LocalTime.parse("23:59:59.123456")));
	}

	@Test
	void readsATimestampWithAnOffsetIntoAnInstant() {
		assertThat(readOne(Times.class, "{\"timestamp\":\"2026-01-31T23:59:59+02:00\"}").timestamp())
			.isEqualTo(Instant.parse("2026-01-31T21:59:59Z"));
	}

	@ParameterizedTest
	@CsvSource({ "published,PUBLISHED", "PUBLISHED,PUBLISHED", "Published,PUBLISHED", "in-review,IN_REVIEW",
			"title_case,TITLE_CASE" })
	void readsEnumsByNameInAnyCaseOrByAnnotation(String text, Status expected) {
		assertThat(readOne(Choice.class, "{\"status\":\"" + text + "\"}").status()).isEqualTo(expected);
	}

	@Test
	void readsRelationsAndCollections() {
		Article article = readOne(Article.class, """
				{"author":{"id":1,"name":"A"},"comments":[{"text":"x","author":{"id":2}},{"text":"y"}],
				 "tags":["b","a"],"numbers":[1,"2"],"json":{"z":1,"a":[1.10]},"tree":{"k":[true]},
				 "authors":[{"id":5}]}""");

		assertThat(article).isEqualTo(
				new Article(new Author(1, "A"), List.of(new Comment("x", new Author(2, null)), new Comment("y", null)),
						List.of("b", "a"), Set.of(1L, 2L), Map.of("z", 1, "a", List.of(new BigDecimal("1.10"))),
						this.mappings.jsonMapper().readTree("{\"k\":[true]}"), Set.of(new Author(5, null))));
	}

	@Test
	void keepsMissingNullAndEmptyApart() {
		assertThat(readOne(Article.class, "{}")).isEqualTo(new Article(null, null, null, null, null, null, null))
			.isEqualTo(readOne(Article.class, "{\"author\":null,\"comments\":null,\"tags\":null,\"numbers\":null,"
					+ "\"json\":null,\"authors\":null}"));
		assertThat(readOne(Article.class, "{\"comments\":[],\"tags\":[],\"json\":{}}"))
			.isEqualTo(new Article(null, List.of(), List.of(), null, Map.of(), null, null));
		assertThat(readMap("{\"a\":null,\"b\":\"\",\"c\":[]}")).hasSize(3)
			.containsEntry("a", null)
			.containsEntry("b", "")
			.containsEntry("c", List.of());
	}

	@Test
	void keepsTheOrderOfASet() {
		Containers row = readOne(Containers.class,
				"{\"texts\":[\"c\",\"a\",\"b\"],\"authors\":[{\"id\":3},{\"id\":1}]}");

		assertThat(row.texts()).containsExactly("c", "a", "b");
		assertThat(row.authors()).containsExactly(new Author(3, null), new Author(1, null));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', delimiter = '|',
			value = { "\"c,a\"|c,a", "[\"c\",\"a\"]|c,a", "\"c\"|c", "\"c, ,a,\"|c, ,a," })
	void readsCsvFromAListOrACommaText(String json, String expected) {
		Csv row = readOne(Csv.class, "{\"list\":" + json + ",\"set\":" + json + "}");

		assertThat(row.list()).containsExactly(expected.split(",", -1));
		assertThat(row.set()).containsExactly(expected.split(",", -1));
	}

	@Test
	void keepsMissingNullAndEmptyApartInCsv() {
		assertThat(readOne(Csv.class, "{\"list\":\"\",\"set\":null}")).isEqualTo(new Csv(List.of(), null));
		assertThat(readOne(Csv.class, "{\"list\":[\"a,b\",null]}").list()).containsExactly("a,b", null);
	}

	@Test
	void readsAnOptionalRelation() {
		assertThat(readOne(MaybeAuthor.class, "{\"author\":{\"id\":1}}").author()).contains(new Author(1, null));
		assertThat(readOne(MaybeAuthor.class, "{\"author\":null}").author()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "9223372036854775807", "-9223372036854775808", "12345678901234567890123456789012345678",
			"0.1234567890123456789012345678901234567", "12345678901234567890.123456789012345678" })
	void keepsNumbersOfAMapExactAtAnyDepth(String number) {
		Map<String, Object> row = readMap("{\"a\":" + number + ",\"b\":[{\"c\":" + number + "}]}");

		assertThat(row.get("a")).hasToString(number);
		assertThat(row).containsEntry("b", List.of(Map.of("c", row.get("a"))));
	}

	@Test
	void keepsMicroseconds() {
		String text = "2026-01-31T23:59:59.123456Z";

		assertThat(readMap("{\"at\":\"" + text + "\"}")).containsEntry("at", text);
		assertThat(this.mappings.jsonMapper()
			.writeValueAsString(readOne(Times.class, "{\"timestamp\":\"" + text + "\"}").timestamp()))
			.isEqualTo("\"" + text + "\"");
	}

	@Test
	void readsNullIntoAnEmptyOptional() {
		assertThat(readOne(Maybe.class, "{\"a\":null,\"b\":\"x\"}"))
			.isEqualTo(new Maybe(Optional.empty(), Optional.of("x")));
		assertThat(readOne(Maybe.class, "{}").a()).isNotPresent();
	}

	@Test
	void skipsUnknownFieldsOfAnyShape() {
		assertThat(readOne(Author.class, """
				{"x":{"id":9,"deep":[{"name":"no"}]},"id":1,"y":[[1],{}],"z":null,"name":"A","w":"","idx":2,"i":3}"""))
			.isEqualTo(new Author(1, "A"));
	}

	@Test
	void takesTheLastOfAFieldThatComesTwice() {
		assertThat(readOne(Author.class, "{\"id\":1,\"id\":2}")).isEqualTo(new Author(2, null));
	}

	@Test
	void readsNamesWithEscapesAndOfAnyLength() {
		assertThat(readOne(LongNames.class, """
				{"\\u0061":1,"a_name_of_more_than_sixteen_bytes_in_all":2,"größe":3}"""))
			.isEqualTo(new LongNames(1, 2, 3));
	}

	@Test
	void readsByAlias() {
		assertThat(readOne(Aliased.class, "{\"old_name\":\"x\",\"last\":\"y\"}")).isEqualTo(new Aliased("x", "y"));
		assertThat(readOne(Aliased.class, "{\"older\":\"x\"}")).isEqualTo(new Aliased("x", null));
	}

	@Test
	void respectsFormatsOfAProperty() {
		assertThat(readOne(Formatted.class, "{\"day\":\"31.01.2026\"}"))
			.isEqualTo(new Formatted(LocalDate.of(2026, 1, 31)));
	}

	@Test
	void leavesIgnoredComponentsAlone() {
		assertThat(readOne(Ignoring.class, "{\"id\":1,\"secret\":\"x\",\"count\":2,\"on\":true,\"pin\":3}"))
			.isEqualTo(new Ignoring(1, null, 0, false, 0L));
	}

	@Test
	void readsThroughAFactoryMethod() {
		assertThat(readOne(ByFactory.class, "{\"name\":\"x\"}")).isEqualTo(new ByFactory("made x"));
	}

	@Test
	void leavesUnwrappedComponentsToJackson() {
		assertThat(readOne(Unwrapping.class, "{\"title\":\"x\",\"id\":1,\"name\":\"A\"}"))
			.isEqualTo(new Unwrapping("x", new Author(1, "A")));
		assertThat(readOne(Prefixed.class, "{\"a_text\":\"t\",\"a_b_id\":1,\"a_b_name\":\"B\"}"))
			.isEqualTo(new Prefixed(new Inner("t", new Author(1, "B"))));
	}

	@Test
	void readsTypesThatAreToldApartByAField() {
		assertThat(read(Shape.class, "[{\"kind\":\"circle\",\"radius\":1},{\"side\":2,\"kind\":\"square\"}]"))
			.containsExactly(new Circle(1), new Square(2));
	}

	@Test
	void leavesInjectedAndCollectedValuesToJackson() {
		Mappings injecting = new Mappings(
				(builder) -> builder.injectableValues(new InjectableValues.Std().addValue("source", "injected")));

		assertThat(read(injecting.of(Injected.class).reader(), "[{\"id\":1}]"))
			.containsExactly(new Injected(1, "injected"));
		assertThat(readOne(Collecting.class, "{\"id\":1,\"x\":2,\"y\":3}"))
			.isEqualTo(new Collecting(1, Map.of("x", 2, "y", 3)));
	}

	@Test
	void respectsAView() {
		Mappings viewing = new Mappings((builder) -> builder.defaultDeserializationView(Override.class));

		assertThat(read(viewing.of(Viewed.class).reader(), "[{\"shown\":1,\"hidden\":2}]"))
			.containsExactly(new Viewed(1, null));
	}

	@Test
	void readsRecordsInGenericRecords() {
		assertThat(readOne(Owner.class, "{\"box\":{\"content\":{\"id\":1}}}"))
			.isEqualTo(new Owner(new Box<>(new Author(1, null))));
	}

	@Test
	void readsConstructorTypesWithoutJacksonsBinding() {
		for (Class<?> type : List.of(Author.class, Article.class, ByConstructor.class, Aliased.class, Ignoring.class,
				ByFactory.class)) {
			ConstructorDeserializer deserializer = (ConstructorDeserializer) ((DirectusJsonMapper) this.mappings
				.jsonMapper()).readContext().findRootValueDeserializer(this.mappings.jsonMapper().constructType(type));
			assertThat(deserializer).hasFieldOrProperty("reader").extracting("reader").isNotNull();
		}
	}

	@Test
	void readsClassesWithAConstructor() {
		ByConstructor read = readOne(ByConstructor.class, "{\"id\":\"7\",\"first_name\":\"A\",\"x\":1}");

		assertThat(read.id).isEqualTo(7);
		assertThat(read.firstName).isEqualTo("A");
	}

	@Test
	void readsClassesWithSetters() {
		BySetters read = readOne(BySetters.class,
				"""
						{"serial":"7","first_name":"A","author":{"id":1},"x":{},"amount":"12.50","on":1,"others":[{"id":2}]}""");

		assertThat(read.key).isEqualTo(7L);
		assertThat(read.firstName).isEqualTo("A");
		assertThat(read.author).isEqualTo(new Author(1, null));
		assertThat(read.amount).isEqualTo(new BigDecimal("12.50"));
		assertThat(read.on).isTrue();
		assertThat(read.others).containsExactly(new Author(2, null));
		assertThat(read.untouched).isEqualTo(5);
		assertThat(this.mappings.of(BySetters.class).keyField()).isEqualTo("serial");
	}

	@Test
	void readsMapsInOrderAndExactly() {
		Map<String, Object> row = readMap("""
				{"z":1,"a":9223372036854775807,"m":%s,"d":12.50,"e":1E+3,"n":null,"o":{"y":[1,{"x":0.1}]},"b":true}"""
			.formatted(BIG));

		assertThat(row).isInstanceOf(LinkedHashMap.class);
		assertThat(row.keySet()).containsExactly("z", "a", "m", "d", "e", "n", "o", "b");
		assertThat(row).containsEntry("z", 1)
			.containsEntry("a", Long.MAX_VALUE)
			.containsEntry("m", new BigInteger(BIG))
			.containsEntry("d", new BigDecimal("12.50"))
			.containsEntry("n", null)
			.containsEntry("o", Map.of("y", List.of(1, Map.of("x", new BigDecimal("0.1")))))
			.containsEntry("b", true);
	}

	@Test
	void readsTreesExactly() {
		JsonNode row = readOne(JsonNode.class, "{\"d\":1234567890123456789.01234567890123456780,\"n\":null}");

		assertThat(row.get("d").decimalValue()).isEqualTo(new BigDecimal("1234567890123456789.01234567890123456780"));
		assertThat(row.get("n").isNull()).isTrue();
		assertThat(row).hasToString("{\"d\":1234567890123456789.01234567890123456780,\"n\":null}");
	}

	@Test
	void isSafeToUseFromManyThreads() {
		RowReader<Article> reader = this.mappings.of(Article.class).reader();
		List<List<Article>> all = IntStream.range(0, 2000)
			.parallel()
			.mapToObj((i) -> read(reader, "[{\"author\":{\"id\":" + i + ",\"name\":\"N" + i + "\"}}]"))
			.toList();

		for (int i = 0; i < all.size(); i++) {
			assertThat(all.get(i).get(0).author()).isEqualTo(new Author(i, "N" + i));
		}
	}

	enum Status {

		DRAFT, PUBLISHED, @JsonProperty("in-review")
		IN_REVIEW, TITLE_CASE;

		@Override
		public String toString() {
			return "<" + name() + ">";
		}

	}

	private record Author(Integer id, String name) {
	}

	private record Comment(String text, Author author) {
	}

	private record Texts(String text, UUID uuid, Boolean flag, boolean on) {
	}

	private record Numbers(byte a, short b, int c, long d, float e, double f, Byte g, Short h, Integer i, Long j,
			Float k, Double l) {
	}

	private record Exact(Long longNumber, BigInteger big, BigDecimal decimal) {
	}

	private record Times(Instant timestamp, OffsetDateTime offset, LocalDateTime dateTime, LocalDate date,
			LocalTime time) {
	}

	private record Choice(Status status) {
	}

	private record Article(Author author, List<Comment> comments, List<String> tags, Set<Long> numbers,
			Map<String, Object> json, JsonNode tree, Set<Author> authors) {
	}

	private record LongNames(int a, int aNameOfMoreThanSixteenBytesInAll, int größe) {
	}

	private record Aliased(@JsonAlias( {
			"old_name", "older" }) String name, String last){
	}

	private record Formatted(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) {
	}

	private record Ignoring(Integer id, @JsonIgnore String secret, @JsonIgnore int count, @JsonIgnore boolean on,
			@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) long pin) {
	}

	private record ByFactory(String name) {

		@JsonCreator
		static ByFactory make(@JsonProperty("name") String name) {
			return new ByFactory("made " + name);
		}

	}

	private record Unwrapping(String title, @JsonUnwrapped Author author) {
	}

	private record Prefixed(@JsonUnwrapped(prefix = "a_") Inner inner) {
	}

	private record Inner(String text, @JsonUnwrapped(prefix = "b_") Author author) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes({ @JsonSubTypes.Type(value = Circle.class, name = "circle"),
			@JsonSubTypes.Type(value = Square.class, name = "square") })
	private interface Shape {

	}

	private record Circle(int radius) implements Shape {
	}

	private record Square(int side) implements Shape {
	}

	private record Injected(Integer id, @JacksonInject("source") String source) {
	}

	private record Collecting(Integer id, @JsonAnySetter Map<String, Object> others) {
	}

	private record Viewed(@JsonView(Override.class) Integer shown, @JsonView(Deprecated.class) Integer hidden) {
	}

	private record Containers(Set<String> texts, Set<Author> authors) {
	}

	private record Csv(List<String> list, Set<String> set) {
	}

	private record MaybeAuthor(Optional<Author> author) {
	}

	private record Maybe(Optional<String> a, Optional<String> b) {
	}

	private record Box<T>(T content) {
	}

	private record Owner(Box<Author> box) {
	}

	static final class ByConstructor {

		private final int id;

		private final String firstName;

		public ByConstructor(int id, String firstName) {
			this.id = id;
			this.firstName = firstName;
		}

	}

	static final class BySetters {

		@DirectusId
		@DirectusField("serial")
		private long key;

		private String firstName;

		private Author author;

		private BigDecimal amount;

		private boolean on;

		private int untouched = 5;

		public List<Author> others;

		public void setKey(long key) {
			this.key = key;
		}

		public void setFirstName(String firstName) {
			this.firstName = firstName;
		}

		public void setAuthor(Author author) {
			this.author = author;
		}

		public void setAmount(BigDecimal amount) {
			this.amount = amount;
		}

		public void setOn(boolean on) {
			this.on = on;
		}

		public void setUntouched(int untouched) {
			this.untouched = untouched;
		}

	}

}
