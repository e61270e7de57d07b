package io.github.springdirectus.sample;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.testserver.DirectusAdmin;
import io.github.springdirectus.testserver.DirectusAdminException;
import io.github.springdirectus.testserver.DirectusServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the demo users may do in Directus itself.
 */
@NewsroomTest
class DemoDataIT {

	@Autowired
	private DirectusServer directus;

	@ParameterizedTest
	@CsvSource({ "admin,Administrator", "editor,Editor", "viewer,Viewer" })
	void everyDemoUserLogsInByPasswordAndByToken(String name, String role) {
		String email = name + "@example.com";
		JsonNode login = as(null).post("/auth/login", Map.of("email", email, "password", name + "-password"));
		for (String token : List.of(login.get("access_token").asString(), name + "-token")) {
			JsonNode user = as(token).get("/users/me?fields=email,role.name");
			assertThat(user.get("email").asString()).isEqualTo(email);
			assertThat(user.get("role").get("name").asString()).isEqualTo(role);
		}
	}

	@ParameterizedTest
	@CsvSource({ "admin-token,523", "editor-token,523", "viewer-token,397" })
	void viewersReadPublishedArticlesOnly(String token, int articles) {
		assertThat(as(token).get("/items/articles?limit=-1&fields=id")).hasSize(articles);
	}

	@Test
	void viewersReadNothingThatBelongsToOtherArticles() {
		DirectusAdmin viewer = as("viewer-token");
		for (String path : List.of("/items/comments?fields=article", "/items/articles_tags?fields=articles_id",
				"/items/articles_translations?fields=articles_id")) {
			assertThat(viewer.get(path + "&limit=-1")).isNotEmpty()
				.allSatisfy((row) -> assertThat(row.values().iterator().next().asInt()).isBetween(41, 437));
		}
	}

	@Test
	void viewersReadThePagesWithTheirSections() {
		JsonNode page = as("viewer-token").get("/items/pages/1?fields=title,sections.collection,sections.item.*");
		assertThat(page.get("sections")).extracting((section) -> section.get("collection").asString())
			.containsExactly("headings", "paragraphs", "videos", "headings", "paragraphs");
		assertThat(page.get("sections")).allSatisfy((section) -> assertThat(section.get("item").isObject()).isTrue());
	}

	@Test
	void viewersChangeNothing() {
		assertRefused(() -> as("viewer-token").post("/items/articles", Map.of("title", "Mine")));
		assertRefused(() -> as("viewer-token").patch("/items/articles/41", Map.of("title", "Mine")));
		assertRefused(() -> as("viewer-token").delete("/items/articles/41"));
	}

	@Test
	void editorsCreateAndChangeButDoNotDelete() {
		DirectusAdmin editor = as("editor-token");
		JsonNode article = editor.post("/items/articles", Map.of("title", "Mine", "tags", List.of(Map.of("tags_id", 1)),
				"comments", List.of(Map.of("author_name", "Emil", "text", "First!"))));
		String path = "/items/articles/" + article.get("id").asInt();
		try {
			assertThat(editor.patch(path, Map.of("title", "Ours")).get("title").asString()).isEqualTo("Ours");
			assertRefused(() -> editor.delete(path));
			assertRefused(() -> editor.post("/items/authors", Map.of("name", "Me")));
		}
		finally {
			this.directus.admin().delete(path);
		}
	}

	private DirectusAdmin as(String token) {
		return this.directus.admin().withToken(token);
	}

	private static void assertRefused(Runnable work) {
		assertThatExceptionOfType(DirectusAdminException.class).isThrownBy(work::run)
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(403));
	}

}
