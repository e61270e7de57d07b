package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.DirectusJson;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RowWriter}.
 */
class RowWriterTests {

	private final Mappings mappings = new Mappings((builder) -> {
	});

	private final RowWriter writer = this.mappings.writer();

	private String json(Object value) {
		return this.mappings.jsonMapper().writeValueAsString(value);
	}

	@Test
	void createsWithoutWhatIsNull() {
		assertThat(this.writer.forCreate(new Article(null, "T", null, 5L))).containsExactly(Map.entry("title", "T"),
				Map.entry("view_count", 5L));
		assertThat(this.writer.forCreate(new Article(1, "T", null, null))).containsExactly(Map.entry("id", 1),
				Map.entry("title", "T"));
	}

	@Test
	void updatesWithNullsAndWithoutTheKey() {
		assertThat(this.writer.forUpdate(new Article(1, "T", null, null)).entrySet()).extracting(Map.Entry::getKey)
			.containsExactly("title", "date_published", "view_count");
		assertThat(this.writer.forUpdate(new Article(1, "T", null, null))).containsEntry("title", "T")
			.containsEntry("date_published", null)
			.containsEntry("view_count", null);
		assertThat(this.writer.forUpdate(new OwnKey("k", "i"))).containsExactly(Map.entry("id", "i"));
	}

	@Test
	void givesRawValuesForTheMapperToWrite() {
		Instant instant = Instant.parse("2026-01-31T23:59:59.123456Z");

		Map<String, Object> row = this.writer.forCreate(new Article(null, "T", instant, 9223372036854775807L));

		assertThat(row).containsEntry("date_published", instant);
		assertThat(json(row)).isEqualTo(
				"{\"title\":\"T\",\"date_published\":\"2026-01-31T23:59:59.123456Z\",\"view_count\":\"9223372036854775807\"}");
	}

	@Test
	void writesDecimalsPlainAndEnumsInLowerCase() {
		Values values = new Values(new BigDecimal("1E+3"), Status.PUBLISHED, Status.IN_REVIEW, List.of(Status.DRAFT),
				new Money(new BigDecimal("2.50")));

		assertThat(json(this.writer.forCreate(values))).isEqualTo("{\"amount\":1000,\"status\":\"published\","
				+ "\"other\":\"in-review\",\"all\":[\"draft\"],\"price\":2.50}");
		assertThat(this.writer.forUpdate(values)).hasSize(5);
	}

	@Test
	void takesAMapAsItIs() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("z", 1);
		map.put("id", null);
		map.put("author", Map.of("name", "N"));
		map.put("tags", Arrays.asList("a", null, List.of()));

