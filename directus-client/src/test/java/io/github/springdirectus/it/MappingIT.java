package io.github.springdirectus.it;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.it.MappedArticle.Author;
import io.github.springdirectus.it.MappedArticle.Block;
import io.github.springdirectus.it.MappedArticle.Heading;
import io.github.springdirectus.it.MappedArticle.Language;
import io.github.springdirectus.it.MappedArticle.Settings;
import io.github.springdirectus.it.MappedArticle.Stars;
import io.github.springdirectus.it.MappedArticle.Status;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.DirectusJson;
import io.github.springdirectus.model.MappingOverrides;
import io.github.springdirectus.model.Ref;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Every kind of field and relation, as each version of Directus sends it.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class MappingIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Author ADA = new Author(UUID.fromString("11111111-1111-4111-8111-111111111111"), "Ada");

	private static final Author GRACE = new Author(UUID.fromString("22222222-2222-4222-8222-222222222222"), "Grace");

	private static final UUID COVER = UUID.fromString("77777777-7777-4777-8777-777777777777");

	private final DirectusTemplate directus;

	private final ItemOperations<MappedArticle> articles;

	MappingIT(DirectusVersion version) {
		DirectusServer server = DirectusServer.shared(version);
		server.applyOnce(DirectusSeed.fromResource("mapping.yaml"));
		this.directus = DirectusTemplate.builder()
			.url(server.url())
			.credentials(DirectusCredentials.staticToken(server.adminToken()))
			.mappingOverrides(MappingOverrides.none().withFieldName("mapping_articles.heading", "title"))
			.build();
		this.articles = this.directus.collection(MappedArticle.class);
	}

	private MappedArticle article(int id) {
		return this.articles.getById(id).block(TIMEOUT);
	}

	private <T> T first(Class<T> type, String... fields) {
		return this.articles.as(type).findFirst((query) -> {
			query.sort(asc("id"));
			if (fields.length > 0) {
				query.fields(fields);
			}
		}).block(TIMEOUT);
	}

	@Test
	void readsEveryKindOfValue() {
		MappedArticle article = article(1);

		assertThat(article.title()).isEqualTo("Whole");
		assertThat(article.status()).isEqualTo(Status.PUBLISHED);
		assertThat(article.stars()).isEqualTo(Stars.FIVE);
		assertThat(article.views()).isEqualTo(9007199254740991L);
		assertThat(article.price()).isEqualByComparingTo("12.50");
		assertThat(article.rating()).isEqualTo(4.5);
		assertThat(article.active()).isTrue();
		assertThat(article.numberFlag()).isTrue();
		assertThat(article.day()).isEqualTo(LocalDate.of(2024, 2, 29));
		assertThat(article.atTime()).isEqualTo(LocalTime.of(23, 59, 58));
		assertThat(article.dateTime()).isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 59, 58));
		assertThat(article.stamp()).isEqualTo(Instant.parse("2024-02-29T23:59:58.123Z"));
		assertThat(article.keywords()).containsExactly("x", "y");
		assertThat(article.secret()).isNotBlank().isNotEqualTo("hidden");
		assertThat(article.code()).isEqualTo(UUID.fromString("44444444-4444-4444-8444-444444444444"));
		assertThat(article.settings())
			.isEqualTo(new Settings("dark", new BigDecimal("1.5"), List.of(new Block("a", null))));
		assertThat(article.blocks()).containsExactly(new Block("b", 2));
	}

	@Test
	void keepsNullEmptyAndUnknownApart() {
		MappedArticle child = article(2);
		MappedArticle empty = article(3);

		assertThat(child.status()).isEqualTo(Status.UNKNOWN);
		assertThat(child.stars()).isEqualTo(Stars.OTHER);
		assertThat(child.numberFlag()).isFalse();
		assertThat(child.keywords()).isEmpty();
		assertThat(empty.title()).isEmpty();
		assertThat(List.of(empty))
			.extracting(MappedArticle::status, MappedArticle::views, MappedArticle::day, MappedArticle::settings,
					MappedArticle::author, MappedArticle::cover, MappedArticle::keywords)
			.containsOnly(tuple(null, null, null, null, null, null, null));
		assertThat(empty.editors()).isEmpty();
		assertThat(empty.children()).isEmpty();
	}

	@Test
	void readsRelationsIntoReferences() {
		MappedArticle article = article(1);

		assertThat(article.author()).isEqualTo(Ref.of(ADA.id(), ADA));
		assertThat(article.cover().key()).isEqualTo(COVER);
		assertThat(article.cover().requireValue().title()).isEqualTo("Cover");
		assertThat(article.parent()).isNull();
		assertThat(article.children()).containsExactly(Ref.of(2));
		assertThat(article(2).parent()).isEqualTo(Ref.of(1));
		assertThat(article(2).parent().key()).isEqualTo(1);
	}

	@Test
	void readsKeysWhereOnlyTheyAreAskedFor() {
		assertThat(first(Keys.class)).isEqualTo(new Keys(Ref.of(ADA.id()), COVER));
		assertThat(first(MappedArticle.class, "id", "author", "cover", "children").author())
			.isEqualTo(Ref.of(ADA.id()));
	}

	@Test
	void readsManyToManyThroughTheJunction() {
		assertThat(article(1).editors()).extracting(MappedArticle.Editor::author)
			.containsExactlyInAnyOrder(Ref.of(ADA.id(), ADA), Ref.of(GRACE.id(), GRACE));
	}

	@Test
	void readsTranslations() {
		assertThat(article(1).translations()).containsExactlyInAnyOrder(
				new MappedArticle.Translation(Ref.of("en", new Language("en", "English")), "The whole"),
				new MappedArticle.Translation(Ref.of("de", new Language("de", "Deutsch")), "Das Ganze"));
	}

	@Test
	void readsItemsOfSeveralCollections() {
		assertThat(article(1).sections()).extracting(MappedArticle.Section::item)
			.containsExactlyInAnyOrder(Ref.of(1, new Heading(1, "First")), Ref.of(ADA.id(), ADA),
					Ref.of("de", new Language("de", "Deutsch")), Ref.of(2, new Heading(2, "Second")));
	}

	/**
	 * Directus leaves such an item out where the key of its collection is not named as
	 * the junction's key is.
	 */
	@Test
	void readsBareKeysOfItemsThatWereNotAskedFor() {
		MappedArticle scoped = first(MappedArticle.class, "id", "sections.collection",
				"sections.item:mapping_headings.*");
		MappedArticle keys = first(MappedArticle.class, "id", "sections.collection", "sections.item");

		assertThat(scoped.sections()).extracting(MappedArticle.Section::item)
			.containsExactlyInAnyOrder(Ref.of(1, new Heading(1, "First")), Ref.of(ADA.id()), null,
					Ref.of(2, new Heading(2, "Second")));
		assertThat(keys.sections()).extracting(MappedArticle.Section::item)
			.containsExactlyInAnyOrder(Ref.of(1), Ref.of(ADA.id()), Ref.of("de"), Ref.of(2));
	}

	@Test
	void readsItemsWithoutATypeIntoTheFallback() {
		WithFallback article = first(WithFallback.class);

		assertThat(article.sections()).extracting(PlainSection::item)
			.containsExactlyInAnyOrder(new PlainHeading(1, "First"), new Other(ADA.id().toString()), null,
					new PlainHeading(2, "Second"));
	}

	@Test
	void writesReferencesJsonValuesAndTimes() {
		Settings settings = new Settings("light", new BigDecimal("2.25"), List.of());
		Changes changes = new Changes("New", Ref.of(GRACE.id(), new Author(GRACE.id(), "not written")), settings,
				LocalTime.of(1, 2, 3), LocalDateTime.of(2025, 1, 2, 3, 4, 5), LocalDate.of(2025, 1, 2),
				Instant.parse("2025-01-02T03:04:05.678Z"), List.of("a", "b"), Stars.FIVE);

		MappedArticle created = this.articles.create(changes).block(TIMEOUT);
		try {
			MappedArticle read = article(created.id());
			assertThat(read.title()).isEqualTo("New");
			assertThat(read.author()).isEqualTo(Ref.of(GRACE.id(), GRACE));
			assertThat(read.settings()).isEqualTo(settings);
			assertThat(read.atTime()).isEqualTo(changes.atTime());
			assertThat(read.dateTime()).isEqualTo(changes.dateTime());
			assertThat(read.day()).isEqualTo(changes.day());
			assertThat(read.stamp()).isEqualTo(changes.stamp());
			assertThat(read.keywords()).containsExactly("a", "b");
			assertThat(read.stars()).isEqualTo(Stars.FIVE);
			Map<String, @Nullable Object> unlink = new HashMap<>();
			unlink.put("author", null);
			assertThat(this.articles.updateById(created.id(), unlink).block(TIMEOUT).author()).isNull();
		}
		finally {
			this.articles.deleteById(created.id()).block(TIMEOUT);
		}
	}

	@Test
	void namesFieldsByOverrides() {
		assertThat(first(Renamed.class)).isEqualTo(new Renamed(1, "Whole"));
	}

	@DirectusCollection("mapping_articles")
	record Keys(@DirectusField(keyOnly = true) Ref<Author> author, UUID cover) {
	}

	@DirectusCollection("mapping_articles")
	record Renamed(Integer id, String heading) {
	}

	record Changes(String title, Ref<Author> author, @DirectusJson Settings settings, LocalTime atTime,
			LocalDateTime dateTime, LocalDate day, Instant stamp, List<String> keywords, Stars stars) {
	}

	record WithFallback(Integer id, List<PlainSection> sections) {
	}

	record PlainSection(PlainPart item) {
	}

	sealed interface PlainPart permits PlainHeading, Other {

	}

	@DirectusCollection("mapping_headings")
	record PlainHeading(Integer id, String title) implements PlainPart {
	}

	record Other(@DirectusId String key) implements PlainPart {
	}

}
