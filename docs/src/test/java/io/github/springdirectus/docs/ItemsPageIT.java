package io.github.springdirectus.docs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.items.ItemPage;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.query.Meta;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.test.DirectusServerTest;
import io.github.springdirectus.testserver.DirectusServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on items, each snippet against a real Directus.
 */
@SpringBootTest
@DirectusServerTest(seed = "newsroom.yaml")
class ItemsPageIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	static final Query PUBLISHED = Query.of((q) -> q.filter(field("status").eq("published")).limit(-1));

	@Autowired
	private DirectusTemplate directus;

	@Autowired
	private DirectusServer server;

	private ItemOperations<Article> articles;

	private ItemOperations<Map<String, @Nullable Object>> plain;

	@BeforeEach
	void operations() {
		this.articles = this.directus.collection(Article.class);
		this.plain = this.directus.collection("articles");
	}

	@Test
	void aCollectionIsReadAsARecordAMapOrAnotherRecord() {
		DirectusTemplate directus = this.directus;
		ItemOperations<Article> articles = directus.collection(Article.class);
		ItemOperations<Map<String, @Nullable Object>> plain = directus.collection("articles");
		ItemOperations<Headline> headlines = directus.collection("articles").as(Headline.class);
		assertThat(articles.findById(1).block(TIMEOUT).author().name()).isEqualTo("Ada");
		assertThat(plain.findById(1).block(TIMEOUT)).containsEntry("title", "Article 1 about Spring");
		assertThat(headlines.findById(1).block(TIMEOUT)).isEqualTo(new Headline("Article 1 about Spring"));
	}

	@Test
	void itemsAreRead() {
		ItemOperations<Article> articles = this.articles;
		Flux<Article> latest = articles
			.find((q) -> q.filter(field("status").eq("published")).sort(desc("date_published")).limit(20));
		Mono<Article> first = articles.findFirst((q) -> q.sort(asc("id")));
		Mono<Article> one = articles.findById(17);
		Mono<Long> drafts = articles.count((q) -> q.filter(field("status").eq("draft")));
		Mono<ItemPage<Article>> page = articles.findPage((q) -> q.limit(20).page(2).meta(Meta.TOTAL_COUNT));
		Flux<Article> everything = articles.stream();
		StepVerifier.create(latest).expectNextCount(20).expectComplete().verify(TIMEOUT);
		assertThat(first.block(TIMEOUT).id()).isEqualTo(1);
		assertThat(one.block(TIMEOUT).id()).isEqualTo(17);
		assertThat(drafts.block(TIMEOUT)).isGreaterThanOrEqualTo(40);
		assertThat(page.block(TIMEOUT).items()).hasSize(20);
		assertThat(page.block(TIMEOUT).totalCount()).isGreaterThanOrEqualTo(120);
		assertThat(everything.count().block(TIMEOUT)).isGreaterThanOrEqualTo(120);
		assertThat(articles.find(PUBLISHED).count().block(TIMEOUT)).isGreaterThanOrEqualTo(80);
	}

	@Test
	void fieldsAreNamed() {
		ItemOperations<Map<String, @Nullable Object>> plain = this.plain;
		Flux<Map<String, @Nullable Object>> titles = plain
			.find((q) -> q.fields("id", "title", "author.name", "comments.text"));
		assertThat(titles.blockFirst(TIMEOUT)).containsOnlyKeys("id", "title", "author", "comments");
	}

	@Test
	void conditionsAreJoined() {
		Filter filter = field("status").in("published", "archived")
			.and(field("author.vip").eq(true), field("views").gte(1000))
			.and(or(field("title").containsIgnoreCase("spring"), field("body").isEmpty()));
		assertThat(this.articles.count((q) -> q.filter(filter)).block(TIMEOUT)).isEqualTo(80);
	}

	@Test
	void childrenAreSelected() {
		ItemOperations<Map<String, @Nullable Object>> plain = this.plain;
		Mono<Map<String, @Nullable Object>> article = plain.findById(1, (q) -> q.fields("title", "comments.text")
			.deep("comments", (d) -> d.filter(field("approved").eq(true)).sort(asc("id")).limit(5)));
		assertThat((List<?>) article.block(TIMEOUT).get("comments")).hasSize(5);
	}

	@Test
	void whatIsSentIsShown() {
		ItemOperations<Article> articles = this.articles;
		String curl = articles.explain((q) -> q.limit(1));
		Map<String, String> parameters = articles.render((q) -> q.limit(1));
		assertThat(curl).startsWith("curl -X GET '" + this.server.url() + "/items/articles?fields=")
			.endsWith(" -H 'Authorization: Bearer ***'");
		assertThat(parameters).containsEntry("limit", "1");
	}

	@Test
	void itemsAreWritten() {
		ItemOperations<Article> articles = this.articles;
		UUID authorId = UUID.fromString("0b0ac0de-0000-4000-8000-000000000001");
		Mono<Article> created = articles.create(new NewArticle("Hello", authorId));
		Flux<Article> several = articles.createAll(List.of(Map.of("title", "One"), Map.of("title", "Two")));
		Mono<Article> changed = articles.updateById(1, Map.of("status", "published"));
		Flux<Article> archived = articles.updateAllById(List.of(1, 2), Map.of("status", "archived"));
		Mono<Void> deleted = articles.deleteById(1);
		Mono<Void> allDeleted = articles.deleteAllById(List.of(1, 2));
		// Nothing has been sent so far; what follows leaves the articles as they were
		assertThat(changed.block(TIMEOUT).status()).isEqualTo("published");
		Article hello = created.block(TIMEOUT);
		assertThat(hello.author().id()).isEqualTo(authorId);
		List<Integer> ids = several.map(Article::id).collectList().block(TIMEOUT);
		assertThat(ids).hasSize(2);
		articles.deleteAllById(ids).then(articles.deleteById(hello.id())).block(TIMEOUT);
		assertThat(List.of(archived, deleted, allDeleted)).hasSize(3);
	}

	@Test
	void aFailureIsCaughtByItsType() {
		ItemOperations<Article> articles = this.articles;
		Flux<Article> withFallback = articles.find()
			.onErrorResume(DirectusUnavailableException.class, (ex) -> Flux.empty());
		StepVerifier.create(withFallback).expectNextCount(100).expectComplete().verify(TIMEOUT);
	}

	@Test
	void otherEndpointsAreReached() {
		DirectusTemplate directus = this.directus;
		Mono<JsonNode> me = directus.exchange(HttpMethod.GET, "/users/me")
			.query("fields", "email")
			.mono(JsonNode.class);
		Flux<DataBuffer> pong = directus.exchange(HttpMethod.GET, "/server/ping").bytes();
		assertThat(me.block(TIMEOUT).path("email").asString()).isEqualTo(this.server.adminEmail());
		assertThat(DataBufferUtils.join(pong).map((buffer) -> {
			String text = buffer.toString(StandardCharsets.UTF_8);
			DataBufferUtils.release(buffer);
			return text;
		}).block(TIMEOUT)).isEqualTo("pong");
	}

	@Test
	void aViewIsSomebodyElse() {
		DirectusTemplate directus = this.directus;
		String tokenOfTheCaller = this.server.adminToken();
		DirectusOperations viewer = directus.as(DirectusCredentials.accessToken(tokenOfTheCaller));
		DirectusOperations anyone = directus.as(DirectusCredentials.anonymous());
		assertThat(viewer.collection("authors").count().block(TIMEOUT)).isPositive();
		assertThat(anyone.collection("articles").count().block(TIMEOUT)).isPositive();
		StepVerifier.create(anyone.collection("authors").count())
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
	}

	@DirectusCollection("articles")
	record Article(@DirectusId Integer id, String title, @Nullable String status, @Nullable Author author,
			@Nullable Instant datePublished) {
	}

	record Author(UUID id, String name) {
	}

	record Headline(String title) {
	}

	record NewArticle(String title, @Nullable UUID author) {
	}

}
