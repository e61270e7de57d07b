package io.github.springdirectus.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for references to related items.
 */
class RefMappingTests extends MappingTest {

	private static final UUID ID = UUID.fromString("8f14e45f-ceea-467f-a1d6-9a3c4d5e6f70");

	@Test
	void readsARelationFromAKeyOrAnObject() {
		Article byKey = read(Article.class, "{\"id\":1,\"author\":\"" + ID + "\"}");
		Article byObject = read(Article.class, "{\"author\":{\"name\":\"A\",\"code\":\"" + ID + "\"},\"id\":1}");

		assertThat(byKey).isEqualTo(new Article(1, Ref.of(ID), null));
		assertThat(byKey.author().key()).isInstanceOf(UUID.class);
		assertThat(byObject).isEqualTo(new Article(1, Ref.of(ID, new Author(ID, "A")), null));
		assertThat(byObject.author().key()).isInstanceOf(UUID.class);
	}

	@Test
	void readsNoRelationAsNull() {
		assertThat(read(Article.class, "{\"author\":null,\"comments\":null}")).isEqualTo(new Article(null, null, null))
			.isEqualTo(read(Article.class, "{}"));
		assertThat(read(Maybe.class, "{\"author\":null}").author()).isEmpty();
	}

	@Test
	void readsListsOfKeysAndObjects() {
		assertThat(read(Article.class, "{\"comments\":[1,{\"id\":2,\"text\":\"x\"},\"3\",{\"id\":\"4\"}]}").comments())
			.isEqualTo(List.of(Ref.of(1), Ref.of(2, new Comment(2, "x")), Ref.of(3), Ref.of(4, new Comment(4, null))));
		assertThat(read(Article.class, "{\"comments\":[]}").comments()).isEmpty();
		assertThat(read(Containers.class, "{\"set\":[2,1],\"array\":[1]}"))
			.satisfies((row) -> assertThat(row.set()).containsExactly(Ref.of(2), Ref.of(1)))
			.satisfies((row) -> assertThat(row.array()).containsExactly(Ref.of(1)));
	}

	@Test
	void readsIntoClassesAndFromThem() {
		BySetters row = read(BySetters.class,
				"{\"author\":{\"code\":\"" + ID + "\"},\"other\":{\"name\":\"N\",\"id\":7}}");

		assertThat(row.author).isEqualTo(Ref.of(ID, new Author(ID, null)));
		assertThat(row.other.key()).isEqualTo(7L);
		assertThat(row.other.requireValue().name).isEqualTo("N");
		assertThat(read(BySetters.class, "{\"other\":\"7\"}").other.key()).isEqualTo(7L);
	}

	@Test
	void readsMapsAndTreesByTheirId() {
		Untyped row = read(Untyped.class, """
				{"map":{"a":{"id":9},"id":"k","b":1.10},"tree":{"id":5,"x":[1]},"anything":{"id":6}}""");

		assertThat(row.map().key()).isEqualTo("k");
		assertThat(row.map().value()).containsEntry("a", Map.of("id", 9)).containsOnlyKeys("a", "id", "b");
		assertThat(row.tree().key()).isEqualTo(5);
		assertThat(row.tree().requireValue().get("x")).hasSize(1);
		assertThat(row.anything()).isEqualTo(Ref.of(6, Map.of("id", 6)));
		assertThat(read(Untyped.class, "{\"map\":9223372036854775807,\"anything\":\"s\"}"))
			.isEqualTo(new Untyped(Ref.of(Long.MAX_VALUE), null, Ref.of("s")));
	}

