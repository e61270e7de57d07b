package io.github.springdirectus.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.testserver.DirectusServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The newsroom over HTTP, on a real Directus.
 */
@NewsroomTest
class NewsroomIT {

	/**
	 * How many the demo data has; their keys count up from 1.
	 */
	private static final int ARTICLES = 523;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String NORA = "5d6f1c5e-0b0a-4c55-9f5c-7a0d4e6b1a01";

	private static final JsonMapper json = JsonMapper.shared();

	private final WebTestClient client;

	private final DirectusServer directus;

	NewsroomIT(@LocalServerPort int port, @Autowired DirectusServer directus) {
		this.client = WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + port)
			.responseTimeout(PATIENCE)
			.build();
		this.directus = directus;
	}

	@AfterEach
	void deleteWhatWasCreated() {
		this.directus.admin()
			.request("DELETE", "/items/articles",
					Map.of("query", Map.of("filter", Map.of("id", Map.of("_gt", ARTICLES)), "limit", -1)));
	}

	@Test
	void theFirstPageHoldsTheNewestArticles() {
		JsonNode page = get("/api/articles");
		assertThat(page.propertyNames()).containsExactly("items", "page", "size", "total");
		assertThat(page.get("page").asInt()).isEqualTo(1);
		assertThat(page.get("size").asInt()).isEqualTo(20);
		assertThat(page.get("total").asInt()).isEqualTo(ARTICLES);
		assertThat(page.get("items")).hasSize(20);
		assertThat(dates(page)).isSortedAccordingTo((one, other) -> other.compareTo(one));
	}

	@Test
	void allPagesTogetherHoldEveryArticleOnce() {
		Set<Integer> ids = new HashSet<>();
		int pages = 0;
		JsonNode items = get("/api/articles?size=100").get("items");
		while (!items.isEmpty()) {
			items.forEach((item) -> assertThat(ids.add(item.get("id").asInt())).isTrue());
			pages++;
			items = get("/api/articles?size=100&page=" + (pages + 1)).get("items");
		}
		assertThat(pages).isEqualTo(6);
		assertThat(ids).hasSize(ARTICLES);
	}

	@ParameterizedTest
	@CsvSource({ "draft,86", "published,397", "PUBLISHED,397", "archived,40" })
	void aStatusNarrowsTheList(String status, int total) {
		JsonNode page = get("/api/articles?size=100&status=" + status);
		assertThat(page.get("total").asInt()).isEqualTo(total);
		assertThat(page.get("items"))
			.allSatisfy((item) -> assertThat(item.get("status").asString()).isEqualToIgnoringCase(status));
	}

	@Test
	void aSearchNarrowsTheList() {
		JsonNode page = get("/api/articles?q=LIGHTHOUSE keeper&size=100");
		assertThat(page.get("total").asInt()).isEqualTo(7);
		assertThat(page.get("items"))
			.allSatisfy((item) -> assertThat(item.get("title").asString()).contains("lighthouse keeper"));
		assertThat(get("/api/articles?q=lighthouse&status=published").get("total").asInt()).isZero();
	}

	@Test
	void aSearchTakesItsTextAsItIs() {
		assertThat(get("/api/articles?q={q}", "{\"a\": 1} & b=c+d? #ä").get("total").asInt()).isZero();
	}

	@Test
	void parametersWithoutAValueCountAsAbsent() {
		JsonNode page = get("/api/articles?status=&q=&page=&size=");
		assertThat(page.get("size").asInt()).isEqualTo(20);
		assertThat(page.get("total").asInt()).isEqualTo(ARTICLES);
	}

	@Test
	void aPageFarBehindTheLastIsEmpty() {
		JsonNode page = get("/api/articles?page=" + Integer.MAX_VALUE);
		assertThat(page.get("items")).isEmpty();
		assertThat(page.get("total").asInt()).isEqualTo(ARTICLES);
	}

	@Test
	void anArticleComesWithItsAuthor() {
		JsonNode article = get("/api/articles/41");
		assertThat(article.propertyNames()).containsExactly("id", "title", "slug", "body", "status", "views", "price",
				"datePublished", "dateCreated", "author");
		assertThat(article.get("title").asString()).isEqualTo("The harbour authority opens its winter timetable");
		assertThat(article.get("status").asString()).isEqualTo("published");
		assertThat(article.get("views").asLong()).isEqualTo(1111);
		assertThat(article.get("price").decimalValue()).isZero();
		assertThat(article.get("datePublished").asString()).isEqualTo("2023-01-02T05:30:00Z");
		assertThat(article.get("author")).isEqualTo(json.readTree("""
				{"id": "%s", "name": "Nora Lindqvist", "email": "nora@example.com", "vip": true, "born": "1971-03-14"}
				""".formatted(NORA)));
	}

	@Test
	void aCreatedArticleIsStoredAndHasAnAddress() {
		JsonNode created = create(
				"""
						{"title": "Extra! {it} & \\u00fcber", "slug": "extra-1", "body": "Line 1\\nLine 2", "status": "published",
						 "views": 9007199254740991, "price": 12.5, "datePublished": "2024-02-29T12:00:00.123Z", "author": "%s"}
						"""
					.formatted(NORA));
		assertThat(created.get("title").asString()).isEqualTo("Extra! {it} & über");
		assertThat(created.get("views").asLong()).isEqualTo(9007199254740991L);
		assertThat(created.get("price").decimalValue()).isEqualByComparingTo("12.50");
		assertThat(created.get("datePublished").asString()).isEqualTo("2024-02-29T12:00:00.123Z");
		assertThat(Instant.parse(created.get("dateCreated").asString())).isBetween(Instant.now().minus(PATIENCE),
				Instant.now().plus(PATIENCE));
		assertThat(created.get("author").get("name").asString()).isEqualTo("Nora Lindqvist");
		assertThat(get("/api/articles/" + created.get("id").asInt())).isEqualTo(created);
	}

	@Test
	void aTitleIsEnoughForANewArticle() {
		JsonNode created = create("{\"title\": \"Alone\", \"author\": null}");
		assertThat(created.get("status").asString()).isEqualTo("draft");
		assertThat(created.get("views").asLong()).isZero();
		assertThat(created.get("author").isNull()).isTrue();
		assertThat(created.get("datePublished").isNull()).isTrue();
	}

	@Test
	void aPatchChangesWhatItHasAndNothingElse() {
		JsonNode before = create("""
				{"title": "Before", "slug": "before", "body": "Body", "price": 3.99, "author": "%s"}"""
			.formatted(NORA));
		int id = before.get("id").asInt();
		JsonNode after = patch(id, "{\"title\": \"After\", \"status\": \"published\", \"body\": null}");
		assertThat(after.get("title").asString()).isEqualTo("After");
		assertThat(after.get("status").asString()).isEqualTo("published");
		assertThat(after.get("body").isNull()).isTrue();
		for (String untouched : List.of("slug", "price", "views", "dateCreated", "author")) {
			assertThat(after.get(untouched)).as(untouched).isEqualTo(before.get(untouched));
		}
		assertThat(get("/api/articles/" + id)).isEqualTo(after);
	}

	@Test
	void aPatchCanTakeTheAuthorAwayAndGiveAnother() {
		int id = create("{\"title\": \"Whose?\", \"author\": \"%s\"}".formatted(NORA)).get("id").asInt();
		assertThat(patch(id, "{\"author\": null}").get("author").isNull()).isTrue();
		assertThat(patch(id, "{\"author\": \"%s\"}".formatted(NORA)).get("author").get("id").asString())
			.isEqualTo(NORA);
	}

	@Test
	void anEmptyPatchChangesNothing() {
		JsonNode before = create("{\"title\": \"Same\"}");
		assertThat(patch(before.get("id").asInt(), "{}")).isEqualTo(before);
	}

	@Test
	void aDeletedArticleIsGone() {
		int id = create("{\"title\": \"Gone\"}").get("id").asInt();
		this.client.delete()
			.uri("/api/articles/{id}", id)
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectBody()
			.isEmpty();
		problem(this.client.get().uri("/api/articles/{id}", id).exchange(), HttpStatus.NOT_FOUND);
	}

	@Test
	void theStreamHoldsEveryArticleOnALineOfItsOwn() {
		Flux<String> lines = this.client.get()
			.uri("/api/articles.ndjson")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
			.returnResult(String.class)
			.getResponseBody();
		StepVerifier.create(lines.map(json::readTree).map((article) -> article.get("id").asInt()).distinct().count())
			.expectNext((long) ARTICLES)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void aReaderMayLeaveTheStream() {
		Flux<JsonNode> articles = this.client.get()
			.uri("/api/articles.ndjson")
			.exchange()
			.returnResult(JsonNode.class)
			.getResponseBody();
		StepVerifier.create(articles.take(3).map((article) -> article.get("id").asInt()))
			.expectNext(1, 2, 3)
			.expectComplete()
			.verify(PATIENCE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 99999, Integer.MAX_VALUE })
	void anAbsentArticleIsNotFound(int id) {
		problem(this.client.get().uri("/api/articles/{id}", id).exchange(), HttpStatus.NOT_FOUND);
		problem(this.client.delete().uri("/api/articles/{id}", id).exchange(), HttpStatus.NOT_FOUND);
		problem(sendPatch(id, "{\"title\": \"Nobody\"}"), HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@CsvSource({ "size=0,size", "size=101,size", "page=0,page", "page=-1,page", "page=x,page", "size=99999999999,size",
			"status=printed,status" })
	void aParameterOutOfRangeIsABadRequest(String parameter, String name) {
		JsonNode problem = problem(this.client.get().uri("/api/articles?" + parameter).exchange(),
				HttpStatus.BAD_REQUEST);
		assertThat(fields(problem)).containsExactly(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "1x", "99999999999", "1.5", "%20", "..%2Fusers" })
	void anIdThatIsNoNumberIsABadRequest(String id) {
		String path = "/api/articles/" + id;
		problem(this.client.get().uri((uri) -> uri.build().resolve(path)).exchange(), HttpStatus.BAD_REQUEST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"title\": }", "\"title\"", "null" })
	void brokenJsonIsABadRequest(String body) {
		problem(sendPost(body), HttpStatus.BAD_REQUEST);
		problem(sendPatch(1, body), HttpStatus.BAD_REQUEST);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{}|title", "{\"title\": null}|title", "{\"title\": \" \"}|title",
					"{\"title\": \"x\", \"status\": \"printed\"}|status", "{\"title\": \"x\", \"status\": 1}|status",
					"{\"title\": \"x\", \"views\": \"many\"}|views", "{\"title\": \"x\", \"views\": -1}|views",
					"{\"title\": \"x\", \"views\": 1.5}|views", "{\"title\": \"x\", \"price\": 1.999}|price",
					"{\"title\": \"x\", \"datePublished\": \"yesterday\"}|datePublished",
					"{\"title\": \"x\", \"author\": \"Nora\"}|author", "{\"title\": \"x\", \"author\": \"\"}|author",
					"{\"title\": \"x\", \"id\": 7}|id", "{\"title\": \"x\", \"dateCreated\": null}|dateCreated",
					"{\"title\": \"x\", \"date_published\": null}|date_published" })
	void aNewArticleWithAFieldThatCanNotBeTakenIsABadRequest(String body, String field) {
		assertThat(fields(problem(sendPost(body), HttpStatus.BAD_REQUEST))).containsExactly(field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"title\": null}|title", "{\"title\": \"\"}|title", "{\"status\": null}|status",
					"{\"status\": \"printed\"}|status", "{\"views\": 1.5}|views", "{\"views\": -1}|views",
					"{\"author\": \"\"}|author", "{\"id\": 7}|id", "{\"dateCreated\": null}|dateCreated",
					"{\"comments\": []}|comments" })
	void aPatchWithAFieldThatCanNotBeTakenIsABadRequest(String body, String field) {
		JsonNode problem = problem(sendPatch(1, body), HttpStatus.BAD_REQUEST);
		assertThat(fields(problem)).hasSize(1).first().asString().startsWith(field);
		assertThat(get("/api/articles/1").get("views").asLong()).isEqualTo(111);
	}

	@Test
	void whatDirectusSaysOfAFieldReachesTheCaller() {
		JsonNode problem = problem(sendPost("{\"title\": \"x\", \"slug\": \"Not a slug\"}"), HttpStatus.BAD_REQUEST);
		assertThat(fields(problem)).containsExactly("slug");
		assertThat(problem.get("errors").get(0).get("message").asString()).contains("correct format");
	}

	@Test
	void aTakenSlugIsAConflict() {
		JsonNode problem = problem(sendPost("{\"title\": \"x\", \"slug\": \"draft-1\"}"), HttpStatus.CONFLICT);
		assertThat(fields(problem)).containsExactly("slug");
	}

	@Test
	void anAuthorWhoDoesNotExistIsABadRequest() {
		problem(sendPost("{\"title\": \"x\", \"author\": \"00000000-0000-4000-8000-000000000000\"}"),
				HttpStatus.BAD_REQUEST);
	}

	@Test
	void anUnknownPathAnUnknownMethodAndAnUnknownTypeAreProblemsToo() {
		problem(this.client.get().uri("/api/nothing").exchange(), HttpStatus.NOT_FOUND);
		problem(this.client.put().uri("/api/articles/1").exchange(), HttpStatus.METHOD_NOT_ALLOWED);
		problem(this.client.post().uri("/api/articles").contentType(MediaType.TEXT_PLAIN).bodyValue("x").exchange(),
				HttpStatus.UNSUPPORTED_MEDIA_TYPE);
		problem(this.client.get().uri("/api/articles.ndjson").accept(MediaType.IMAGE_PNG).exchange(),
				HttpStatus.NOT_ACCEPTABLE);
	}

	@Test
	void whileDirectusIsDownTheServiceIsUnavailableAndAfterwardsItWorksAgain() {
		get("/api/articles/1");
		this.directus.stop();
		try {
			assertUnavailable(this.client.get().uri("/api/articles").exchange());
			assertUnavailable(this.client.get().uri("/api/articles/1").exchange());
			assertUnavailable(
					this.client.get().uri("/api/articles.ndjson").accept(MediaType.APPLICATION_NDJSON).exchange());
			assertUnavailable(sendPost("{\"title\": \"x\"}"));
			assertUnavailable(sendPatch(1, "{\"title\": \"x\"}"));
			assertUnavailable(this.client.delete().uri("/api/articles/1").exchange());
			this.client.get().uri("/actuator/health").exchange().expectStatus().isEqualTo(503);
		}
		finally {
			this.directus.start();
		}
		assertThat(get("/api/articles").get("total").asInt()).isEqualTo(ARTICLES);
		this.client.get().uri("/actuator/health").exchange().expectStatus().isOk();
	}

	private JsonNode get(String uri, Object... variables) {
		return body(this.client.get().uri(uri, variables).exchange().expectStatus().isOk());
	}

	private JsonNode create(String body) {
		ResponseSpec response = sendPost(body).expectStatus().isCreated();
		JsonNode article = body(response);
		int id = article.get("id").asInt();
		response.expectHeader().location("/api/articles/" + id);
		return article;
	}

	private JsonNode patch(int id, String body) {
		return body(sendPatch(id, body).expectStatus().isOk());
	}

	private ResponseSpec sendPost(String body) {
		return this.client.post()
			.uri("/api/articles")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	private ResponseSpec sendPatch(int id, String body) {
		return this.client.patch()
			.uri("/api/articles/{id}", id)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	private void assertUnavailable(ResponseSpec response) {
		assertThat(problem(response, HttpStatus.SERVICE_UNAVAILABLE).has("errors")).isFalse();
	}

	private JsonNode problem(ResponseSpec response, HttpStatus status) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		JsonNode problem = body(response);
		assertThat(problem.get("status").asInt()).isEqualTo(status.value());
		assertThat(problem.get("title").asString()).isEqualTo(status.getReasonPhrase());
		assertThat(problem.toString()).doesNotContain(this.directus.url(), "127.0.0.1", "/items/", "admin-token",
				"io.github.springdirectus", "tools.jackson");
		return problem;
	}

	private static JsonNode body(ResponseSpec response) {
		byte[] body = response.expectBody().returnResult().getResponseBodyContent();
		assertThat(body).isNotEmpty();
		return json.readTree(body);
	}

	private static List<String> fields(JsonNode problem) {
		return problem.path("errors").valueStream().map((error) -> error.get("field").asString()).toList();
	}

	private static List<Instant> dates(JsonNode page) {
		return page.get("items")
			.valueStream()
			.map((item) -> Instant.parse(item.get("datePublished").asString()))
			.toList();
	}

}
