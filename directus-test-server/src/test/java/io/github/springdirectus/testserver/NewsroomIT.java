package io.github.springdirectus.testserver;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One seed with all that the format knows, on every version and database.
 */
@WithDirectus(database = { DirectusDatabase.SQLITE, DirectusDatabase.POSTGRES }, seed = "newsroom.yaml")
class NewsroomIT {

	private final DirectusServer server;

	private final DirectusAdmin admin;

	NewsroomIT(DirectusServer server) {
		this.server = server;
		this.admin = server.admin();
	}

	@Test
	void theServerIsOfTheVersionThatWasAskedFor() {
		assertThat(this.admin.get("/server/info").path("version").asString()).isEqualTo(this.server.number())
			.startsWith(this.server.version().major() + ".");
	}

	@Test
	void repeatedRowsCountUpInOrder() {
		JsonNode articles = articles(Map.of("filter", Map.of("title", Map.of("_starts_with", "Article")), "limit", -1,
				"sort", "id", "fields", "*"));
		assertThat(articles.size()).isEqualTo(250);
		for (int i = 0; i < 250; i++) {
			JsonNode article = articles.required(i);
			assertThat(article.path("id").asInt()).isEqualTo(i + 1);
			assertThat(article.path("title").asString()).isEqualTo("Article " + (i + 1));
			assertThat(article.path("author").asInt()).isEqualTo(i % 2 + 1);
			assertThat(article.path("active").asBoolean()).isEqualTo(i % 2 == 0);
			assertThat(article.path("status").asString())
				.isEqualTo(List.of("draft", "published", "archived").get(i % 3));
		}
		assertThat(articles.required(25).path("date_published").asString()).startsWith("2024-01-02T01:00:00");
	}

	@Test
	void valuesKeepTheirTypes() {
		JsonNode article = whole("*");
		assertThat(article.path("views").asInt()).isEqualTo(42);
		assertThat(article.path("price").asDecimal()).isEqualByComparingTo("12.5");
		assertThat(article.path("active").isBoolean()).isTrue();
		assertThat(article.path("extra").path("a").path(0).asInt()).isEqualTo(1);
		assertThat(article.path("keywords").isArray()).isTrue();
		assertThat(article.path("secret").asString()).startsWith("$argon2");
		assertThat(article.path("status").asString()).isEqualTo("draft");
		assertThat(article.path("date_created").isString()).isTrue();
	}

	@Test
	void relationsGoBothWays() {
		JsonNode article = whole(
				"author.name,author.articles.title,comments.text,comments.article.title,tags.tags_code.*,"
						+ "similar.related_articles_id.title,translations.languages_code.name,translations.title,"
						+ "user_created.email");
		assertThat(article.at("/author/name").asString()).isEqualTo("Nested");
		assertThat(article.at("/author/articles/0/title").asString()).isEqualTo("The whole");
		assertThat(article.path("comments").findValuesAsString("text")).containsExactlyInAnyOrder("First",
				"costs ${n}");
		assertThat(article.at("/comments/0/article/title").asString()).isEqualTo("The whole");
		assertThat(article.path("tags").findValuesAsString("code")).containsExactlyInAnyOrder("news", "fresh");
		assertThat(article.at("/similar/0/related_articles_id/title").asString()).isEqualTo("Article 1");
		assertThat(article.path("translations").findValuesAsString("title")).containsExactlyInAnyOrder("The whole",
				"Das Ganze");
		assertThat(article.at("/user_created/email").asString()).isEqualTo(this.server.adminEmail());
		JsonNode tag = this.admin.get("/items/tags/news?fields=articles.articles_id.title");
		assertThat(tag.at("/articles/0/articles_id/title").asString()).isEqualTo("The whole");
	}

	@Test
	void sectionsOfAPageAreOfSeveralCollections() {
		JsonNode page = this.admin.get(
				"/items/pages/1?fields=sections.collection,sections.item:headings.text," + "sections.item:videos.link");
		assertThat(page.at("/sections/0/item/text").asString()).isEqualTo("Welcome");
		assertThat(page.at("/sections/1/item/link").asString()).isEqualTo("/intro.mp4");
	}

	@Test
	void childrenLeftOutOfAWriteAreDeletedWhereTheFileSaysSo() {
		JsonNode created = this.admin.post("/items/articles", Map.of("title", "Deselected", "slug", "deselected",
				"comments", List.of(Map.of("text", "x")), "notes", List.of(Map.of("text", "y"))));
		String comment = created.at("/comments/0").asString();
		int note = created.at("/notes/0").asInt();
		this.admin.patch("/items/articles/" + created.path("id").asInt(),
				Map.of("comments", List.of(), "notes", List.of()));
		assertThat(this.admin.get("/items/comments", Map.of("filter", Map.of("id", Map.of("_eq", comment)))).isEmpty())
			.isTrue();
		assertThat(this.admin.get("/items/notes/" + note).path("article").isNull()).isTrue();
	}

	@Test
	void aSingletonHoldsItsRow() {
		assertThat(this.admin.get("/items/site").path("name").asString()).isEqualTo("The newsroom");
	}

	@Test
	void itemsOfASystemCollectionAreMade() {
		assertThat(this.admin.get("/folders").findValuesAsString("name")).contains("Pictures");
	}

	@Test
	void usersLogInAndHaveTheRightsOfTheirRole() {
		JsonNode tokens = this.admin.withToken(null)
			.post("/auth/login", Map.of("email", "reader@example.com", "password", "reader-password"));
		DirectusAdmin reader = this.admin.withToken(tokens.path("access_token").asString());
		assertThat(reader.get("/items/articles?limit=1").size()).isOne();
		assertThat(status(() -> reader.post("/items/articles", Map.of("title", "No")))).isEqualTo(403);
		assertThat(status(() -> reader.get("/items/comments"))).isEqualTo(403);
	}

	@Test
	void aRoleHasTheRightsOfItsParent() {
		DirectusAdmin editor = this.admin.withToken("editor-token");
		JsonNode created = editor.post("/items/articles", Map.of("title", "By the editor"));
		assertThat(created.path("title").asString()).isEqualTo("By the editor");
		assertThat(editor.get("/items/authors?limit=1").size()).isOne();
	}

	@Test
	void everybodyHasThePublicRights() {
		DirectusAdmin nobody = this.admin.withToken(null);
		assertThat(nobody.get("/items/tags?limit=1").size()).isOne();
		assertThat(status(() -> nobody.get("/items/articles"))).isEqualTo(403);
	}

	@Test
	void theNamesOfUsersStandForTheirKeys() {
		JsonNode author = this.admin.get("/items/authors/1?fields=user.email,user.first_name");
		assertThat(author.at("/user/email").asString()).isEqualTo("reader@example.com");
		assertThat(author.at("/user/first_name").asString()).isEqualTo("Rita");
	}

	private JsonNode articles(Map<String, ?> query) {
		return this.admin.get("/items/articles", query);
	}

	private JsonNode whole(String fields) {
		return articles(Map.of("filter", Map.of("title", Map.of("_eq", "The whole")), "fields", fields)).required(0);
	}

	private static int status(Runnable request) {
		try {
			request.run();
			return 200;
		}
		catch (DirectusAdminException ex) {
			return ex.status();
		}
	}

}
