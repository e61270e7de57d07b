package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.springdirectus.model.DirectusId;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DerivedFields}.
 */
class DerivedFieldsTests {

	private final Mappings mappings = new Mappings((builder) -> {
	});

	private List<String> fields(Class<?> type) {
		return this.mappings.of(type).fields();
	}

	@Test
	void asksForValuesByTheirNames() {
		assertThat(fields(Values.class)).containsExactly("text", "number", "published_at", "level", "tags", "json",
				"tree", "bytes", "anything");
	}

	@Test
	void asksForRelationsByTheFieldsOfTheirType() {
		assertThat(fields(Article.class)).containsExactly("id", "author.id", "author.name", "comments.text",
				"comments.author.id", "comments.author.name", "tags.label", "links.label", "marks.label", "title");
	}

	@Test
	void asksOnlyForTheKeyOfATypeThatIsOnTheWayAlready() {
		assertThat(fields(Category.class)).containsExactly("code", "name", "parent.code", "children.code");
		assertThat(fields(Book.class)).containsExactly("id", "writer.id", "writer.books.id", "writer.friend.id",
				"editor.id", "editor.books.id", "editor.friend.id");
	}

	@Test
	void leavesARecursiveRelationWithoutKeyOut() {
		assertThat(fields(Keyless.class)).containsExactly("name");
	}

	@Test
	void takesTypesWithAFormOfTheirOwnAsValues() {
		assertThat(fields(OwnForms.class)).containsExactly("money", "delegated", "custom", "custom_here", "prices");
	}

	@Test
	void leavesOutWhatIsNotRead() {
		assertThat(fields(Accesses.class)).containsExactly("id", "date_created");
	}

	@Test
	void derivesFromClassesToo() {
		assertThat(fields(ByConstructor.class)).containsExactly("id", "author.id", "author.name");
		assertThat(fields(BySetters.class)).containsExactly("id", "author.id", "author.name");
	}

	@Test
	void asksForTheFieldsOfAnOptionalRelation() {
		assertThat(fields(Maybe.class)).containsExactly("text", "author.id", "author.name", "parent.text");
	}

	@Test
	void asksForUnwrappedFieldsInTheRowItself() {
		assertThat(fields(Unwrapping.class)).containsExactly("title", "from_author.id", "from_author.name", "from_text",
				"from_in_id", "from_in_name", "id", "name");
		assertThat(fields(HoldsUnwrapping.class)).startsWith("other.title", "other.from_author.id")
			.endsWith("other.id", "other.name");
	}

	enum Level {

		LOW, HIGH

	}

	private record Values(String text, int number, Instant publishedAt, Level level, List<String> tags,
			Map<String, Object> json, JsonNode tree, byte[] bytes, Object anything) {
	}

	private record Author(Integer id, String name) {
	}

	private record Comment(String text, Author author) {
	}

	private record Label(String label) {
	}

	private record Article(Integer id, Author author, List<Comment> comments, Set<Label> tags, Collection<Label> links,
			Label[] marks, String title) {
	}

	private record Category(@DirectusId String code, String name, Category parent, List<Category> children) {
	}

	private record Book(Integer id, Writer writer, Writer editor) {
	}

	private record Writer(Integer id, List<Book> books, Writer friend) {
	}

	private record Maybe(Optional<String> text, Optional<Author> author, Optional<MaybeParent> parent) {
	}

	private record MaybeParent(String text, Optional<MaybeParent> parent) {
	}

	private record Unwrapping(@JsonUnwrapped(prefix = "from_") Part part, String title, @JsonUnwrapped Author author) {
	}

	private record Part(Author author, String text, @JsonUnwrapped(prefix = "in_") Author inner) {
	}

	private record HoldsUnwrapping(Unwrapping other) {
	}

	private record Keyless(String name, Keyless other) {
	}

	private record Money(@JsonValue BigDecimal amount) {
	}

	private record Delegated(String inner) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Delegated {
		}

	}

	@JsonDeserialize(using = CustomReader.class)
	private record Custom(String inner) {
	}

	private record OwnForms(Money money, Delegated delegated, Custom custom,
			@JsonDeserialize(using = AuthorReader.class) Author customHere, List<Money> prices) {
	}

	private record Accesses(Integer id, @JsonIgnore String ignored,
			@JsonProperty(access = JsonProperty.Access.READ_ONLY) Instant dateCreated,
			@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String password) {
	}

	static final class ByConstructor {

		private final Integer id;

		private final Author author;

		ByConstructor(@JsonProperty("id") Integer id, @JsonProperty("author") Author author) {
			this.id = id;
			this.author = author;
		}

		public Integer getId() {
			return this.id;
		}

		public Author getAuthor() {
			return this.author;
		}

	}

	static final class BySetters {

		private Integer id;

		private Author author;

		public void setId(Integer id) {
			this.id = id;
		}

		public void setAuthor(Author author) {
			this.author = author;
		}

	}

	private static final class CustomReader extends ValueDeserializer<Custom> {

		@Override
		public Custom deserialize(JsonParser parser, DeserializationContext context) {
			return new Custom(parser.getString());
		}

	}

	private static final class AuthorReader extends ValueDeserializer<Author> {

		@Override
		public Author deserialize(JsonParser parser, DeserializationContext context) {
			return new Author(parser.getIntValue(), null);
		}

	}

}
