package io.github.springdirectus.mapping;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.springdirectus.error.DirectusDecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what is said where a row can't be read.
 */
class DecodingFailureTests {

	private static final String SECRET = "s3cr3t";

	private final Mappings mappings = new Mappings((builder) -> {
	});

	private DirectusDecodingException failure(Class<?> type, String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		DirectusDecodingException failure = catchThrowableOfType(DirectusDecodingException.class,
				() -> this.mappings.of(type).reader().readAll(bytes, 0, bytes.length));
		assertThat(failure).isNotNull();
		StringWriter log = new StringWriter();
		failure.printStackTrace(new PrintWriter(log));
		assertThat(log.toString()).doesNotContain(SECRET).doesNotContain("424242");
		return failure;
	}

	private String message(Class<?> type, String json) {
		return failure(type, json).getMessage();
	}

	@Test
	void namesTypeAndFieldAndTheBoxedTypeForNullInAPrimitive() {
		assertThat(message(Article.class, "[{\"views\":null}]"))
			.isEqualTo("Article.views is null, which int can't hold: declare it as Integer");
		assertThat(message(Setters.class, "[{\"count\":null}]"))
			.isEqualTo("Setters.count is null, which long can't hold: declare it as Long");
	}

	@Test
	void namesTypeAndFieldForAMissingPrimitive() {
		assertThat(message(Article.class, "[{\"views\":1},{}]"))
			.isEqualTo("Article.views is missing (it was not asked for, or the caller may not read it), and int can't"
					+ " be absent: declare it as Integer");
	}

	@Test
	void namesThePathToANestedField() {
		assertThat(message(Article.class, "[{\"views\":1,\"author\":{\"age\":\"s3cr3t\"}}]"))
			.startsWith("Article.author.age is a text, and can't be read as Integer: ");
		assertThat(message(Article.class, "[{\"views\":1,\"comments\":[{},{\"writer\":{\"age\":{}}}]}]"))
			.startsWith("Article.comments[1].writer.age is an object, and can't be read as Integer: ");
	}

	@Test
	void explainsARelationThatArrivesAsABareKey() {
		assertThat(message(Article.class, "[{\"views\":1,\"author\":424242}]"))
			.isEqualTo("Article.author is a number, which is no Author: a relation arrives as its bare key where no"
					+ " field below it is asked for. Ask for the fields of the relation (\"author.*\"), or declare it as"
					+ " Ref<Author>, which takes both, or as the type of its key");
		assertThat(message(Article.class, "[{\"views\":1,\"comments\":[\"s3cr3t\"]}]"))
			.startsWith("Article.comments[0] is a text, which is no Comment: ")
			.contains("(\"comments.*\")");
		assertThat(message(Setters.class, "[{\"author\":424242}]")).startsWith("Setters.author is a number")
			.contains("bare key");
		assertThat(message(Holder.class, "[{\"setters\":\"s3cr3t\"}]"))
			.startsWith("Holder.setters is a text, which is no Setters: ");
		assertThat(message(Article.class, "[424242]")).startsWith("Article is a number, which is no Article: ")
			.doesNotContain("\"");
	}

	@Test
	void explainsAnObjectWhereAKeyIsExpected() {
		assertThat(message(Keys.class, "[{\"author\":{\"name\":\"s3cr3t\"}}]"))
			.isEqualTo("Keys.author is an object, and can't be read as Integer: ask for the field alone (\"author\"),"
					+ " not for the fields below it, or declare it as a record, a Map or a JsonNode");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'',
			value = { "whole,1.5", "whole,\"1.5\"", "whole,2147483648", "whole,\"2147483648\"", "whole,-2147483649",
					"whole,\"s3cr3t\"", "whole,\"\"", "whole,\" 1\"", "whole,true", "whole,[1]", "tiny,128", "tiny,1.5",
					"small,32768", "small,true", "longer,9223372036854775808", "longer,\"9223372036854775808\"",
					"longer,-9223372036854775809", "longer,1e19", "longer,0.1", "longer,false", "big,0.5",
					"big,\"s3cr3t\"", "big,1e1000000000", "big,\"1e1000000000\"", "big,[]" })
	void refusesWhatIsNoWholeNumberInRange(String field, String json) {
		assertThat(message(Scalars.class, "[{\"" + field + "\":" + json + "}]")).startsWith("Scalars." + field + " is ")
			.contains("can't be read as")
			.endsWith(": only whole numbers in its range fit; Long, BigInteger and BigDecimal hold more");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'',
			value = { "decimal,\"s3cr3t\"", "decimal,true", "decimal,\"\"", "floating,\"NaN\"", "floating,1e999",
					"floating,\"1e999\"", "floating,\"0x1p3\"", "floating,\"1d\"", "floating,true", "single,1e39",
					"single,\"s3cr3t\"", "single,[]" })
	void refusesWhatIsNoNumber(String field, String json) {
		assertThat(message(Scalars.class, "[{\"" + field + "\":" + json + "}]")).startsWith("Scalars." + field + " is ")
			.endsWith(": only numbers fit, as a number or a text");
	}

