package io.github.springdirectus.docs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusInvalidItemException;
import io.github.springdirectus.error.FieldErrors;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.items.SingletonOperations;
import io.github.springdirectus.model.Access;
import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.model.BatchReport;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.Patch;
import io.github.springdirectus.test.DirectusServerTest;
import io.github.springdirectus.write.BeforeWrite;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.TagKey;
import io.github.springdirectus.write.WriteResult;
import io.github.springdirectus.write.WriteValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The page on writing, each snippet against a real Directus, with what goes over the
 * wire.
 */
@SpringBootTest
@DirectusServerTest(seed = "records.yaml", shared = false)
class WritingPageIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final JsonMapper JSON = new JsonMapper();

	@Autowired
	private DirectusTemplate directus;

	@Autowired
	private WireRecorder wire;

	private ItemOperations<Label> labels;

	@BeforeEach
	void operations() {
		this.labels = this.directus.collection(Label.class);
		this.wire.clear();
	}

	private int label(String name) {
		return Objects.requireNonNull(this.labels.create(Map.of("name", name)).block(TIMEOUT)).id();
	}

	private Label read(int id) {
		return Objects.requireNonNull(this.labels.getById(id).block(TIMEOUT));
	}

	private void assertSent(String json) {
		assertThat(JSON.readTree(this.wire.lastBody())).isEqualTo(JSON.readTree(json));
	}

	@Test
	void aPatchHoldsWhatWasSet() {
		ItemOperations<Label> labels = this.labels;
		Patch<Label> renamed = Patch.of(Label.class)
			.set(Label::name, "My Cooler Label")
			.set(Label::establishedYear, null);
		Mono<Label> changed = labels.updateById(1, renamed);
		assertThat(this.wire.methods()).isEmpty();
		int id = label("Before");
		labels.updateById(id, renamed).block(TIMEOUT);
		assertSent("{\"name\":\"My Cooler Label\",\"established_year\":null}");
		assertThat(read(id).name()).isEqualTo("My Cooler Label");
		assertThat(changed).isNotNull();
	}

	@Test
	void aPatchIsTheDifferenceOfTwoItems() {
		Label before = read(label("Before"));
		Label after = new Label(before.id(), "After", 2021, before.artists());
		Patch<Label> difference = Patch.between(before, after);
		this.labels.updateById(before.id(), difference).block(TIMEOUT);
		assertSent("{\"name\":\"After\",\"established_year\":2021}");
		assertThat(read(before.id())).isEqualTo(after);
	}

	@Test
	void oneItemIsWritten() {
		ItemOperations<Label> labels = this.labels;
		Mono<Label> created = labels.create(Map.of("name", "My Label"));
		Mono<Label> stored = labels.upsert(Map.of("id", 1, "name", "My Label"));
		Mono<Void> deleted = labels.deleteById(1);
		assertThat(created.block(TIMEOUT).name()).isEqualTo("My Label");
		assertSent("{\"name\":\"My Label\"}");
		assertThat(stored.block(TIMEOUT)).extracting(Label::id, Label::name).containsExactly(1, "My Label");
		deleted.block(TIMEOUT);
		StepVerifier.create(labels.findById(1)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void severalItemsAreWritten() {
		ItemOperations<Label> labels = this.labels;
		Flux<Label> all = labels.createAll(List.of(Map.of("name", "One"), Map.of("name", "Two")));
		Flux<Label> renamedAll = labels
			.updateEach(List.of(Map.of("id", 1, "name", "Uno"), Map.of("id", 2, "name", "Due")));
		Flux<Label> same = labels.updateAllById(List.of(1, 2), Map.of("established_year", 2021));
		Flux<Label> matching = labels.updateWhere((q) -> q.filter(field("established_year").lt(1700)),
				Map.of("established_year", 1700));
		Mono<Void> gone = labels.deleteWhere((q) -> q.filter(field("name").startsWith("Test ")));
		assertThat(all.map(Label::name).collectList().block(TIMEOUT)).containsExactly("One", "Two");
		assertSent("[{\"name\":\"One\"},{\"name\":\"Two\"}]");
		labels.upsert(Map.of("id", 1, "name", "One"))
			.then(labels.upsert(Map.of("id", 2, "name", "Two")))
			.block(TIMEOUT);
		assertThat(renamedAll.map(Label::name).collectList().block(TIMEOUT)).containsExactly("Uno", "Due");
		assertThat(same.map(Label::establishedYear).collectList().block(TIMEOUT)).containsExactly(2021, 2021);
		assertSent("{\"keys\":[1,2],\"data\":{\"established_year\":2021}}");
		assertThat(matching.collectList().block(TIMEOUT)).isEmpty();
		assertSent("{\"query\":{\"filter\":{\"established_year\":{\"_lt\":1700}},\"limit\":-1},"
				+ "\"data\":{\"established_year\":1700}}");
		gone.block(TIMEOUT);
		assertSent("{\"query\":{\"filter\":{\"name\":{\"_starts_with\":\"Test \"}},\"limit\":-1}}");
	}

	@Test
	void anImportSaysWhatBecameOfEachItemAndGoesOn() {
		ItemOperations<Label> labels = this.labels;
		List<Map<String, String>> rows = IntStream.range(0, 1000)
			.mapToObj((n) -> Map.of("name", "Imported " + n))
			.toList();
		BatchReport failed = importAll(
				Flux.fromIterable(rows).map((row) -> row.containsValue("Imported 500") ? Map.of() : row));
		assertThat(failed.count(BatchOutcome.FAILED)).isEqualTo(1);
		BatchReport report = failed;
		Flux<Map<String, String>> source = Flux.fromIterable(rows);
		Flux<BatchItem<Label>> rest = labels.batch((b) -> b.resume(report)).create(source);
		assertThat(rest.count().block(TIMEOUT)).isEqualTo(1000);
		assertThat(labels.count((q) -> q.filter(field("name").startsWith("Imported "))).block(TIMEOUT)).isEqualTo(1000);
		labels.deleteWhere((q) -> q.filter(field("name").startsWith("Imported "))).block(TIMEOUT);
	}

	private BatchReport importAll(Flux<?> source) {
		ItemOperations<Label> labels = this.labels;
		Mono<BatchReport> report = labels.batch((b) -> b.maxItems(200).concurrency(2))
			.create(source)
			.collect(BatchItem.toReport());
		return Objects.requireNonNull(report.block(TIMEOUT));
	}

	@Test
	void aSingletonIsReadAndWritten() {
		DirectusTemplate directus = this.directus;
		SingletonOperations<Settings> settings = directus.singleton(Settings.class);
		Mono<Settings> read = settings.read();
		Mono<Settings> saved = settings.update(Map.of("site_name", "Records"));
		assertThat(saved.block(TIMEOUT)).isEqualTo(new Settings("Records"));
		assertThat(read.block(TIMEOUT)).isEqualTo(new Settings("Records"));
	}

	private WriteResult<Label> insert() {
		ItemOperations<Label> labels = this.labels;
		NestedWrite<Label> insert = NestedWrite.create(Label.class,
				(label) -> label.tag("label")
					.set(Label::name, "My Label")
					.set(Label::establishedYear, 2021)
					.many(Label::artists,
							(artists) -> artists
								.create((artist) -> artist.tag("first").set(Artist::name, "First Artist"))
								.create("second", Map.of("name", "Second Artist"))));
		Mono<WriteResult<Label>> inserted = labels.write(insert);
		return Objects.requireNonNull(inserted.block(TIMEOUT));
	}

	@Test
	void aLabelIsWrittenWithItsArtists() {
		WriteResult<Label> result = insert();
		assertSent("{\"name\":\"My Label\",\"established_year\":2021,"
				+ "\"artists\":[{\"name\":\"First Artist\"},{\"name\":\"Second Artist\"}]}");
		Integer second = result.key("second", Integer.class);
		List<TagKey> tags = result.tags();
		assertThat(tags).extracting(TagKey::tag, TagKey::collection)
			.containsExactly(tuple("label", "labels"), tuple("first", "artists"), tuple("second", "artists"));
		assertThat(this.directus.collection(Artist.class).getById(second).block(TIMEOUT).name())
			.isEqualTo("Second Artist");
	}

	@Test
	void anUpdateMergesArtists() {
		ItemOperations<Label> labels = this.labels;
		WriteResult<Label> inserted = insert();
		int id = inserted.key("label", Integer.class);
		Object first = inserted.key("first");
		Object second = inserted.key("second");
		NestedWrite<Label> merge = NestedWrite.update(Label.class, id,
				(label) -> label.set(Label::name, "My Cooler Label")
					.many(Label::artists,
							(artists) -> artists.update(first, Map.of("name", "Cool Artist"))
								.create("third", Map.of("name", "Cooler Artist"))
								.unlink(second)));
		WriteResult<Label> merged = Objects.requireNonNull(labels.write(merge).block(TIMEOUT));
		assertSent(
				"{\"name\":\"My Cooler Label\",\"artists\":{\"create\":[{\"name\":\"Cooler Artist\"}],\"update\":[{\"id\":"
						+ first + ",\"name\":\"Cool Artist\"}],\"delete\":[" + second + "]}}");
		assertThat(read(id).artists()).containsExactly(new Artist((Integer) first, "Cool Artist"),
				new Artist(merged.key("third", Integer.class), "Cooler Artist"));
	}

	@Test
	void aPostIsWrittenWithARelationOfEachKind() {
		NestedWrite<Map<String, @Nullable Object>> post = NestedWrite.create((p) -> p.set("title", "New Post")
			.one("author", (author) -> author.set("name", "Ada"))
			.many("comments", (comments) -> comments.create(Map.of("text", "First!")))
			.manyToMany("tags", "tags_id", (tags) -> tags.in("tags").link(1).create(Map.of("name", "new")))
			.manyToAny("sections", (sections) -> sections.create("titles", Map.of("text", "Title")))
			.translations("translations", (t) -> t.put("fr-FR", Map.of("title", "Nouveau"))));
		ItemOperations<Map<String, @Nullable Object>> posts = this.directus.collection("posts");
		Map<String, @Nullable Object> written = Objects
			.requireNonNull(
					posts.write(post,
							(q) -> q.fields("author.name", "comments.text", "tags.tags_id.name",
									"sections.item:titles.text", "translations.title"))
						.block(TIMEOUT))
			.item();
		assertSent("{\"title\":\"New Post\",\"author\":{\"name\":\"Ada\"},\"comments\":[{\"text\":\"First!\"}],"
				+ "\"tags\":[{\"tags_id\":1},{\"tags_id\":{\"name\":\"new\"}}],"
				+ "\"sections\":[{\"collection\":\"titles\",\"item\":{\"text\":\"Title\"}}],"
				+ "\"translations\":[{\"languages_code\":\"fr-FR\",\"title\":\"Nouveau\"}]}");
		assertThat(written).containsEntry("author", Map.of("name", "Ada"))
			.containsEntry("comments", List.of(Map.of("text", "First!")))
			.containsEntry("tags",
					List.of(Map.of("tags_id", Map.of("name", "spring")), Map.of("tags_id", Map.of("name", "new"))))
			.containsEntry("translations", List.of(Map.of("title", "Nouveau")));
	}

	@Test
	void whatIsWrongWithAnItemIsSaidBeforeAnythingIsSent() {
		NestedWrite<Label> write = NestedWrite.create(Label.class, (label) -> label.set(Label::name, "My Label")
			.many(Label::artists, (artists) -> artists.create(Map.of("name", " "))));
		StepVerifier.create(this.labels.write(write)).expectErrorSatisfies((error) -> {
			DirectusInvalidItemException failure = (DirectusInvalidItemException) error;
			assertThat(failure.validationErrors()).containsExactly(
					new FieldErrors(List.of("artists", 0), Map.of("name", List.of("Name cannot be empty."))));
		}).verify(TIMEOUT);
		assertThat(this.wire.methods()).isEmpty();
	}

	@Test
	void namesAreStrippedBeforeTheyAreWritten() {
		this.labels.create(Map.of("name", " Padded ")).block(TIMEOUT);
		assertSent("{\"name\":\"Padded\"}");
	}

	@Test
	void whatAModelDoesNotDeclareIsRefused() {
		ItemOperations<ReadOnlyLabel> labels = this.directus.collection(ReadOnlyLabel.class);
		StepVerifier.create(Mono.defer(() -> labels.deleteById(1)))
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("DELETE is not declared"))
			.verify(TIMEOUT);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Rules {

		@Bean
		WireRecorder wireRecorder() {
			return new WireRecorder();
		}

		@Bean
		WebClientCustomizer recording(WireRecorder recorder) {
			return (builder) -> builder.filter(recorder);
		}

		@Bean
		WriteValidator<Label> labelValidator() {
			return WriteValidator.of(Label.class, (label, errors) -> {
				if (label.isCreate() && !StringUtils.hasText(label.get(Label::name))) {
					errors.add("name", "Name cannot be empty.");
				}
			});
		}

		@Bean
		WriteValidator<Artist> artistValidator() {
			return WriteValidator.of(Artist.class, (artist, errors) -> {
				if (artist.isCreate() && !StringUtils.hasText(artist.get(Artist::name))) {
					errors.add("name", "Name cannot be empty.");
				}
			});
		}

		@Bean
		BeforeWrite trimNames() {
			return (collection, operation, row) -> {
				row.computeIfPresent("name", (field, name) -> name.toString().strip());
				return Mono.just(row);
			};
		}

	}

	@DirectusCollection("labels")
	record Label(@DirectusId Integer id, String name, @Nullable Integer establishedYear, List<Artist> artists) {
	}

	@DirectusCollection("artists")
	record Artist(@DirectusId Integer id, String name) {
	}

	@DirectusCollection(value = "labels", access = { Access.READ, Access.CREATE })
	record ReadOnlyLabel(@DirectusId Integer id, String name) {
	}

	@DirectusCollection("site")
	record Settings(String siteName) {
	}

}