		assertThat(this.writer.forCreate(map)).isNotSameAs(map).isEqualTo(map);
		assertThat(this.writer.forUpdate(map).keySet()).containsExactly("z", "id", "author", "tags");
	}

	@Test
	void takesAJsonObjectAsItIs() {
		ObjectNode node = this.mappings.jsonMapper().createObjectNode().put("b", 1).putNull("a");

		assertThat(json(this.writer.forCreate(node))).isEqualTo("{\"b\":1,\"a\":null}");
		assertThat(this.writer.forUpdate(node).keySet()).containsExactly("b", "a");
	}

	@Test
	void refusesAMapWithOtherKeysThanNames() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.writer.forCreate(Map.of(1, "x")))
			.withMessage("A map that is written needs the names of fields as its keys, not a Integer");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.writer.forUpdate(Collections.singletonMap(null, "x")))
			.withMessage("A map that is written needs the names of fields as its keys, not null");
	}

	@Test
	void refusesWhatIsNoItem() {
		for (Object value : List.of("text", 1, true, List.of(), Instant.now(), Status.DRAFT, new Object(),
				new Money(BigDecimal.ONE), new String[0])) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.writer.forCreate(value))
				.withMessage("A " + value.getClass().getSimpleName()
						+ " is no item: write a map, a record or an object with properties");
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.writer.forUpdate(value))
				.withMessageContaining("is no item");
		}
	}

	@Test
	void refusesToUpdateWithATypeThatHasARelation() {
		for (Object item : List.of(new WithAuthor("T", new Author(1)), new WithAuthor("T", null))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.writer.forUpdate(item))
				.withMessageStartingWith(
						"WithAuthor.author is a relation, and a record that holds relations is not" + " written")
				.withMessageContaining("Write a Patch, a map, or a record of its own shape")
				.withMessageContaining("record WithAuthorChanges(String title, Integer author)");
		}
		for (Object item : List.of(new WithList(null), new WithArray(null), new WithOptional(Optional.empty()),
				new WithBean(null))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.writer.forUpdate(item))
				.withMessageContaining("is a relation");
		}
	}

	@Test
	void refusesToCreateWithARelationThatIsSet() {
		assertThat(this.writer.forCreate(new WithAuthor("T", null))).containsExactly(Map.entry("title", "T"));
		assertThat(this.writer.forCreate(new WithList(null))).isEmpty();
		for (Object item : List.of(new WithAuthor("T", new Author(1)), new WithList(List.of()),
				new WithList(List.of(new Author(1))), new WithArray(new Author[0]), new WithOptional(Optional.empty()),
				new WithBean(new Bean()))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.writer.forCreate(item))
				.withMessageContaining("is a relation");
		}
	}

	@Test
	void refusesARecordInsideAMapAtAnyDepth() {
		Author author = new Author(1);
		List<Object> holding = new ArrayList<>(List.of(author, List.of(author), new Author[] { author },
				Optional.of(author), Map.of("create", List.of(Map.of("x", author))), new Bean()));

		for (Object value : holding) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.writer.forCreate(Map.of("author", value)))
				.withMessageStartingWith("\"author\" of the map holds a ")
				.withMessageContaining("a relation is not written from a record")
				.withMessageEndingWith("Write its key, or a map where the related item shall change");
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.writer.forUpdate(new Anything(value)))
				.withMessageStartingWith("Anything.value holds a ");
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.writer.forCreate(new Anything(value)))
				.withMessageStartingWith("Anything.value holds a ");
		}
	}

	@Test
	void writesMapsAndKeysForRelations() {
		Map<String, Object> value = new HashMap<>(Map.of("create", List.of(Map.of("name", "N")), "delete", List.of(1)));

		assertThat(this.writer.forUpdate(new Anything(value))).containsExactly(Map.entry("value", value));
	}

	@Test
	void respectsWhatIsReadOnlyWriteOnlyOrIgnored() {
		Accesses item = new Accesses(1, "ignored", Instant.EPOCH, "secret");

		assertThat(this.writer.forCreate(item)).containsExactly(Map.entry("id", 1), Map.entry("password", "secret"));
		assertThat(this.writer.forUpdate(item)).containsExactly(Map.entry("password", "secret"));
	}

	@Test
	void neverWritesAFieldThatIsReadOnlyWhateverIsAnnotated() {
		for (Object item : List.of(new ReadOnly("T", Instant.EPOCH, new Author(1)), new ReadOnlyMembers("x"),
				new ReadOnlyPart("T", new Times(1, Instant.EPOCH, null)))) {
			assertThat(this.writer.forCreate(item)).containsExactly(Map.entry("title", "T"));
			assertThat(this.writer.forUpdate(item)).containsExactly(Map.entry("title", "T"));
		}
		assertThat(this.mappings.of(ReadOnly.class).fields()).containsExactly("title", "created", "author.id");
		assertThat(this.mappings.of(ReadOnlyMembers.class).fields()).containsExactlyInAnyOrder("title", "field",
				"getter", "setter", "argument", "in_id");
	}

	@Test
	void leavesAPrimitiveKeyThatIsZeroOutOfACreate() {
		assertThat(this.writer.forCreate(new Primitive(0, 0))).containsExactly(Map.entry("count", 0));
		assertThat(this.writer.forCreate(new Primitive(1, 0))).containsExactly(Map.entry("id", 1),
				Map.entry("count", 0));
		assertThat(this.writer.forCreate(new Article(0, null, null, null))).containsExactly(Map.entry("id", 0));
	}

	@Test
	void keepsTheKeyOfAnItemInABatchAndGivesItApart() {
		KeyedRow row = this.writer.forKeyedUpdate(new Article(1, "T", null, null), "id");

		assertThat(row.key()).isEqualTo(1);
		assertThat(row.row().keySet()).containsExactly("id", "title", "date_published", "view_count");
		assertThat(this.writer.forKeyedUpdate(new OwnKey("k", "i"), "id"))
			.isEqualTo(new KeyedRow("k", Map.of("code", "k", "id", "i")));
		assertThat(this.writer.forKeyedUpdate(new Primitive(1, 3), "count")).extracting(KeyedRow::key).isEqualTo(3);
	}

	@Test
	void takesTheKeyOfAMapFromTheFieldOfTheCollection() {
		Map<String, Object> map = new LinkedHashMap<>(Map.of("id", 5, "code", "c"));
		map.put("title", null);

		assertThat(this.writer.forKeyedUpdate(map, "id")).isEqualTo(new KeyedRow(5, map));
		assertThat(this.writer.forKeyedUpdate(map, "code")).isEqualTo(new KeyedRow("c", map));
		for (String json : List.of("{\"id\":5,\"a\":1}", "{\"id\":\"5\",\"a\":1}")) {
			ObjectNode node = (ObjectNode) this.mappings.jsonMapper().readTree(json);
			KeyedRow row = this.writer.forKeyedUpdate(node, "id");
			assertThat(row.key()).isInstanceOfAny(Integer.class, String.class).hasToString("5");
			assertThat(json(row.row())).isEqualTo(json);
		}
	}

	@Test
	void refusesABatchItemWithoutKey() {
		Map<Object, String> items = new LinkedHashMap<>();
		items.put(new Article(null, "T", null, null), "Article");
		items.put(new Primitive(0, 1), "Primitive");
		items.put(Map.of("title", "T"), "A map");
		items.put(Collections.singletonMap("id", null), "A map");
		items.put(Map.of("id", " "), "A map");
		items.put(this.mappings.jsonMapper().createObjectNode().putNull("id"), "A map");
		items.put(this.mappings.jsonMapper().createObjectNode().put("id", ""), "A map");
		items.forEach(
				(item, name) -> assertThatExceptionOfType(DirectusRequestException.class)
					.isThrownBy(() -> this.writer.forKeyedUpdate(item, "id"))
					.withMessage(name
							+ " has no key \"id\": items that are updated together are found by their keys. Set it, or"
							+ " create the item"));
	}

	@Test
	void refusesABatchItemWhoseTypeHasNoKey() {
		for (Object item : List.of(new Computing("a", "b"), new ReadOnlyKey(1, "T"))) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.writer.forKeyedUpdate(item, "id"))
				.withMessage(item.getClass().getSimpleName() + " has no key \"id\": items that are updated together are"
						+ " found by their keys. Add the property, or mark the one that holds the key with"
						+ " @DirectusId; it can't be read-only");
		}
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.writer.forKeyedUpdate(new Article(1, "T", null, null), "code"))
			.withMessageStartingWith("Article has no key \"code\"");
	}

	@Test
	void respectsTheFormsOfAProperty() {
		Forms forms = new Forms(LocalDate.of(2026, 1, 31), "text", new Author(7));

		assertThat(this.writer.forCreate(forms)).containsExactly(Map.entry("day", "31.01.2026"),
				Map.entry("shouted", "TEXT"), Map.entry("author", 7));
		assertThat(this.writer.forUpdate(new Forms(null, null, null))).hasSize(3);
	}

	@Test
	void leavesNullOutWhereTheUserSaysSo() {
		assertThat(this.writer.forUpdate(new Sparse(null, "x"))).containsExactly(Map.entry("b", "x"));
		assertThat(this.writer.forUpdate(new Sparse("y", null)).keySet()).containsExactly("a", "b");
	}

	@Test
	void writesOnlyTheComponentsOfARecord() {
		assertThat(this.writer.forCreate(new Computing("A", "B")).keySet()).containsExactly("first", "last");
	}

	@Test
	void writesClassesByTheirGettersAndFields() {
		Bean bean = new Bean();
		bean.name = "N";

		assertThat(this.writer.forCreate(bean)).containsExactly(Map.entry("name", "N"), Map.entry("size_in_all", 3));
		assertThat(this.writer.forUpdate(bean).keySet()).containsExactly("name", "size_in_all");
	}

	@Test
	void namesTheGetterThatFails() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.writer.forCreate(new Failing()))
			.withMessage("Failing.name can't be written: its getter threw java.lang.IllegalStateException")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void namesThePropertyWhoseFormFails() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.writer.forCreate(new HoldsFailing(new Failing())))
			.withMessageStartingWith("HoldsFailing.settings can't be written: ")
			.withStackTraceContaining("java.lang.IllegalStateException: no name");
	}

	@Test
	void writesUnwrappedPropertiesIntoTheRowItself() {
		Unwrapping item = new Unwrapping("T", new Times(1, Instant.EPOCH, new Sizes(2)), new Sizes(3));

		assertThat(this.writer.forCreate(item)).containsExactly(Map.entry("title", "T"), Map.entry("at_id", 1),
				Map.entry("at_created", Instant.EPOCH), Map.entry("at_of_size", 2), Map.entry("size", 3));
		assertThat(this.writer.forUpdate(item).keySet()).containsExactly("title", "at_created", "at_of_size", "size");
		assertThat(this.writer.forCreate(new Unwrapping("T", null, null))).containsExactly(Map.entry("title", "T"));
		assertThat(this.writer.forCreate(new Unwrapping("T", new Times(null, null, null), null)).keySet())
			.containsExactly("title");
	}

	@Test
	void refusesARelationInAnUnwrappedProperty() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.writer.forCreate(new UnwrapsRelation(new WithAuthor("T", new Author(1)))))
			.withMessageStartingWith("UnwrapsRelation.author is a relation");
	}

	@Test
	void refusesTwoKeys() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.writer.forCreate(new TwoKeys(1, 2)))
			.withMessageContaining("two properties with @DirectusId");
	}

	enum Status {

		DRAFT, PUBLISHED, @JsonProperty("in-review")
		IN_REVIEW

	}

	private record Article(Integer id, String title, Instant datePublished, Long viewCount) {
	}

	private record OwnKey(@DirectusId @DirectusField("code") String key, String id) {
	}

	private record Money(@JsonValue BigDecimal amount) {
	}

	private record Values(BigDecimal amount, Status status, Status other, List<Status> all, Money price) {
	}

	private record Author(Integer id) {
	}

	private record WithAuthor(String title, Author author) {
	}

	private record WithList(List<Author> authors) {
	}

	private record WithArray(Author[] authors) {
	}

	private record WithOptional(Optional<Author> author) {
	}

	private record WithBean(Bean bean) {
	}

	private record Anything(Object value) {
	}

	private record Accesses(Integer id, @JsonIgnore String ignored,
			@JsonProperty(access = JsonProperty.Access.READ_ONLY) Instant dateCreated,
			@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String password) {
	}

	private record Forms(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
			@JsonSerialize(using = Shouting.class) String shouted, @JsonSerialize(using = ByKey.class) Author author) {
	}

	private record ReadOnly(String title, @DirectusField(readOnly = true) Instant created,
			@DirectusField(readOnly = true) Author author) {
	}

	private record ReadOnlyPart(String title,
			@DirectusField(readOnly = true) @JsonUnwrapped(prefix = "at_") Times times) {
	}

	private record ReadOnlyKey(@DirectusField(readOnly = true) Integer id, String title) {
	}

	private record Primitive(int id, int count) {
	}

	private record Sparse(@JsonInclude(JsonInclude.Include.NON_NULL) String a, String b) {
	}

	private record TwoKeys(@DirectusId Integer one, @DirectusId Integer two) {
	}

	private record HoldsFailing(@DirectusJson Failing settings) {
	}

	private record Unwrapping(String title, @JsonUnwrapped(prefix = "at_") Times times, @JsonUnwrapped Sizes sizes) {
	}

	private record Times(Integer id, Instant created, @JsonUnwrapped(prefix = "of_") Sizes sizes) {
	}

	private record Sizes(Integer size) {
	}

	private record UnwrapsRelation(@JsonUnwrapped WithAuthor part) {
	}

	private record Computing(String first, String last) {

		public String getFullName() {
			return this.first + " " + this.last;
		}

	}

	static final class Bean {

		@DirectusId
		public Integer number;

		public String name;

		private String hidden = "no";

		@DirectusField("size_in_all")
		public int getSize() {
			return this.hidden.length() + 1;
		}

	}

	static final class Failing {

		public String getName() {
			throw new IllegalStateException("no name");
		}

	}

	private static final class Shouting extends ValueSerializer<String> {

		@Override
		public void serialize(String value, JsonGenerator generator, SerializationContext context) {
			generator.writeString(value.toUpperCase(Locale.ROOT));
		}

	}

	private static final class ByKey extends ValueSerializer<Author> {

		@Override
		public void serialize(Author value, JsonGenerator generator, SerializationContext context) {
			generator.writeNumber(value.id());
		}

	}

}
