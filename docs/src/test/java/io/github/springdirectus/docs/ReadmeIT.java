package io.github.springdirectus.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.autoconfigure.DirectusConnectionDetails;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.test.DirectusServerTest;
import io.github.springdirectus.testserver.DirectusServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.function.Tuple2;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's first ten minutes, against a real Directus.
 */
@SpringBootTest
@AutoConfigureWebTestClient
@DirectusServerTest(seed = "newsroom.yaml")
@Import(ReadmeIT.Snippets.ArticleController.class)
class ReadmeIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Autowired
	private WebTestClient web;

	@Autowired
	private DirectusTemplate directus;

	@Autowired
	private DirectusConnectionDetails connection;

	@Autowired
	private DirectusServer server;

	@Test
	void theControllerServesTheLatestArticlesAsTheyAreStored() {
		this.web.get()
			.uri("/articles")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBodyList(Snippets.Article.class)
			.hasSize(20)
			.value((articles) -> assertThat(articles)
				.isSortedAccordingTo((a, b) -> b.datePublished().compareTo(a.datePublished()))
				.allSatisfy((article) -> {
					assertThat(article.status()).isEqualTo("published");
					assertThat(article.author().name()).isEqualTo("Ada");
				}));
	}

	@Test
	void theControllerAnswers404WhereThereIsNoArticle() {
		this.web.get().uri("/articles/1").exchange().expectStatus().isOk();
		this.web.get().uri("/articles/999999").exchange().expectStatus().isNotFound();
	}

	@Test
	void onlyWhatTheRecordHoldsIsAskedFor() {
		assertThat(this.directus.collection(Snippets.Article.class).render((q) -> {
		})).containsEntry("fields", "id,title,status,author.id,author.name,date_published");
	}

	@Test
	void anArticleIsPublished() {
		Snippets.Writing writing = new Snippets.Writing(this.directus.collection(Snippets.Article.class));
		StepVerifier
			.create(writing.publish(new Snippets.Writing.NewArticle("New", null))
				.flatMap((article) -> this.directus.collection(Snippets.Article.class)
					.deleteById(article.id())
					.thenReturn(article)))
			.assertNext((article) -> assertThat(article.status()).isEqualTo("published"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aTemplateServesCallers() {
		StepVerifier.create(new Snippets.Callers(this.directus).read(this.server.adminToken())).assertNext((read) -> {
			assertThat(read.getT1().adminAccess()).isTrue();
			assertThat(read.getT2()).hasSize(100);
		}).expectComplete().verify(TIMEOUT);
	}

	@Test
	void theClientWorksWithoutSpringBoot() {
		String token = "a-token";
		DirectusTemplate directus = DirectusTemplate.builder()
			.url("https://cms.example.com")
			.credentials(DirectusCredentials.staticToken(token))
			.build();
		assertThat(directus.collection("articles").explain((q) -> q.limit(1)))
			.isEqualTo("curl -X GET 'https://cms.example.com/items/articles?limit=1' -H 'Authorization: Bearer ***'");
	}

	@Test
	void theYamlSetsWhatItSays() throws IOException {
		String readme = Files.readString(Path.of("../README.md"));
		String yaml = readme.substring(readme.indexOf("```yaml") + 7);
		PropertySource<?> source = new YamlPropertySourceLoader()
			.load("readme", new ByteArrayResource(yaml.substring(0, yaml.indexOf("```")).getBytes()))
			.get(0);
		assertThat(source.getProperty("directus.url")).hasToString("https://cms.example.com");
		assertThat(source.getProperty("directus.auth.token")).hasToString("${DIRECTUS_TOKEN}");
		assertThat(this.connection.getUrl()).startsWith("http://");
	}

	/** Types in an interface are static, and stand here as they stand in the README. */
	interface Snippets {

		@DirectusCollection("articles")
		record Article(@DirectusId @Nullable Integer id, String title, @Nullable String status, @Nullable Author author,
				@Nullable Instant datePublished) {
		}

		record Author(UUID id, String name) {
		}

		@RestController
		class ArticleController {

			private final ItemOperations<Article> articles;

			ArticleController(DirectusTemplate directus) {
				this.articles = directus.collection(Article.class);
			}

			@GetMapping("/articles")
			Flux<Article> latest() {
				return this.articles
					.find((q) -> q.filter(field("status").eq("published")).sort(desc("date_published")).limit(20));
			}

			@GetMapping("/articles/{id}")
			Mono<Article> article(@PathVariable int id) {
				return this.articles.findById(id)
					.switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
			}

		}

		record Callers(DirectusTemplate directus) {

			Mono<Tuple2<DirectusPrincipal, List<Article>>> read(String token) {
				Mono<DirectusPrincipal> caller = directus.callers().resolve(token);
				Flux<Article> theirs = directus.as(DirectusCredentials.accessToken(token))
					.collection(Article.class)
					.find();
				return Mono.zip(caller, theirs.collectList());
			}

		}

		class Writing {

			private final ItemOperations<Article> articles;

			Writing(ItemOperations<Article> articles) {
				this.articles = articles;
			}

			record NewArticle(String title, @Nullable UUID author) {
			}

			Mono<Article> publish(NewArticle article) {
				return this.articles.create(article)
					.flatMap((draft) -> this.articles.updateById(draft.id(), Map.of("status", "published")));
			}

		}

	}

}
