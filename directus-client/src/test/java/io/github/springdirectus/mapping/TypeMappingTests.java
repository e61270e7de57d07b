package io.github.springdirectus.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.springdirectus.model.Access;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.DirectusJson;
import io.github.springdirectus.model.MappingOverrides;
import io.github.springdirectus.model.Ref;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link TypeMapping} tells of a type besides its fields.
 */
class TypeMappingTests extends MappingTest {

	private RelationMapping relation(String field) {
		return this.mappings.of(Article.class).relation(field);
	}

	@Test
	void knowsItsType() {
		assertThat(this.mappings.of(Article.class).type()).isSameAs(Article.class);
		assertThat((Object) this.mappings.map().type()).isSameAs(Map.class);
		assertThat((Object) new Mappings((builder) -> {
		}, MappingOverrides.none().withValueType("articles.id", Long.class)).map("articles").type())
			.isSameAs(Map.class);
	}

	@Test
	void knowsTheClassOfTheKey() {
		assertThat(this.mappings.of(Article.class).keyType()).isSameAs(UUID.class);
		assertThat(this.mappings.of(Author.class).keyType()).isSameAs(int.class);
		assertThat(this.mappings.of(Comment.class).keyType()).isNull();
		assertThat(this.mappings.map().keyType()).isNull();
	}

	@Test
	void allowsEverythingUnlessTheAnnotationSaysOtherwise() {
		assertThat(this.mappings.of(Author.class).access()).containsExactly(Access.values()).isUnmodifiable();
		assertThat(this.mappings.of(Article.class).access()).containsExactly(Access.values()).isUnmodifiable();
		assertThat(this.mappings.map().access()).containsExactly(Access.values());
		assertThat(this.mappings.of(Settled.class).access()).containsExactly(Access.READ, Access.DELETE)
			.isUnmodifiable();
		assertThat(this.mappings.of(Closed.class).access()).isEmpty();
	}

	@Test
	void namesThePropertiesOfFieldsThatAreReadOrWritten() {
		assertThat(this.mappings.of(Properties.class).propertyNames())
			.containsExactlyInAnyOrderEntriesOf(Map.of("main_title", "mainTitle", "own", "renamed", "created",
					"created", "password", "password", "in_text", "part.text", "in_deep_id", "part.inner.id"))
			.isUnmodifiable();
		assertThat(this.mappings.map().propertyNames()).isEmpty();
		assertThat(this.mappings.of(JsonNode.class).propertyNames()).isEmpty();
	}

	@Test
	void namesPropertiesByWhatOverridesThem() {
		Mappings overridden = new Mappings((builder) -> {
		}, MappingOverrides.none().withFieldName("articles.title", "headline"));

		assertThat(overridden.of(Article.class).propertyNames()).containsEntry("headline", "title")
			.doesNotContainKey("title");
	}

	@Test
	void namesWhatIsReadOnly() {
		assertThat(this.mappings.of(Properties.class).readOnly()).containsExactly("created").isUnmodifiable();
		assertThat(this.mappings.of(ReadOnlyMembers.class).readOnly()).containsExactlyInAnyOrder("field", "getter",
				"setter", "argument", "in_id");
		assertThat(this.mappings.of(OnlySetters.class).readOnly()).isEmpty();
		assertThat(this.mappings.map().readOnly()).isEmpty();
	}

	@Test
	void listsItsRelationsInTheOrderOfDeclaration() {
		assertThat(this.mappings.of(Article.class).relations()).extracting(RelationMapping::field)
			.containsExactly("author", "editor", "comments", "links", "maybe", "owner", "anything", "raw",
					"from_author");
		assertThat(this.mappings.of(Comment.class).relations()).isEmpty();
		assertThat(this.mappings.map().relations()).isEmpty();
		assertThat(relation("title")).isNull();
		assertThat(relation("settings")).isNull();
		assertThat(relation("tags")).isNull();
		assertThat(relation("author.friends")).isNull();
	}

