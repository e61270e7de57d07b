package io.github.springdirectus.it;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.Ref;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.NodeSpec;
import io.github.springdirectus.write.WriteResult;
import io.github.springdirectus.write.WriteStrategy;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The patterns of creating, updating and deleting related items that the items tool of
 * Directus teaches, each as a nested write, with the state read back.
 */
class RelationPatternIT extends RecordsTest {

	private final ItemOperations<Article> articles;

	RelationPatternIT(DirectusVersion version) {
		super(version);
		this.articles = this.directus.collection(Article.class);
	}

	private Integer create(String collection, Map<String, Object> row) {
		return (Integer) this.directus.collection(collection).create(row).block(TIMEOUT).get("id");
	}

	private Article create(Consumer<NodeSpec<Article>> article) {
		return this.articles.write(NestedWrite.create(Article.class, article)).block(TIMEOUT).item();
	}

	private WriteResult<Article> update(Article before, Consumer<NodeSpec<Article>> changes) {
		return this.articles.write(NestedWrite.update(Article.class, before.id(), changes)).block(TIMEOUT);
	}

	private void refused(Article before, String message, Consumer<NodeSpec<Article>> changes) {
		StepVerifier.create(this.articles.write(NestedWrite.update(Article.class, before.id(), changes)))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining(message))
			.verify(TIMEOUT);
		assertThat(read(before)).isEqualTo(before);
	}

	private Article read(Article article) {
		return this.articles.getById(article.id()).block(TIMEOUT);
	}

	private Map<String, Object> one(String collection, Object id) {
		return this.directus.collection(collection).findById(id).block(TIMEOUT);
	}

	private List<Map<String, Object>> sections(Article article) {
		return this.directus.collection("articles_sections")
			.find((query) -> query.fields("id", "collection", "item:headings.*", "item:paragraphs.*")
				.filter(field("articles_id").eq(article.id()))
				.sort(asc("id")))
			.collectList()
			.block(TIMEOUT);
	}

	@Test
	void anArticleIsCreatedWithItsAuthorAndAMixOfOldAndNewTags() {
		Integer one = create("tags", Map.of("name", "one"));
		Integer two = create("tags", Map.of("name", "two"));

		WriteResult<Article> result = this.articles
			.write(NestedWrite.create(Article.class,
					(article) -> article.set(Article::title, "New Post")
						.set(Article::status, "draft")
						.one("author",
								(author) -> author.tag("author")
									.in("writers")
									.set("name", "John Doe")
									.set("email", "john@example.com"))
						.manyToMany(Article::tags, ArticleTag::tagsId,
								(tags) -> tags.link(one, two).create("new", Map.of("name", "New Category")))))
			.block(TIMEOUT);

		Article article = read(result.item());
		assertThat(article.author().requireValue().name()).isEqualTo("John Doe");
		assertThat(result.key("author")).isEqualTo(article.author().key());
		assertThat(article.tags()).extracting((row) -> row.tagsId().name())
			.containsExactly("one", "two", "New Category");
		assertThat(result.key("new")).isEqualTo(article.tags().get(2).tagsId().id());
	}

	@Test
	void bareKeysOfTagsNeverGoOutAsKeysOfTheJunction() {
		Integer tag = create("tags", Map.of("name", "shared"));
		Article first = create(
				(article) -> article.manyToMany(Article::tags, ArticleTag::tagsId, (tags) -> tags.link(tag)));
		Integer row = first.tags().get(0).id();
		Integer trap = create("tags", Map.of("id", 100_000 + row, "name", "with the key of a row"));
		Article second = create(
				(article) -> article.manyToMany(Article::tags, ArticleTag::tagsId, (tags) -> tags.link(tag, trap)));

		assertThat(read(first).tags()).singleElement().returns(row, ArticleTag::id);
		assertThat(second.tags()).extracting((one) -> one.tagsId().id()).containsExactly(tag, trap);
	}

	@Test
	void tagsAreCreatedRenamedLinkedAndUnlinkedByTheirOwnKeys() {
		Article before = create((article) -> article.manyToMany(Article::tags, ArticleTag::tagsId,
				(tags) -> tags.create(Map.of("name", "kept"))
					.create(Map.of("name", "old"))
					.create(Map.of("name", "gone"))));
		List<Integer> keys = before.tags().stream().map((row) -> row.tagsId().id()).toList();
		Integer other = create("tags", Map.of("name", "other"));

		WriteResult<Article> result = update(before,
				(article) -> article.manyToMany(Article::tags, ArticleTag::tagsId,
						(tags) -> tags.create("new", Map.of("name", "new"))
							.update(keys.get(1), (tag) -> tag.set(Tag::name, "renamed"), (row) -> row.set("sort", 7))
							.unlink(keys.get(2))
							.link(keys.get(0), other)));

		Article after = read(before);
		assertThat(after.tags()).extracting((row) -> row.tagsId().name())
			.containsExactlyInAnyOrder("kept", "renamed", "new", "other");
		assertThat(after.tags()).filteredOn((row) -> row.tagsId().id().equals(keys.get(1)))
			.singleElement()
			.returns(7, ArticleTag::sort)
			.returns(before.tags().get(1).id(), ArticleTag::id);
		assertThat(after.tags()).filteredOn((row) -> row.tagsId().id().equals(keys.get(0)))
			.singleElement()
			.returns(before.tags().get(0).id(), ArticleTag::id);
		assertThat(one("tags", result.key("new"))).containsEntry("name", "new");
		assertThat(one("tags", keys.get(2))).containsEntry("name", "gone");
	}

	@Test
	void replacedTagsLoseTheirRowsAndAreThemselvesKept() {
		Article before = create((article) -> article.manyToMany(Article::tags, ArticleTag::tagsId,
				(tags) -> tags.create(Map.of("name", "kept")).create(Map.of("name", "gone"))));
		Integer kept = before.tags().get(0).tagsId().id();
		Integer gone = before.tags().get(1).tagsId().id();

		Article after = update(before, (article) -> article.manyToMany(Article::tags, ArticleTag::tagsId,
				WriteStrategy.REPLACE_DELETE, (tags) -> tags.link(kept).create(Map.of("name", "new"))))
			.item();

		assertThat(after.tags()).extracting((row) -> row.tagsId().name()).containsExactlyInAnyOrder("kept", "new");
		assertThat(after.tags()).extracting(ArticleTag::id).contains(before.tags().get(0).id());
		assertThat(one("articles_tags", before.tags().get(1).id())).isNull();
		assertThat(one("tags", gone)).containsEntry("name", "gone");

		Article unlinked = update(after, (article) -> article.manyToMany("tags", "tags_id",
				WriteStrategy.REPLACE_UNLINK, (tags) -> tags.link(kept)))
			.item();
		assertThat(unlinked.tags()).singleElement().returns(before.tags().get(0).id(), ArticleTag::id);
	}

	@Test
	void anAuthorIsCreatedChangedLinkedAndUnlinked() {
		Integer existing = create("writers", Map.of("name", "Existing"));
		Article article = create((node) -> node.set(Article::title, "Article")
			.one("author", existing, (author) -> author.in("writers").set("email", "e@example.com")));
		assertThat(article.author()).isEqualTo(Ref.of(existing, new Writer(existing, "Existing", "e@example.com")));

		Article created = update(article, (node) -> node.one("author", (author) -> author.set("name", "New Author")))
			.item();
		assertThat(created.author().requireValue().name()).isEqualTo("New Author");
		assertThat(one("writers", existing)).containsEntry("name", "Existing");

		assertThat(update(article, (node) -> node.set(Article::author, existing)).item().author().key())
			.isEqualTo(existing);
		assertThat(update(article, (node) -> node.set(Article::author, null)).item().author()).isNull();
		refused(read(article), "writers has no item 987654",
				(node) -> node.one("author", 987654, (author) -> author.in("writers").set("name", "Nobody")));
		assertThat(one("writers", 987654)).isNull();
	}

	@Test
	void commentsAreLinkedCreatedUpdatedAndUnlinked() {
		List<Integer> free = List.of(create("comments", Map.of("text", "1")), create("comments", Map.of("text", "5")),
				create("comments", Map.of("text", "9")));
		Article before = create(
				(article) -> article.many(Article::comments, (comments) -> comments.link(free.toArray())));
		assertThat(before.comments()).extracting(Comment::id).containsExactlyElementsOf(free);

		Article after = update(before,
				(article) -> article.many(Article::comments,
						(comments) -> comments.create(Map.of("text", "New comment"))
							.update(free.get(1), Map.of("text", "Updated"))
							.unlink(free.get(0), free.get(2))))
			.item();

		assertThat(after.comments()).extracting(Comment::text).containsExactly("Updated", "New comment");
		assertThat(one("comments", free.get(0))).containsEntry("article", null).containsEntry("text", "1");
	}

	@Test
	void sectionsOfSeveralCollectionsAreCreatedChangedLinkedAndTakenOut() {
		Integer heading = create("headings", Map.of("text", "Linked", "level", 2));
		WriteResult<Map<String, Object>> result = this.directus.collection("articles")
			.write(NestedWrite
				.create((article) -> article.manyToAny("sections",
						(sections) -> sections.create(Heading.class,
								(section) -> section.tag("title").set(Heading::text, "Title").set(Heading::level, 1))
							.create("paragraphs", Map.of("content", "Body text"))
							.link("headings", heading))))
			.block(TIMEOUT);
		Article article = this.articles.getById(result.item().get("id")).block(TIMEOUT);
		List<Map<String, Object>> before = sections(article);
		assertThat(before).extracting((row) -> row.get("collection"))
			.containsExactly("headings", "paragraphs", "headings");
		assertThat(one("headings", result.key("title"))).containsEntry("text", "Title");

		Integer another = create("headings", Map.of("text", "Another"));
		update(article,
				(node) -> node.manyToAny("sections", (sections) -> sections
					.update(Heading.class, result.key("title"), (section) -> section.set(Heading::text, "Renamed"))
					.unlink("headings", heading)
					.link("headings", another)));

		assertThat(one("headings", result.key("title"))).containsEntry("text", "Renamed").containsEntry("level", 1);
		assertThat(sections(article)).hasSize(3)
			.extracting((row) -> row.get("id"))
			.doesNotContain(before.get(2).get("id"));
		assertThat(one("headings", heading)).containsEntry("text", "Linked");
		refused(article, "headings has no item 987654",
				(node) -> node.manyToAny("sections", (sections) -> sections.link("headings", 987654)));
		refused(article, "that could be changed", (node) -> node.manyToAny("sections",
				(sections) -> sections.update("headings", heading, Map.of("text", "Not here"))));
	}

	@Test
	void translationsOfALanguageAreNeverThereTwice() {
		Article before = create((article) -> article.set(Article::title, "Main Title")
			.translations(Article::translations,
					(translations) -> translations
						.put("en-US", Map.of("title", "English Title", "content", "English content"))
						.put("fr-FR", (french) -> french.set(Translation::title, "Titre Français")
							.set(Translation::content, "Contenu français"))));
		assertThat(before.translations()).extracting(Translation::languagesCode).containsExactly("en-US", "fr-FR");

		WriteResult<Article> result = update(before,
				(article) -> article.translations("translations",
						(translations) -> translations.put("en-US", Map.of("title", "Changed"))
							.put("de-DE", (german) -> german.tag("german").set("title", "Titel"))));

		Article after = read(before);
		assertThat(after.translations())
			.extracting(Translation::id, Translation::languagesCode, Translation::title, Translation::content)
			.containsExactly(tuple(before.translations().get(0).id(), "en-US", "Changed", "English content"),
					tuple(before.translations().get(1).id(), "fr-FR", "Titre Français", "Contenu français"),
					tuple(after.translations().get(2).id(), "de-DE", "Titel", null));
		assertThat(result.key("german")).isEqualTo(after.translations().get(2).id());

		Map<String, Object> french = this.directus.collection("articles")
			.getById(before.id(),
					(query) -> query.fields("translations.title", "translations.content")
						.deep("translations", (deep) -> deep.filter(field("languages_code").eq("fr-FR"))))
			.block(TIMEOUT);
		assertThat(french).containsEntry("translations",
				List.of(Map.of("title", "Titre Français", "content", "Contenu français")));
	}

	@Test
	void mapsAreSentAsDirectusHasThem() {
		Map<String, Object> row = new HashMap<>(Map.of("title", "Plain"));
		row.put("author", Map.of("name", "Plain Author"));
		row.put("comments", List.of(Map.of("text", "a"), Map.of("text", "b")));
		Article article = this.articles.create(row).block(TIMEOUT);
		assertThat(article.author().requireValue().name()).isEqualTo("Plain Author");

		Comment kept = article.comments().get(0);
		Article after = this.articles.updateById(article.id(),
				Map.of("comments",
						Map.of("create", List.of(Map.of("text", "New")), "update",
								List.of(Map.of("id", kept.id(), "text", "Renamed")), "delete",
								List.of(article.comments().get(1).id()))))
			.block(TIMEOUT);
		assertThat(after.comments()).extracting(Comment::text).containsExactly("Renamed", "New");
	}

	@Test
	void aReplyHasWhatIsAskedForAndTagsBesides() {
		WriteResult<Map<String, Object>> result = this.directus.collection("articles")
			.write(NestedWrite.create((article) -> article.set("title", "Short")
				.many("comments",
						(comments) -> comments.create("a", Map.of("text", "a")).create("b", Map.of("text", "b")))),
					(reply) -> reply.fields("title", "comments.text")
						.deep("comments", (deep) -> deep.filter(field("text").eq("b"))))
			.block(TIMEOUT);
		assertThat(result.item()).isEqualTo(Map.of("title", "Short", "comments", List.of(Map.of("text", "b"))));
		assertThat(one("comments", result.key("a"))).containsEntry("text", "a");
	}

}