	@Test
	void refusesATextOfMoreDigitsThanANumberMayHave() {
		assertThat(message(Scalars.class, "[{\"decimal\":\"" + "1".repeat(1001) + "\"}]"))
			.startsWith("Scalars.decimal is a text, and can't be read as BigDecimal");
		assertThat(message(Scalars.class, "[{\"decimal\":" + "1".repeat(1001) + "}]"))
			.isEqualTo("Scalars.decimal can't be read: a text or number there is too long, or nested too deep");
		byte[] allowed = ("[{\"decimal\":\"" + "1".repeat(1000) + "\"}]").getBytes(StandardCharsets.UTF_8);
		assertThat(this.mappings.of(Scalars.class).reader().readAll(allowed, 0, allowed.length)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "instant,\"s3cr3t\"", "instant,\"2026-01-31T23:59:59\"",
			"instant,\"2026-02-30T00:00:00Z\"", "instant,424242", "offset,\"2026-01-31\"", "offset,424242" })
	void refusesATimestampWithoutZone(String field, String json) {
		assertThat(message(Scalars.class, "[{\"" + field + "\":" + json + "}]")).startsWith("Scalars." + field + " is ")
			.endsWith(": only a timestamp with its zone fits; use LocalDateTime for a dateTime, LocalDate for a date"
					+ " and LocalTime for a time");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "date_time,\"2026-01-31T23:59:59Z\"", "date_time,true",
			"date,\"2026-01-31T00:00:00\"", "date,424242", "time,\"s3cr3t\"", "time,[]" })
	void refusesADateThatWouldLoseAPart(String field, String json) {
		assertThat(message(Scalars.class, "[{\"" + field + "\":" + json + "}]")).startsWith("Scalars." + field + " is ")
			.endsWith(": use Instant for a timestamp, LocalDateTime for a dateTime, LocalDate for a date and LocalTime"
					+ " for a time");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "2", "-1", "\"s3cr3t\"", "\"1\"", "1.0", "1.5", "[true]", "424242" })
	void refusesWhatIsNoBoolean(String json) {
		assertThat(message(Scalars.class, "[{\"flag\":" + json + "}]")).startsWith("Scalars.flag is ")
			.endsWith(", and can't be read as Boolean: only true, false, 1 and 0 fit");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"s3cr3t\"", "\"\"", "0", "\"0\"" })
	void refusesAnUnknownChoice(String json) {
		assertThat(message(Scalars.class, "[{\"level\":" + json + "}]")).startsWith("Scalars.level is a ")
			.contains("can't be read as Level: none of its constants has that name");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'',
			value = { "uuid,\"1-1-1-1-1\"", "uuid,\"s3cr3t\"", "uuid,424242",
					"uuid,\"8f14e45f-ceea-467f-a1d6-9a3c4d5e6fxx\"", "text,[]", "duration,\"s3cr3t\"",
					"ints,[424242424242424242]", "ints,[1.5]", "ints,[\"s3cr3t\"]", "texts,424242", "json,\"s3cr3t\"",
					"counts,{\"a\":\"s3cr3t\"}" })
	void refusesOtherValuesThatDoNotFit(String field, String json) {
		assertThat(message(Scalars.class, "[{\"" + field + "\":" + json + "}]")).startsWith("Scalars." + field)
			.contains("can't be read as ");
	}

	@Test
	void namesTheElementOfAnArray() {
		assertThat(message(Scalars.class, "[{\"ints\":[1,2,\"s3cr3t\"]}]"))
			.startsWith("Scalars.ints[2] is a text, and can't be read as int");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[", "[{", "[{\"text\"", "[{\"text\":", "[{\"text\":\"s3cr3t", "[{\"text\":s3cr3t}]",
			"[{\"text\":\"a\" \"s3cr3t\"}]", "[{\"text\":tru", "[{\"x\":[}]", "[{s3cr3t:1}]", "[{\"text\":\"a\"}",
			"<html>s3cr3t</html>", "[{\"text\":\"a\\q\"}]" })
	void refusesMalformedJson(String json) {
		assertThat(message(Scalars.class, json)).startsWith("Scalars");
		assertThat(message(Setters.class, json.replace("text", "name"))).startsWith("Setters");
		assertThat(message(Map.class, json)).startsWith("Map");
	}

	@Test
	void saysWhereMalformedJsonStands() {
		assertThat(message(Scalars.class, "[{\"text\":s3cr3t}]"))
			.isEqualTo("Scalars.text can't be read: the answer is no well-formed JSON, at byte 9 of its part");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "[{\"author\":{\"age\":s3cr3t}}]|.author.age",
					"[{\"views\":1,\"comments\":[{},{\"writer\":{\"id\":1]}]|.comments[1].writer.id",
					"[{\"comments\":[{},s3cr3t]}]|.comments[1]", "[{\"unknown\":{\"x\":s3cr3t}}]|.unknown.x",
					"[{s3cr3t}]|", "[s3cr3t]|", "[{\"views\":1}{|" })
	void namesTheFieldWhereMalformedJsonStands(String json, String field) {
		String path = (field != null) ? field : "";
		assertThat(message(Article.class, json))
			.startsWith("Article" + path + " can't be read: the answer is no well-formed JSON, at byte ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "\"s3cr3t\"", "424242" })
	void refusesWhatIsNoList(String json) {
		assertThat(message(Scalars.class, json)).startsWith("Scalars is ").contains("can't be read as ");
		assertThat(message(Map.class, json)).startsWith("Map is ").contains("can't be read as ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[null]", "[{},null]" })
	void refusesNullInPlaceOfAnItem(String json) {
		assertThat(message(Scalars.class, json))
			.isEqualTo("Scalars: null was sent where an item is expected, and can't be read");
	}

	@Test
	void keepsOfAFailedConstructorWhereItFailed() {
		DirectusDecodingException failure = failure(Checking.class, "[{\"name\":\"s3cr3t\"}]");

		assertThat(failure)
			.hasMessage("Checking can't be created: its constructor threw java.lang.IllegalArgumentException");
		assertThat(failure.getCause())
			.hasMessage("java.lang.IllegalArgumentException (its message is left out: it may hold a value)");
		assertThat(failure.getCause().getStackTrace()[0].getClassName()).isEqualTo(Checking.class.getName());
		assertThat(message(HoldsChecking.class, "[{\"checking\":{\"name\":\"s3cr3t\"}}]"))
			.startsWith("HoldsChecking.checking can't be created");
	}

	@Test
	void namesWhatAReaderOfTheUserThrew() {
		DirectusDecodingException failure = failure(Broken.class, "[{\"value\":\"s3cr3t\"}]");

		assertThat(failure).hasMessage("Broken.value can't be read: its reader threw java.lang.IllegalStateException")
			.hasNoCause();
	}

	@Test
	void namesAComponentThatCannotBeBuilt() {
		assertThat(message(HoldsInterface.class, "[{\"value\":{\"a\":\"s3cr3t\"}}]"))
			.isEqualTo("HoldsInterface.value can't be read: Jackson finds no way to build Anything; use a record, a"
					+ " class with one constructor or with setters, or register a deserializer");
	}

	@Test
	void tellsWhatWasFoundInAValueThatWasBuffered() {
		assertThat(message(HoldsShape.class, "[{\"shape\":{\"side\":\"s3cr3t\",\"kind\":\"square\"}}]"))
			.startsWith("HoldsShape.shape.side is a text, and can't be read as Integer");
		assertThat(message(HoldsShape.class, "[{\"shape\":{\"side\":1,\"kind\":\"s3cr3t\"}}]"))
			.startsWith("HoldsShape.shape ");
	}

	@Test
	void letsErrorsOfAConstructorPass() {
		byte[] json = "[{\"name\":\"x\"}]".getBytes(StandardCharsets.UTF_8);
		assertThat(catchThrowableOfType(StackOverflowError.class,
				() -> this.mappings.of(Overflowing.class).reader().readAll(json, 0, json.length)))
			.isNotNull();
	}

	@Test
	void saysThatTextsNestTooDeep() {
		assertThat(message(Scalars.class, "[{\"json\":{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}}]"))
			.endsWith("can't be read: a text or number there is too long, or nested too deep");
	}

	enum Level {

		LOW, HIGH

	}

	private record Author(Integer id, Integer age) {
	}

	private record Comment(String text, Author writer) {
	}

	private record Article(int views, Author author, List<Comment> comments) {
	}

	private record Keys(Integer author) {
	}

	private record Holder(Setters setters) {
	}

	private record Scalars(String text, UUID uuid, Boolean flag, Byte tiny, Short small, Integer whole, Long longer,
			BigInteger big, BigDecimal decimal, Double floating, Float single, Instant instant, OffsetDateTime offset,
			LocalDateTime dateTime, LocalDate date, LocalTime time, Level level, Duration duration, int[] ints,
			List<String> texts, Map<String, Object> json, Map<String, Integer> counts) {
	}

	private record Checking(String name) {

		Checking {
			throw new IllegalArgumentException("bad name " + name);
		}

	}

	private record HoldsChecking(Checking checking) {
	}

	private record Overflowing(String name) {

		Overflowing {
			throw new StackOverflowError();
		}

	}

	private interface Anything {

	}

	private record HoldsInterface(Anything value) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Square.class, name = "square"))
	private interface Shape {

	}

	private record Square(Integer side) implements Shape {
	}

	private record HoldsShape(Shape shape) {
	}

	private record Broken(@JsonDeserialize(using = BrokenReader.class) String value) {
	}

	private static final class BrokenReader extends ValueDeserializer<String> {

		@Override
		public String deserialize(JsonParser parser, DeserializationContext context) {
			throw new IllegalStateException(parser.getString());
		}

	}

	static final class Setters {

		public long count;

		public String name;

		public Author author;

	}

}