	@Test
	void tellsHowARelationIsHeld() {
		assertThat(relation("author")).isEqualTo(one("author", false, Author.class));
		assertThat(relation("editor")).isEqualTo(one("editor", true, Author.class));
		assertThat(relation("comments"))
			.isEqualTo(new RelationMapping("comments", true, false, Comment.class, Map.of(), null));
		assertThat(relation("links")).isEqualTo(new RelationMapping("links", true, true, Author.class, Map.of(), null));
		assertThat(relation("maybe")).isEqualTo(one("maybe", false, Author.class));
		assertThat(relation("owner")).isEqualTo(one("owner", true, Author.class));
		assertThat(relation("anything")).isEqualTo(one("anything", true, null));
		assertThat(relation("raw")).isEqualTo(one("raw", true, Map.class));
		assertThat(relation("from_author")).isEqualTo(one("from_author", false, Author.class));
		assertThat(relation("author").isToAny()).isFalse();
	}

	@Test
	void typesMayReferToEachOther() {
		RelationMapping friends = this.mappings.of(Author.class).relation("friends");

		assertThat(friends).isEqualTo(new RelationMapping("friends", true, false, Author.class, Map.of(), null));
		assertThat(this.mappings.of(friends.type())).isSameAs(this.mappings.of(Author.class));
	}

	@Test
	void tellsTheTypesOfAnItemOfSeveralCollections() {
		RelationMapping item = this.mappings.of(Section.class).relation("item");
		RelationMapping other = this.mappings.of(OtherSection.class).relation("block");

		assertThat(item).isEqualTo(new RelationMapping("item", false, true, null,
				Map.of("headings", Heading.class, "videos", Video.class), "collection"));
		assertThat(item.types().keySet()).containsExactly("headings", "videos");
		assertThat(item.types()).isUnmodifiable();
		assertThat(item.isToAny()).isTrue();
		assertThat(other.collectionField()).isEqualTo("kind");
		assertThat(other.reference()).isFalse();
	}

	private static RelationMapping one(String field, boolean reference, Class<?> type) {
		return new RelationMapping(field, false, reference, type, Map.of(), null);
	}

	@DirectusCollection("articles")
	record Article(@DirectusId UUID code, String title, Author author, Ref<Author> editor, List<Comment> comments,
			List<Ref<Author>> links, Optional<Author> maybe, @DirectusField(keyOnly = true) Ref<Author> owner,
			Ref<Object> anything, Ref<Map<String, Object>> raw, @DirectusJson Author settings, List<String> tags,
			@JsonUnwrapped(prefix = "from_") HasAuthor part) {
	}

	record HasAuthor(Author author) {
	}

	record Author(int id, List<Author> friends) {
	}

	record Comment(String text) {
	}

	@DirectusCollection(value = "settled", access = { Access.DELETE, Access.READ, Access.READ })
	record Settled(Integer id) {
	}

	@DirectusCollection(value = "closed", access = {})
	record Closed(Integer id) {
	}

	record Properties(String mainTitle, @DirectusField("own") String renamed, @JsonIgnore String ignored,
			@DirectusField(readOnly = true) String created,
			@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String password,
			@JsonUnwrapped(prefix = "in_") Part part) {
	}

	record Part(String text, @JsonUnwrapped(prefix = "deep_") Inner inner) {
	}

	record Inner(Integer id) {
	}

	sealed interface Block permits Heading, Video {

	}

	@DirectusCollection("headings")
	record Heading(Integer id) implements Block {
	}

	@DirectusCollection("videos")
	record Video(Integer id) implements Block {
	}

	record Section(Ref<Block> item) {
	}

	record OtherSection(@DirectusField(collectionField = "kind") Block block) {
	}

	static final class OnlySetters {

		private String title;

		public void setTitle(String title) {
			this.title = title;
		}

	}

}
