package io.github.springdirectus.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusAnyOf;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for items of many-to-any relations.
 */
class AnyItemTests extends MappingTest {

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":1,\"collection\":\"videos\",\"item\":{\"code\":\"v\",\"seconds\":\"7\"}}",
			"{\"item\":{\"seconds\":7,\"code\":\"v\"},\"id\":1,\"collection\":\"videos\"}" })
	void choosesTheTypeByTheCollectionWhereverItStands(String row) {
		assertThat(read(Section.class, row)).isEqualTo(new Section(1, "videos", Ref.of("v", new Video("v", 7))));
		assertThat(read(Plain.class, row)).isEqualTo(new Plain(new Video("v", 7)));
		assertThat(read(Maybe.class, row).item()).contains(Ref.of("v", new Video("v", 7)));
		assertThat(read(BySetters.class, row).item).isEqualTo(Ref.of("v", new Video("v", 7)));
	}

	@Test
	void readsObjectsAndBareKeysOfAListOfSections() {
		Page page = read(Page.class, """
				{"id":1,"sections":[{"collection":"headings","item":{"id":1,"title":"H"}},
				 {"collection":"videos","item":"v"},{"collection":"headings","item":"2"},
				 {"collection":"others","item":5},{"collection":"others","item":{"id":6,"x":1}},
				 {"collection":"headings","item":null},{"collection":null,"item":7}]}""");

		assertThat(page.sections()).extracting(Section::item)
			.containsExactly(Ref.of(1, new Heading(1, "H")), Ref.of("v"), Ref.of(2), Ref.of(5), Ref.of(6), null,
					Ref.of(7));
		assertThat(page.sections().get(2).item().key()).isEqualTo(2);
	}

	@Test
	void readsIntoTheFallbackWhatHasNoTypeOfItsOwn() {
		assertThat(read(WithFallback.class, "{\"collection\":\"videos\",\"item\":{\"id\":1,\"x\":2}}"))
			.isEqualTo(new WithFallback(new Other(1, Map.of("x", 2))));
		assertThat(read(WithFallback.class, "{\"collection\":\"images\",\"item\":\"k\"}"))
			.isEqualTo(new WithFallback(new Other("k", Map.of())));
		assertThat(read(WithFallback.class, "{\"collection\":\"images\",\"item\":{\"id\":3}}"))
			.isEqualTo(new WithFallback(new Image(3)));
		assertThat(read(RefWithFallback.class, "{\"collection\":\"videos\",\"item\":{\"id\":1,\"x\":2}}"))
			.isEqualTo(new RefWithFallback(Ref.of(1, new Other(1, Map.of("x", 2)))));
		assertThat(read(RefWithFallback.class, "{\"collection\":\"videos\",\"item\":1}"))
			.isEqualTo(new RefWithFallback(Ref.of(1)));
	}

	@Test
	void readsSectionsInsideTheItemsOfSections() {
		Nested nested = read(Nested.class, """
				{"children":[{"item":{"id":1},"collection":"images"}],
				 "item":{"id":9,"parts":[{"item":{"id":2},"collection":"images"}]},"collection":"groups"}""");

		assertThat(nested).isEqualTo(new Nested(List.of(new WithFallback(new Image(1))),
				new Group(9, List.of(new WithFallback(new Image(2))))));
	}

	@Test
	void takesTheCollectionFromTheFieldThatIsNamed() {
		assertThat(read(Renamed.class, "{\"collection\":\"videos\",\"kind\":\"headings\",\"thing\":{\"id\":1}}"))
			.isEqualTo(new Renamed(Ref.of(1, new Heading(1, null))));
		assertThat(fields(Renamed.class)).containsExactly("kind", "thing:headings.id", "thing:headings.title",
				"thing:videos.code", "thing:videos.seconds");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"collection\":\"others\",\"item\":{\"id\":1}}", "{\"item\":{\"id\":1}}",
			"{\"collection\":5,\"item\":{\"id\":1}}" })
	void refusesAnObjectThatNoTypeIsFor(String row) {
		assertThat(failure(Plain.class, row)).isEqualTo("Plain.item is an object, and can't be read as Block: none of"
				+ " its types is for the collection that stands beside it, if one does. Add a type with that"
				+ " @DirectusCollection or one without, or declare Ref<Block>, which is content with a key");
	}

	@Test
	void refusesABareKeyWhereNothingTakesIt() {
		assertThat(failure(Plain.class, "{\"collection\":\"headings\",\"item\":424242}"))
			.startsWith("Plain.item is a number, which is no Block: ")
			.contains("or declare it as Ref<Block>, which takes both");
	}

	@Test
	void refusesAList() {
		assertThat(failure(Plain.class, "{\"collection\":\"headings\",\"item\":[]}"))
			.startsWith("Plain.item is a list, and can't be read as Block");
		assertThat(failure(Section.class, "{\"collection\":\"headings\",\"item\":[]}"))
			.startsWith("Section.item is a list, and can't be read as Ref");
		assertThat(failure(Page.class, "{\"sections\":[424242]}"))
			.startsWith("Page.sections[0] is a number, which is no Section");
	}

	@Test
	void namesTheFieldThatDoesNotFitInAnItem() {
		assertThat(failure(Page.class,
				"{\"sections\":[{\"item\":{\"code\":\"v\",\"seconds\":\"s3cr3t\"},\"collection\":\"videos\"}]}"))
			.startsWith("Page.sections[0].item.seconds is a text, and can't be read as Integer");
	}

	@Test
	void refusesAReferenceWithoutItsKey() {
		for (String collection : List.of("headings", "others")) {
			assertThat(
					failure(Section.class, "{\"collection\":\"" + collection + "\",\"item\":{\"title\":\"s3cr3t\"}}"))
				.startsWith("Section.item came without its key");
		}
	}

	@Test
	void asksForTheFieldsOfEachTypeAndForTheCollection() {
		assertThat(fields(Page.class)).containsExactly("id", "sections.id", "sections.collection",
				"sections.item:headings.id", "sections.item:headings.title", "sections.item:videos.code",
				"sections.item:videos.seconds");
		assertThat(fields(Plain.class)).containsExactly("collection", "item:headings.id", "item:headings.title",
				"item:videos.code", "item:videos.seconds");
		assertThat(fields(KeyOnly.class)).containsExactly("collection", "item");
	}

	@Test
	void doesNotAskForTheFieldsOfTheFallback() {
		assertThat(fields(WithFallback.class)).containsExactly("collection", "item:images.id", "item:groups.id");
		assertThat(fields(RefGroup.class)).containsExactly("id", "parts.collection", "parts.item");
	}

	@Test
	void asksForTheKeyOfATypeOnTheWayThatWouldBeLeftOutElse() {
		assertThat(fields(CodedGroup.class)).containsExactly("code", "parts.collection", "parts.item:images.id",
				"parts.item:coded_groups.code");
	}

	@Test
	void takesTheTypesThatAreListed() {
		assertThat(read(HoldsListed.class, "{\"collection\":\"b\",\"item\":{\"id\":2}}").item())
			.isEqualTo(new ListedB(2));
		assertThat(fields(HoldsListed.class)).containsExactly("collection", "item:a.id", "item:b.id");
	}

	@Test
	void refusesASetOfTypesThatIsNotClear() {
		assertThat(refusal(HoldsTwoOthers.class)).isEqualTo("TwoOthers stands for items of several collections: each of"
				+ " its types needs a @DirectusCollection, but for one at most, which takes the others");
		assertThat(refusal(HoldsNoCollection.class)).startsWith("NoCollection stands for items of several collections");
		assertThat(refusal(HoldsTwice.class)).isEqualTo("Twice has two types for the collection a: ListedA and TwiceA");
	}

	@Test
	void refusesAListOfItemsWithoutAJunction() {
		for (Class<?> type : List.of(ListOfItems.class, ListOfRefs.class)) {
			assertThat(refusal(type)).isEqualTo(type.getSimpleName() + ".blocks holds several Block, whose collections"
					+ " are not known: a many-to-any relation is a list of junction rows. Declare a record for them,"
					+ " with one Block or Ref<Block>, and the list of that record here");
		}
	}

	@Test
	void refusesToReadTheCommonTypeItself() {
		assertThat(refusal(Block.class)).isEqualTo("Block stands for items of several collections: read the junction"
				+ " that holds them, or one of its types");
	}

	@Test
	void readsASealedTypeThatIsARowItself() {
		assertThat(read(SealedRow.class, "{\"id\":1}").id).isEqualTo(1);
	}

	@Test
	void writesAReferenceInAJunctionAsItsKeyAndRefusesAnItem() {
		assertThat(written(new Section(null, "headings", Ref.of(1, new Heading(1, "H")))))
			.isEqualTo("{\"collection\":\"headings\",\"item\":1}");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> written(new Plain(new Heading(1, "H"))))
			.withMessageContaining("Plain.item is a relation");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.mappings.writer().forUpdate(new Plain(null)))
			.withMessageContaining("Plain.item is a relation");
	}

	sealed interface Block permits Heading, Media {

	}

	sealed interface Media extends Block permits Video {

	}

	@DirectusCollection("headings")
	record Heading(Integer id, String title) implements Block {
	}

	@DirectusCollection("videos")
	record Video(@DirectusId String code, Integer seconds) implements Media {
	}

	private record Section(Integer id, String collection, Ref<Block> item) {
	}

	private record Plain(Block item) {
	}

	private record Maybe(Optional<Ref<Block>> item) {
	}

	private record KeyOnly(@DirectusField(keyOnly = true) Ref<Block> item) {
	}

	private record Renamed(@DirectusField(value = "thing", collectionField = "kind") Ref<Block> item) {
	}

	private record Page(Integer id, List<Section> sections) {
	}

	private record ListOfItems(List<Block> blocks) {
	}

	private record ListOfRefs(List<Ref<Block>> blocks) {
	}

	sealed interface Part permits Image, Group, Other {

	}

	@DirectusCollection("images")
	record Image(Integer id) implements Part {
	}

	@DirectusCollection("groups")
	record Group(Integer id, List<WithFallback> parts) implements Part {
	}

	record Other(Object id, @JsonAnySetter Map<String, Object> fields) implements Part {
	}

	record WithFallback(Part item) {
	}

	private record RefWithFallback(Ref<Part> item) {
	}

	private record Nested(List<WithFallback> children, Part item) {
	}

	sealed interface Tree permits RefGroup {

	}

	@DirectusCollection("ref_groups")
	record RefGroup(Integer id, List<RefPart> parts) implements Tree {
	}

	record RefPart(Ref<Tree> item) {
	}

	@DirectusAnyOf({ Image.class, CodedGroup.class })
	interface Coded {

	}

	@DirectusCollection("coded_groups")
	record CodedGroup(@DirectusId String code, List<CodedPart> parts) implements Coded {
	}

	record CodedPart(Ref<Coded> item) {
	}

	@DirectusAnyOf({ ListedA.class, ListedB.class })
	interface Listed {

	}

	@DirectusCollection("a")
	record ListedA(Integer id) implements Listed, Twice {
	}

	@DirectusCollection("b")
	record ListedB(Integer id) implements Listed, TwoOthers {
	}

	@DirectusCollection("a")
	record TwiceA(Integer id) implements Twice {
	}

	private record HoldsListed(Listed item) {
	}

	sealed interface TwoOthers permits ListedB, OtherA, OtherB {

	}

	record OtherA(Integer id) implements TwoOthers {
	}

	record OtherB(Integer id) implements TwoOthers {
	}

	private record HoldsTwoOthers(TwoOthers item) {
	}

	@DirectusAnyOf(OtherA.class)
	interface NoCollection {

	}

	private record HoldsNoCollection(NoCollection item) {
	}

	sealed interface Twice permits ListedA, TwiceA {

	}

	private record HoldsTwice(Twice item) {
	}

	@DirectusCollection("rows")
	static sealed class SealedRow permits SpecialRow {

		public Integer id;

	}

	@DirectusCollection("special_rows")
	static final class SpecialRow extends SealedRow {

	}

	static final class BySetters {

		private Ref<Block> item;

		public void setItem(Ref<Block> item) {
			this.item = item;
		}

	}

}
