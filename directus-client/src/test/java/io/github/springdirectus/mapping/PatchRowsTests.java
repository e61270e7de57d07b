package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.DirectusJson;
import io.github.springdirectus.model.Patch;
import io.github.springdirectus.model.Ref;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what {@link RowWriter} makes of patches.
 */
class PatchRowsTests extends MappingTest {

	private static final Article ARTICLE = new Article(7, "T", "sub", new BigDecimal("1.0"), Instant.EPOCH,
			Ref.of(1, new Author(1, "N")), List.of(new Comment(1, "c")), List.of("a"), new Settings("dark"));

	private final RowWriter writer = this.mappings.writer();

	private Map<String, Object> update(Patch<?> patch) {
		return this.writer.forUpdate(patch);
	}

	private ThrowableAssertAlternative<DirectusRequestException> refused(Patch<?> patch) {
		return assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> update(patch));
	}

	@Test
	void onlyWhatIsInThePatchIsWritten() {
		assertThat(update(Patch.of(Article.class))).isEmpty();
		assertThat(update(Patch.of(Article.class).set(Article::mainTitle, "T").set("subtitle", null)))
			.containsExactlyEntriesOf(ordered("main_title", "T", "subtitle", null));
		assertThat(update(Patch.of(ordered("x", 1, "y", null)))).containsExactlyEntriesOf(ordered("x", 1, "y", null));
	}

	@Test
	void propertiesAreNamedWhenThePatchIsWritten() {
		Patch<Article> patch = Patch.of(Article.class).set(Article::mainTitle, "T").set(Article::price, null);
		Mappings kebab = new Mappings((builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE));

		assertThat(update(patch)).containsOnlyKeys("main_title", "the_price");
		assertThat(kebab.writer().forUpdate(patch)).containsOnlyKeys("main-title", "the_price");
	}

	@Test
	void aFieldIsNamedOneWay() {
		for (Patch<Article> patch : List.of(Patch.of(Article.class).set(Article::mainTitle, "a").set("main_title", "b"),
				Patch.of(Article.class).set("main_title", "a").without(Article::mainTitle))) {
			refused(patch).withMessage("A patch names \"main_title\" by a text and by a method reference: name a field"
					+ " one way, so that the later change counts");
		}
	}

	@Test
	void valuesAreWrittenInTheFormOfTheirProperty() {
		Patch<Forms> patch = Patch.of(Forms.class).set(Forms::day, LocalDate.of(2026, 1, 31)).set(Forms::count, 5);

		assertThat(update(patch)).containsExactlyEntriesOf(ordered("day", "31.01.2026", "count", "5"));
		assertThat(update(Patch.of(Forms.class).set("day", LocalDate.of(2026, 1, 31)).set("count", 5)))
			.isEqualTo(update(patch));
		assertThat(update(Patch.of(Forms.class).set(Forms::day, "01.02.2026").set(Forms::count, null)))
			.containsExactlyEntriesOf(ordered("day", "01.02.2026", "count", null));
		assertThat(update(Patch.of(Article.class).set(Article::settings, new Settings("light"))))
			.isEqualTo(Map.of("settings", Map.of("main_theme", "light")));
	}

	@Test
	void aRelationIsSetByItsKeyOrAsTheUserSays() {
		assertThat(json(Patch.of(Article.class).set(Article::author, Ref.of(5)))).isEqualTo("{\"author\":5}");
		assertThat(json(Patch.of(Article.class).set(Article::author, Ref.of(5, new Author(5, "N")))))
			.isEqualTo("{\"author\":5}");
		assertThat(json(Patch.of(Article.class).set(Article::author, 5))).isEqualTo("{\"author\":5}");
		assertThat(json(Patch.of(Article.class).set(Article::comments, null))).isEqualTo("{\"comments\":null}");
		assertThat(json(Patch.of(Article.class).set(Article::comments, List.of()))).isEqualTo("{\"comments\":[]}");
		assertThat(json(Patch.of(Article.class).set(Article::comments, List.of(1, Map.of("text", "c")))))
			.isEqualTo("{\"comments\":[1,{\"text\":\"c\"}]}");
	}

	@Test
	void aRelationIsNotWrittenFromARecord() {
		refused(Patch.of(Article.class).set(Article::author, new Author(5, "N"))).withMessageStartingWith(
				"\"author\" of the patch holds a Author, and a relation is not written from a record");
		refused(Patch.of(Article.class).set(Article::comments, List.of(new Comment(1, "c"))))
			.withMessageStartingWith("\"comments\" of the patch holds a Comment");
		refused(Patch.of(Map.of("author", new Author(5, "N")))).withMessageContaining("holds a Author");
	}

	@Test
	void aReadOnlyFieldIsRefusedWhereTheTypeIsKnown() {
		for (Patch<ReadOnly> patch : List.of(Patch.of(ReadOnly.class).set(ReadOnly::dateCreated, Instant.EPOCH),
				Patch.of(ReadOnly.class).set("date_created", null),
				Patch.of(ReadOnly.class).set(ReadOnly::byJackson, "x"),
				Patch.of(ReadOnly.class).set("by_jackson", "x"))) {
			refused(patch).withMessageMatching("A patch sets \"(date_created|by_jackson)\", which ReadOnly has as"
					+ " read-only: it would not be written\\. Take it out of the patch");
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.writer.forCreate(patch));
		}
		assertThat(update(Patch.of(Map.of("date_created", "x")))).containsOnlyKeys("date_created");
		assertThat(update(Patch.of(ReadOnly.class).set("title", "T").without(ReadOnly::dateCreated)))
			.containsOnlyKeys("title");
	}

	@Test
	void aReadOnlyFieldIsNoPartOfAShapeOrADifference() {
		ReadOnly before = new ReadOnly(1, "a", Instant.EPOCH, "x");
		ReadOnly after = new ReadOnly(1, "b", Instant.now(), "y");

		assertThat(update(Patch.from(after))).isEqualTo(Map.of("title", "b"));
		assertThat(update(Patch.between(before, after))).isEqualTo(Map.of("title", "b"));
	}

	@Test
	void theKeyOfAnItemDoesNotChange() {
		for (Patch<Article> patch : List.of(Patch.of(Article.class).set(Article::id, 8),
				Patch.of(Article.class).set("id", null), Patch.between(ARTICLE, ARTICLE).set("id", 8),
				Patch.<Article>from(new Author(1, "N")).set(Article::id, 8),
				Patch.<Article>from(new Values(1)).set(Article::id, 8))) {
			refused(patch).withMessage("A patch sets \"id\", which is the key: it says which item is updated, and"
					+ " doesn't change. Take it out of the patch");
		}
		assertThat(update(Patch.of(Map.of("id", 8)))).containsOnlyKeys("id");
	}

	@Test
	void aShapeIsWrittenWithItsNullsAndWithoutItsKey() {
		assertThat(update(Patch.from(new Author(1, null)))).isEqualTo(ordered("name", null));
		assertThat(update(Patch.from(new Sparse(null)))).isEmpty();
		assertThat(update(Patch.from(Map.of("id", 1, "x", 2)))).isEqualTo(Map.of("id", 1, "x", 2));
		assertThat(update(Patch.<Author>from(new Author(1, "N")).without(Author::name))).isEmpty();
		assertThat(update(Patch.from(new Author(1, "N")).set("name", "M").set("age", 3)))
			.isEqualTo(Map.of("name", "M", "age", 3));
	}

	@Test
	void aRelationOfAShapeIsRefusedUnlessItIsSetOrTakenOut() {
		Patch<HasAuthor> patch = Patch.from(new HasAuthor("T", new Author(1, "N")));

		refused(patch).withMessageStartingWith("HasAuthor.author is a relation");
		assertThat(update(patch.without(HasAuthor::author))).isEqualTo(Map.of("title", "T"));
		assertThat(update(patch.set("author", 5))).isEqualTo(Map.of("title", "T", "author", 5));
	}

	@Test
	void aDifferenceHoldsWhatDiffersAndNothingElse() {
		Article after = new Article(7, "T2", null, new BigDecimal("1.0"), Instant.EPOCH, ARTICLE.author(),
				ARTICLE.comments(), List.of("a", "b"), new Settings("light"));

		assertThat(update(Patch.between(ARTICLE, after))).containsExactlyEntriesOf(ordered("main_title", "T2",
				"subtitle", null, "tags", List.of("a", "b"), "settings", Map.of("main_theme", "light")));
		assertThat(update(Patch.between(ARTICLE, ARTICLE))).isEmpty();
	}

	@Test
	void theKeyIsNoDifference() {
		assertThat(update(Patch.between(new Author(1, "N"), new Author(2, "N")))).isEmpty();
		assertThat(update(Patch.between(new Coded("a", 1), new Coded("b", 2)))).isEqualTo(Map.of("id", 2));
	}

	@Test
	void decimalsDifferByValueAndNotByScale() {
		assertThat(update(Patch.between(new Values(new BigDecimal("1.0")), new Values(new BigDecimal("1.00")))))
			.isEmpty();
		assertThat(update(
				Patch.between(new Values(List.of(new BigDecimal("1.0"))), new Values(List.of(new BigDecimal("1.00"))))))
			.isEmpty();
		assertThat(update(Patch.between(new Values(Map.of("a", Optional.of(new BigDecimal("1.0")))),
				new Values(Map.of("a", Optional.of(new BigDecimal("1")))))))
			.isEmpty();
		assertThat(update(Patch.between(new Values(new BigDecimal("1.0")), new Values(new BigDecimal("1.01")))))
			.isEqualTo(Map.of("value", new BigDecimal("1.01")));
	}

	@Test
	void valuesOfEveryKindAreCompared() {
		List<List<Object>> different = List.of(List.of(List.of(1), List.of(1, 2)),
				List.of(List.of(1, 2), List.of(2, 1)), List.of(Map.of("a", 1), Map.of("b", 1)),
				List.of(Map.of("a", 1), Map.of("a", 2)), List.of(new byte[] { 1 }, new byte[] { 2 }), List.of("a", 1),
				List.of(Optional.of(1), Optional.empty()));
		for (List<Object> pair : different) {
			assertThat(update(Patch.between(new Values(pair.get(0)), new Values(pair.get(1)))))
				.containsOnlyKeys("value");
			assertThat(update(Patch.between(new Values(pair.get(0)), new Values(null)))).containsKey("value");
			assertThat(update(Patch.between(new Values(null), new Values(pair.get(0))))).containsKey("value");
			assertThat(update(Patch.between(new Values(pair.get(0)), new Values(pair.get(0))))).isEmpty();
		}
		assertThat(update(Patch.between(new Values(new byte[] { 1 }), new Values(new byte[] { 1 })))).isEmpty();
	}

	@Test
	void aReferenceDiffersByItsKeyAndIsSentAsThat() {
		HasRefs before = new HasRefs(Ref.of(1), List.of(Ref.of(1), Ref.of(2)));

		assertThat(update(Patch.between(before,
				new HasRefs(Ref.of("1", new Author(1, "N")), List.of(Ref.of(1L), Ref.of(2, new Author(2, "M")))))))
			.isEmpty();
		assertThat(json(Patch.between(before, new HasRefs(Ref.of(2, new Author(2, "M")), before.friends()))))
			.isEqualTo("{\"author\":2}");
		assertThat(json(Patch.between(before, new HasRefs(null, before.friends())))).isEqualTo("{\"author\":null}");
		refused(Patch.between(before, new HasRefs(Ref.of(1), List.of(Ref.of(1)))))
			.withMessageStartingWith("HasRefs.friends differs, and a relation is not written from records");
	}

	@Test
	void relationsThatAreEqualAreLeftOutAndOthersRefused() {
		HasAuthor before = new HasAuthor("a", new Author(1, "N"));

		assertThat(update(Patch.between(before, new HasAuthor("b", new Author(1, "N")))))
			.isEqualTo(Map.of("title", "b"));
		for (Author author : Arrays.asList(new Author(2, "M"), null)) {
			Patch<HasAuthor> patch = Patch.between(before, new HasAuthor("b", author));
			refused(patch)
				.withMessage("HasAuthor.author differs, and a relation is not written from records: what shall"
						+ " become of the related items is not known. Set it by its key or by a map with set(..), or take"
						+ " it out with without(..)");
			assertThat(update(patch.without(HasAuthor::author))).isEqualTo(Map.of("title", "b"));
			assertThat(update(patch.set(HasAuthor::author, 2))).isEqualTo(Map.of("title", "b", "author", 2));
		}
		refused(Patch.between(ARTICLE, new Article(7, "T", "sub", null, null, null, List.of(), null, null))
			.without("author")).withMessageStartingWith("Article.comments differs");
		refused(Patch.between(new Values(1), new Values(new Author(1, "N"))))
			.withMessageStartingWith("Values.value holds a Author");
	}

	@Test
	void aValueThatBecameNullIsSentWhateverIsLeftOutElsewhere() {
		assertThat(update(Patch.between(new Sparse("a"), new Sparse(null)))).isEqualTo(ordered("text", null));
	}

	@Test
	void aDifferenceSeesUnwrappedProperties() {
		assertThat(update(Patch.between(new Unwraps("T", new Values(1)), new Unwraps("T", new Values(2)))))
			.isEqualTo(Map.of("in_value", 2));
		assertThat(update(Patch.of(Unwraps.class).set("in_value", 2))).isEqualTo(Map.of("in_value", 2));
	}

	@Test
	void thereIsNoDifferenceOfMaps() {
		ObjectNode node = this.mappings.jsonMapper().createObjectNode().put("a", 1);
		for (Patch<?> patch : List.of(Patch.between(new HashMap<>(), new HashMap<>(Map.of("a", 1))),
				Patch.between(this.mappings.jsonMapper().createObjectNode(), node))) {
			refused(patch).withMessageStartingWith("A difference is between two records, or objects with properties")
				.withMessageEndingWith("Write Patch.of(map) with the fields that change");
		}
	}

	@Test
	void whatIsNoItemIsNoShape() {
		refused(Patch.from("text")).withMessageStartingWith("A String is no item");
		refused(Patch.between("a", "b")).withMessageStartingWith("A String is no item");
	}

	@Test
	void aCreateTakesAPatchWithItsNulls() {
		assertThat(this.writer.forCreate(Patch.of(Article.class).set(Article::mainTitle, null).set(Article::id, 5)))
			.isEqualTo(ordered("main_title", null, "id", 5));
		assertThat(this.writer.forCreate(Patch.of(Map.of("id", 5)))).isEqualTo(Map.of("id", 5));
	}

	@Test
	void aCreateLeavesAKeyThatIsNullOut() {
		assertThat(this.writer.forCreate(Patch.of(Article.class).set(Article::id, null).set("x", 1)))
			.isEqualTo(Map.of("x", 1));
		assertThat(this.writer.forCreate(Patch.from(new Author(null, "N")))).isEqualTo(Map.of("name", "N"));
		assertThat(this.writer.forCreate(Patch.from(new Primitive(0, 0)))).isEqualTo(Map.of("count", 0));
		assertThat(this.writer.forCreate(Patch.from(new Author(3, null)))).isEqualTo(ordered("id", 3, "name", null));
		assertThat(this.writer.forCreate(Patch.from(new Author(3, "N")).set("id", null)))
			.isEqualTo(Map.of("name", "N"));
		assertThat(this.writer.forCreate(Patch.from(new Author(3, "N")).without("id"))).isEqualTo(Map.of("name", "N"));
		assertThat(this.writer.forCreate(Patch.from(new Author(3, "N")).without("name"))).isEqualTo(Map.of("id", 3));
		assertThat(this.writer.forCreate(Patch.between(new Author(3, "N"), new Author(3, "M"))))
			.isEqualTo(Map.of("name", "M"));
	}

	@Test
	void aBatchFindsTheKeyOfAPatch() {
		for (Patch<?> patch : List.of(Patch.of(Author.class).set(Author::id, 3).set(Author::name, "M"),
				Patch.of(Map.of("id", 3, "name", "M")), Patch.from(Map.of("id", 3, "name", "M")),
				Patch.from(new Author(3, "M")), Patch.from(new Author(4, "M")).set("id", 3),
				Patch.between(new Author(3, "N"), new Author(3, "M")),
				Patch.between(new Author(3, "N"), new Author(null, "M")))) {
			assertThat(this.writer.forKeyedUpdate(patch, "id"))
				.isEqualTo(new KeyedRow(3, ordered("id", 3, "name", "M")));
		}
		assertThat(this.writer.forKeyedUpdate(Patch.from(new Coded("c", 3)), "id"))
			.isEqualTo(new KeyedRow("c", ordered("code", "c", "id", 3)));
	}

	@Test
	void aBatchRefusesAPatchWithoutKey() {
		for (Patch<?> patch : List.of(Patch.of(Author.class).set(Author::name, "M"), Patch.of(Map.of("name", "M")),
				Patch.from(new Author(null, "M")), Patch.from(new Author(3, "M")).without("id"),
				Patch.of(Author.class).set(Author::id, ""), Patch.from(new Values(1)))) {
			assertThatExceptionOfType(DirectusRequestException.class)
				.isThrownBy(() -> this.writer.forKeyedUpdate(patch, "id"))
				.withMessage("A patch has no key \"id\": items that are updated together are found by their keys. Set"
						+ " it, or create the item");
		}
	}

	private String json(Patch<?> patch) {
		return this.mappings.jsonMapper().writeValueAsString(update(patch));
	}

	private static Map<String, Object> ordered(Object... entries) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < entries.length; i += 2) {
			map.put((String) entries[i], entries[i + 1]);
		}
		return map;
	}

	record Article(Integer id, String mainTitle, String subtitle, @DirectusField("the_price") BigDecimal price,
			@DirectusField(readOnly = true) Instant created, Ref<Author> author, List<Comment> comments,
			List<String> tags, @DirectusJson Settings settings) {
	}

	record Author(Integer id, String name) {
	}

	record Comment(Integer id, String text) {
	}

	record Settings(String mainTheme) {
	}

	record Forms(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
			@JsonFormat(shape = JsonFormat.Shape.STRING) int count) {
	}

	record ReadOnly(Integer id, String title, @DirectusField(readOnly = true) Instant dateCreated,
			@JsonProperty(access = JsonProperty.Access.READ_ONLY) String byJackson) {
	}

	record Sparse(@JsonInclude(JsonInclude.Include.NON_NULL) String text) {
	}

	record HasAuthor(String title, Author author) {
	}

	record HasRefs(Ref<Author> author, List<Ref<Author>> friends) {
	}

	record Values(Object value) {
	}

	record Coded(@DirectusId String code, Integer id) {
	}

	record Primitive(int id, int count) {
	}

	record Unwraps(String title, @JsonUnwrapped(prefix = "in_") Values values) {
	}

}
