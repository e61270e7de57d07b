package io.github.springdirectus.it;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.springdirectus.error.DirectusInvalidItemException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.FieldErrors;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.query.Filters;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.TagKey;
import io.github.springdirectus.write.WriteResult;
import io.github.springdirectus.write.WriteStrategy;
import io.github.springdirectus.write.WriteValidator;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A label and its artists, inserted and updated in one write, with the keys of what was
 * made.
 */
class NestedWriteIT extends RecordsTest {

	NestedWriteIT(DirectusVersion version) {
		super(version);
	}

	private static NestedWrite<Label> insert() {
		return NestedWrite.create(Label.class,
				(label) -> label.tag("label")
					.set(Label::name, "My Label")
					.set(Label::establishedYear, 2021)
					.many(Label::artists,
							(artists) -> artists
								.create((artist) -> artist.tag("first").set(Artist::name, "First Artist"))
								.create("second", new NewArtist("Second Artist"))));
	}

	private Label label(Object id) {
		return labels().getById(id).block(TIMEOUT);
	}

	private List<String> names(Object label) {
		return label(label).artistNames();
	}

	@Test
	void aNestedInsertHandsBackTheKeysOfItsTags() {
		WriteResult<Label> result = labels().write(insert()).block(TIMEOUT);

		Label label = result.item();
		assertThat(label.name()).isEqualTo("My Label");
		assertThat(label.establishedYear()).isEqualTo(2021);
		assertThat(label.artistNames()).containsExactly("First Artist", "Second Artist");
		assertThat(result.tags()).containsExactly(new TagKey("label", label.id(), "labels"),
				new TagKey("first", label.artists().get(0).id(), "artists"),
				new TagKey("second", label.artists().get(1).id(), "artists"));
		assertThat(result.key("second", Integer.class)).isEqualTo(label.artists().get(1).id());
		assertThat(label(label.id())).isEqualTo(label);
	}

	@Test
	void aWriteThatIsSubscribedToTwiceInsertsTwice() {
		var write = labels().write(insert());
		assertThat(write.block(TIMEOUT).key("first")).isNotEqualTo(write.block(TIMEOUT).key("first"));
	}

	@Test
	void aMergeUpdatesAndCreatesAndLeavesTheRest() {
		Label before = labels().write(insert()).block(TIMEOUT).item();
		Object first = before.artists().get(0).id();

		WriteResult<Label> result = labels().write(NestedWrite.update(Label.class, before.id(),
				(label) -> label.set(Label::name, "My Cooler Label")
					.set(Label::establishedYear, 3021)
					.many(Label::artists, WriteStrategy.MERGE,
							(artists) -> artists.update(first, Map.of("name", "Cool Artist"))
								.create("new", Map.of("name", "Cooler Artist")))))
			.block(TIMEOUT);

		assertThat(result.item().name()).isEqualTo("My Cooler Label");
		assertThat(result.item().artistNames()).containsExactly("Cool Artist", "Second Artist", "Cooler Artist");
		assertThat(result.key("new")).isEqualTo(result.item().artists().get(2).id());
	}

	@Test
	void aReplaceThatUnlinksLeavesTheArtistWithoutALabel() {
		Label before = labels().write(insert()).block(TIMEOUT).item();
		Integer first = before.artists().get(0).id();
		Integer second = before.artists().get(1).id();

		WriteResult<Label> result = labels()
			.write(NestedWrite
				.update(Label.class, before.id(),
						(label) -> label
							.many(Label::artists, WriteStrategy.REPLACE_UNLINK,
									(artists) -> artists.update(first, (artist) -> artist.set(Artist::name, "Kept"))
										.create((artist) -> artist.tag("new").set(Artist::name, "New")))))
			.block(TIMEOUT);

		assertThat(result.item().artistNames()).containsExactly("Kept", "New");
		assertThat(result.key("new")).isEqualTo(result.item().artists().get(1).id());
		assertThat(this.directus.collection("artists").getById(second).block(TIMEOUT)).containsEntry("label", null);
	}