	@Test
	void readsAReferenceInAReferencedItem() {
		assertThat(read(Category.class, "{\"id\":3,\"parent\":{\"id\":2,\"parent\":1,\"children\":[3]}}"))
			.isEqualTo(new Category(3, Ref.of(2, new Category(2, Ref.of(1), List.of(Ref.of(3)))), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"s3cr3t\"}", "{}", "{\"name\":\"s3cr3t\",\"code\":null}" })
	void refusesAnObjectWithoutItsKey(String author) {
		assertThat(failure(Article.class, "{\"author\":" + author + "}")).isEqualTo("Article.author came without its"
				+ " key, which a Ref needs: ask for the key of the related item too (\"author.id\")");
		assertThat(failure(Untyped.class, "{\"map\":" + author + "}"))
			.startsWith("Untyped.map came without its key, which a Ref needs");
	}

	@Test
	void refusesAKeyOfAnUntypedItemThatIsNoScalar() {
		assertThat(failure(Untyped.class, "{\"map\":{\"id\":{\"a\":424242}}}")).startsWith("Untyped.map came without");
	}

	@Test
	void refusesAListWhereOneItemIsExpected() {
		assertThat(failure(Article.class, "{\"author\":[\"s3cr3t\"]}")).isEqualTo("Article.author is a list, and can't"
				+ " be read as Ref: a relation to one item is a key or an object, one to many a List<Ref>");
	}

	@Test
	void namesTheFieldThatDoesNotFitInAReference() {
		assertThat(failure(Article.class, "{\"comments\":[1,{\"id\":\"s3cr3t\"}]}"))
			.startsWith("Article.comments[1].id is a text, and can't be read as Integer");
		assertThat(failure(Article.class, "{\"author\":\"s3cr3t\"}"))
			.startsWith("Article.author is a text, and can't be read as UUID");
		assertThat(failure(BySetters.class, "{\"other\":{\"id\":\"s3cr3t\"}}")).startsWith("BySetters.other")
			.contains("can't be read as Long");
	}

	@Test
	void asksForTheFieldsOfTheRelatedItem() {
		assertThat(fields(Article.class)).containsExactly("id", "author.code", "author.name", "comments.id",
				"comments.text");
		assertThat(fields(Maybe.class)).containsExactly("author.code", "author.name");
		assertThat(fields(Containers.class)).containsExactly("set.id", "set.text", "array.id", "array.text");
	}

	@Test
	void asksForTheRelationItselfWhereItsTypeIsOnTheWay() {
		assertThat(fields(Category.class)).containsExactly("id", "parent", "children");
		assertThat(fields(Shelf.class)).containsExactly("id", "books.id", "books.shelf", "books.first.id");
	}

	@Test
	void asksForTheKeyOnlyWhereItIsSaid() {
		assertThat(fields(KeysOnly.class)).containsExactly("author", "the_comments");
		assertThat(read(KeysOnly.class, "{\"author\":\"" + ID + "\",\"the_comments\":[1]}"))
			.isEqualTo(new KeysOnly(Ref.of(ID), List.of(Ref.of(1))));
	}

	@Test
	void asksForAllFieldsOfAMapAndForTheKeyOfAnything() {
		assertThat(fields(Untyped.class)).containsExactly("map.*", "tree.*", "anything");
	}

	@Test
	void refusesAReferenceThatCouldNotBeRead() {
		assertThat(refusal(ToKeyless.class)).isEqualTo("ToKeyless.author is a Ref<Keyless>, and Keyless has no key: add"
				+ " the property id, or mark its key with @DirectusId");
		assertThat(refusal(ToValue.class)).isEqualTo(
				"ToValue.author is a Ref<UUID>, and UUID is no item: declare it" + " as UUID, or as a Ref of a record");
		assertThat(refusal(KeyOnlyRecord.class)).isEqualTo(
				"KeyOnlyRecord.author asks for its key only, which Author" + " can't hold: declare it as Ref<Author>");
		assertThat(refusal(Ref.class)).startsWith("Ref can't hold an item");
	}

	@Test
	void writesAReferenceAsItsKey() {
		assertThat(written(new Article(1, Ref.of(ID, new Author(ID, "A")), null)))
			.isEqualTo("{\"id\":1,\"author\":\"" + ID + "\"}");
		assertThat(written(new Maybe(Optional.of(Ref.of(5L))))).isEqualTo("{\"author\":5}");
		assertThat(this.mappings.writer().forUpdate(new Linked("T", null))).containsEntry("author", null);
	}

	@Test
	void writesReferencesInAMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("author", Ref.of(5, new Author(ID, "A")));
		map.put("comments", List.of(Ref.of(1), Ref.of(2)));

		assertThat(written(map)).isEqualTo("{\"author\":5,\"comments\":[1,2]}");
	}

	@Test
	void refusesToWriteACollectionOfReferencesFromARecord() {
		for (Object item : List.of(new Article(1, null, List.of()), new Article(1, null, List.of(Ref.of(1))),
				new Containers(Set.of(), null))) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.mappings.writer().forCreate(item))
				.withMessageContaining(" is a relation");
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.mappings.writer().forUpdate(item))
				.withMessageContaining(" is a relation");
		}
	}

	@Test
	void refusesARecordInPlaceOfAKey() {
		Map<String, Object> map = Map.of("author", Ref.of(new Author(ID, "A")));

		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.mappings.writer().forCreate(map))
			.withMessageStartingWith("\"author\" of the map holds a Author");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.mappings.writer().forUpdate(new Linked("T", Ref.of(new Author(ID, "A")))))
			.withMessageStartingWith("Linked.author holds a Author");
	}

	@Test
	void takesATypeThatAModuleReadsForAValue() {
		Mappings custom = new Mappings(
				(builder) -> builder.addModule(new SimpleModule().addDeserializer(Author.class, new FixedAuthor())));

		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> custom.of(Linked.class))
			.withMessageContaining("Author is no item");
	}

	private record Author(@DirectusId UUID code, String name) {
	}

	private record Comment(Integer id, String text) {
	}

	private record Article(Integer id, @Nullable Ref<Author> author, List<Ref<Comment>> comments) {
	}

	private record Linked(String title, Ref<Author> author) {
	}

	private record Maybe(Optional<Ref<Author>> author) {
	}

	private record Containers(Set<Ref<Comment>> set, Ref<Comment>[] array) {
	}

	private record Untyped(Ref<Map<String, Object>> map, Ref<JsonNode> tree, Ref<Object> anything) {
	}

	private record Category(Integer id, Ref<Category> parent, List<Ref<Category>> children) {
	}

	private record Shelf(Integer id, List<Ref<ShelfBook>> books) {
	}

	private record ShelfBook(Integer id, Ref<Shelf> shelf, Shelf first) {
	}

	private record KeysOnly(@DirectusField(keyOnly = true) Ref<Author> author,
			@DirectusField(value = "the_comments", keyOnly = true) List<Ref<Comment>> comments) {
	}

	private record Keyless(String name) {
	}

	private record ToKeyless(Ref<Keyless> author) {
	}

	private record ToValue(Ref<UUID> author) {
	}

	private record KeyOnlyRecord(@DirectusField(keyOnly = true) Author author) {
	}

	static final class BySetters {

		private Ref<Author> author;

		private Ref<Other> other;

		public void setAuthor(Ref<Author> author) {
			this.author = author;
		}

		public void setOther(Ref<Other> other) {
			this.other = other;
		}

	}

	static final class Other {

		public Long id;

		public String name;

	}

	private static final class FixedAuthor extends ValueDeserializer<Author> {

		@Override
		public Author deserialize(JsonParser parser, DeserializationContext context) {
			parser.skipChildren();
			return new Author(ID, "fixed");
		}

	}

}