	@Test
	void aReplaceThatDeletesDeletesExactlyWhatIsNotListed() {
		Label other = labels().write(insert()).block(TIMEOUT).item();
		Label before = labels().write(insert()).block(TIMEOUT).item();
		Integer first = before.artists().get(0).id();
		Integer second = before.artists().get(1).id();
		Integer free = (Integer) this.directus.collection("artists")
			.create(Map.of("name", "Free"))
			.block(TIMEOUT)
			.get("id");

		WriteResult<Label> result = labels().write(NestedWrite.update(Label.class, before.id(),
				(label) -> label.many(Label::artists, WriteStrategy.REPLACE_DELETE,
						(artists) -> artists.update(first, Map.of("name", "Kept"))
							.create("new", Map.of("name", "New"))
							.link(free))))
			.block(TIMEOUT);

		assertThat(result.item().artistNames()).containsExactlyInAnyOrder("Kept", "New", "Free");
		assertThat(result.tags()).allMatch(TagKey::isResolved);
		assertThat(this.directus.collection("artists").findById(second).block(TIMEOUT)).isNull();
		assertThat(names(other.id())).containsExactly("First Artist", "Second Artist");
	}

	@Test
	void aReplaceThatDeletesWorksWhereTheRelationDeletesToo() {
		ItemOperations<DLabel> labels = this.directus.collection(DLabel.class);
		DLabel before = labels
			.write(NestedWrite.create(DLabel.class,
					(label) -> label.many(DLabel::artists,
							(artists) -> artists.create(Map.of("name", "a")).create(Map.of("name", "b")))))
			.block(TIMEOUT)
			.item();
		Integer kept = before.artists().get(1).id();

		DLabel after = labels.write(NestedWrite.update(DLabel.class, before.id(),
				(label) -> label.many(DLabel::artists, WriteStrategy.REPLACE_DELETE, (artists) -> artists.link(kept))))
			.block(TIMEOUT)
			.item();

		assertThat(after.artists()).extracting(DArtist::name).containsExactly("b");
		assertThat(this.directus.collection("dartists").findById(before.artists().get(0).id()).block(TIMEOUT)).isNull();
	}

	@Test
	void unlinkingIsRefusedWhereTheRelationWouldDelete() {
		ItemOperations<DLabel> labels = this.directus.collection(DLabel.class);
		DLabel before = labels
			.write(NestedWrite.create(DLabel.class,
					(label) -> label.many(DLabel::artists, (artists) -> artists.create(Map.of("name", "a")))))
			.block(TIMEOUT)
			.item();

		for (NestedWrite<DLabel> write : List.of(NestedWrite.update(DLabel.class, before.id(),
				(label) -> label.many(DLabel::artists, WriteStrategy.REPLACE_UNLINK, (artists) -> {
				})), NestedWrite.update(DLabel.class, before.id(), (label) -> label.many(DLabel::artists,
						(artists) -> artists.unlink(before.artists().get(0).id()))))) {
			StepVerifier.create(labels.write(write))
				.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(DirectusRequestException.class)
					.hasMessageContaining("REPLACE_DELETE"))
				.verify(TIMEOUT);
		}
		assertThat(labels.getById(before.id()).block(TIMEOUT)).isEqualTo(before);
	}

	@Test
	void anUnknownOrForeignKeyIsNeitherInsertedNorMoved() {
		Label other = labels().write(insert()).block(TIMEOUT).item();
		Label before = labels().write(insert()).block(TIMEOUT).item();
		for (WriteStrategy strategy : WriteStrategy.values()) {
			for (Object key : List.of(987654, other.artists().get(0).id())) {
				StepVerifier
					.create(labels().write(NestedWrite.update(Label.class, before.id(),
							(label) -> label.many(Label::artists, strategy,
									(artists) -> artists.update(key, Map.of("name", "Stolen"))))))
					.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(DirectusRequestException.class)
						.hasMessageContaining("has no item " + key))
					.verify(TIMEOUT);
			}
		}
		StepVerifier
			.create(labels().write(NestedWrite.update(Label.class, before.id(),
					(label) -> label.many(Label::artists, (artists) -> artists.link(987654)))))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("artists has no item 987654"))
			.verify(TIMEOUT);
		assertThat(label(before.id())).isEqualTo(before);
		assertThat(label(other.id())).isEqualTo(other);
	}

	@Test
	void linkTakesAnItemOverAndUnlinkLetsItGo() {
		Label other = labels().write(insert()).block(TIMEOUT).item();
		Label before = labels().write(insert()).block(TIMEOUT).item();
		Integer taken = other.artists().get(0).id();
		Integer freed = before.artists().get(0).id();

		Label after = labels()
			.write(NestedWrite.update(Label.class, before.id(),
					(label) -> label.many(Label::artists, (artists) -> artists.link(taken).unlink(freed))))
			.block(TIMEOUT)
			.item();

		assertThat(after.artists()).extracting(Artist::id)
			.containsExactlyInAnyOrder(taken, before.artists().get(1).id());
		assertThat(names(other.id())).containsExactly("Second Artist");
	}

	@Test
	void nodesNestToAnyDepthAndEachTagFindsItsKey() {
		WriteResult<Label> result = labels()
			.write(NestedWrite.create(Label.class,
					(label) -> label.set(Label::name, "Deep")
						.many(Label::artists,
								(artists) -> artists
									.create((artist) -> artist.set(Artist::name, "a")
										.many(Artist::albums,
												(albums) -> albums.create("a1", Map.of("title", "one"))
													.create("a2", Map.of("title", "two"))))
									.create((artist) -> artist.set(Artist::name, "b")
										.many(Artist::albums,
												(albums) -> albums.create("b1", Map.of("title", "one")))))))
			.block(TIMEOUT);

		List<Artist> artists = result.item().artists();
		assertThat(result.tags()).extracting(TagKey::tag, TagKey::key, TagKey::collection)
			.containsExactly(tuple("a1", artists.get(0).albums().get(0).id(), "albums"),
					tuple("a2", artists.get(0).albums().get(1).id(), "albums"),
					tuple("b1", artists.get(1).albums().get(0).id(), "albums"));

		WriteResult<Label> update = labels()
			.write(NestedWrite.update(Label.class, result.item().id(),
					(label) -> label.many(Label::artists,
							(more) -> more.update(artists.get(1).id(), (artist) -> artist.many(Artist::albums,
									(albums) -> albums.create("b2", Map.of("title", "one"))
										.update(artists.get(1).albums().get(0).id(), Map.of("title", "first")))))))
			.block(TIMEOUT);
		assertThat(update.item().artists().get(1).albums()).extracting(Album::title).containsExactly("first", "one");
		assertThat(update.key("b2")).isEqualTo(update.item().artists().get(1).albums().get(1).id());
	}

	@Test
	void eachOf250ChildrenWithEqualContentsIsFound() {
		WriteResult<Label> result = labels()
			.write(NestedWrite
				.create(Label.class,
						(label) -> label
							.many(Label::artists,
									(artists) -> IntStream.range(0, 250)
										.forEach((n) -> artists.create("t" + n, Map.of("name", "Same"))))))
			.block(TIMEOUT);
		assertThat(result.item().artists()).hasSize(250);
		assertThat(result.tags()).allMatch(TagKey::isResolved);
		assertThat(result.tags()).extracting(TagKey::key).doesNotHaveDuplicates().isSorted();

		WriteResult<Label> update = labels()
			.write(NestedWrite.update(Label.class, result.item().id(),
					(label) -> label.many(Label::artists,
							(artists) -> IntStream.range(0, 250)
								.forEach((n) -> artists.create("u" + n, Map.of("name", "Numbered " + n))))))
			.block(TIMEOUT);
		assertThat(update.item().artists()).hasSize(500);
		IntStream.range(0, 250)
			.forEach((n) -> assertThat(update.item().artists())
				.filteredOn((artist) -> artist.id().equals(update.key("u" + n)))
				.singleElement()
				.returns("Numbered " + n, Artist::name));
	}

	@Test
	void uuidKeysAreMadeByTheClient() {
		ItemOperations<ULabel> labels = this.directus.collection(ULabel.class);
		WriteResult<ULabel> result = labels
			.write(NestedWrite.create(ULabel.class,
					(label) -> label.tag("label")
						.many(ULabel::artists,
								(artists) -> IntStream.range(0, 250)
									.forEach((n) -> artists.create("t" + n, Map.of("name", "Artist " + n))))))
			.block(TIMEOUT);

		assertThat(result.key("label")).isEqualTo(result.item().id());
		IntStream.range(0, 250)
			.forEach((n) -> assertThat(result.item().artists())
				.contains(new UArtist(result.key("t" + n, UUID.class), "Artist " + n)));
	}

	@Test
	void keysThatTheDatabaseMakesOfTextAreFoundByContentsOrNotAtAll() {
		WriteResult<Map<String, Object>> result = this.directus.collection("ulabels")
			.write(NestedWrite.create((label) -> label.many("artists",
					(artists) -> artists.create("a", Map.of("name", "A"))
						.create("b", Map.of("name", "Same"))
						.create("c", Map.of("name", "Same")))))
			.block(TIMEOUT);

		Object a = this.directus.collection(UArtist.class)
			.findFirst((query) -> query
				.filter(Filters.field("label").eq(result.item().get("id")).and(Filters.field("name").eq("A"))))
			.block(TIMEOUT)
			.id();
		assertThat(result.key("a", UUID.class)).isEqualTo(a);
		assertThat(result.tags().get(1).isResolved()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> result.key("c")).withMessageContaining("TAG_UNRESOLVED");
		assertThat(result.item()).containsOnlyKeys("id", "name", "artists");
	}

	@Test
	void aCallerWhoMayNotReadTheChildrenGetsKeysThatTheClientMade() {
		WriteResult<Map<String, Object>> result = template("scout-token").build()
			.collection("labels")
			.write(NestedWrite.create((label) -> label.tag("label")
				.set("name", "Scouted")
				.many("artists", (artists) -> artists.in("artists").create("a", Map.of("name", "A")))))
			.block(TIMEOUT);
		assertThat(result.item()).containsEntry("name", "Scouted");
		assertThat(result.key("label")).isEqualTo(result.item().get("id"));
		assertThat(result.tags().get(1)).isEqualTo(new TagKey("a", null, "artists"));
		assertThat(names(result.key("label"))).containsExactly("A");

		WriteResult<ULabel> uuids = template("scout-token").build()
			.collection(ULabel.class)
			.write(NestedWrite.create(ULabel.class,
					(label) -> label.many(ULabel::artists, (artists) -> artists.create("a", Map.of("name", "A")))))
			.block(TIMEOUT);
		UUID made = uuids.key("a", UUID.class);
		assertThat(this.directus.collection(UArtist.class).getById(made).block(TIMEOUT))
			.isEqualTo(new UArtist(made, "A"));
	}

	@Test
	void whatAValidatorFindsIsNotSentAndPointsIntoTheGraph() {
		ItemOperations<Label> labels = template("").validator(WriteValidator.of(Label.class, (label, errors) -> {
			if (label.get(Label::name) == null || label.get(Label::name).isEmpty()) {
				errors.add("name", "Name cannot be empty.");
			}
			if (label.get(Label::establishedYear) < 1700) {
				errors.add("establishedYear", "Label is too old!");
			}
		})).validator(WriteValidator.of(Artist.class, (artist, errors) -> {
			if ("".equals(artist.get("name"))) {
				errors.add("name", "Name cannot be empty.");
			}
		})).build().collection(Label.class);
		long before = labels.count().block(TIMEOUT);

		StepVerifier
			.create(labels.write(NestedWrite.create(Label.class,
					(label) -> label.set(Label::name, "")
						.set(Label::establishedYear, 1699)
						.many(Label::artists,
								(artists) -> artists.create(Map.of("name", "Fine")).create("t", Map.of("name", ""))))))
			.expectErrorSatisfies(
					(error) -> assertThat(((DirectusInvalidItemException) error).validationErrors()).containsExactly(
							new FieldErrors(List.of(),
									Map.of("name", List.of("Name cannot be empty."), "establishedYear",
											List.of("Label is too old!"))),
							new FieldErrors(List.of("artists", 1), Map.of("name", List.of("Name cannot be empty.")))))
			.verify(TIMEOUT);
		assertThat(labels.count().block(TIMEOUT)).isEqualTo(before);
	}

	@Test
	void aTagThatIsThereTwiceIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> NestedWrite.create(
					(label) -> label.tag("a").many("artists", (artists) -> artists.create("a", Map.of("name", "A")))))
			.withMessageContaining("there twice");
	}

}
