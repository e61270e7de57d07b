package io.github.springdirectus.docs;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusInvalidQueryException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.items.AggregateRow;
import io.github.springdirectus.items.ExportFormat;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.items.ItemPage;
import io.github.springdirectus.model.DirectusCollection;
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
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.springdirectus.query.Aggregate.avg;
import static io.github.springdirectus.query.Aggregate.avgDistinct;
import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Aggregate.countDistinct;
import static io.github.springdirectus.query.Aggregate.countOf;
import static io.github.springdirectus.query.Aggregate.max;
import static io.github.springdirectus.query.Aggregate.min;
import static io.github.springdirectus.query.Aggregate.sum;
import static io.github.springdirectus.query.Aggregate.sumDistinct;
import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.count;
import static io.github.springdirectus.query.Filters.currentPolicies;
import static io.github.springdirectus.query.Filters.currentRole;
import static io.github.springdirectus.query.Filters.currentRoles;
import static io.github.springdirectus.query.Filters.currentUser;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.json;
import static io.github.springdirectus.query.Filters.not;
import static io.github.springdirectus.query.Filters.now;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.raw;
import static io.github.springdirectus.query.Filters.weekday;
import static io.github.springdirectus.query.Filters.year;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The page on queries: what each line of Java sends is what stands beside it, and a real
 * Directus answers as the page says.
 */
@SpringBootTest
@DirectusServerTest(seed = "query.yaml")
class QueryPageIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\?[^`]+)` \\| `([^`]+)` \\|");

	private static final Pattern BLOCKS = Pattern.compile("```text\\n(\\?.*?)```\\s+```java\\n(.*?)```",
			Pattern.DOTALL);

	@Autowired
	private DirectusServer server;

	private final List<ClientRequest> requests = new CopyOnWriteArrayList<>();

	private DirectusTemplate directus;

	private ItemOperations<Map<String, @Nullable Object>> articles;

	private ItemOperations<Map<String, @Nullable Object>> authors;

	private ItemOperations<Map<String, @Nullable Object>> pages;

	@BeforeEach
	void operations() {
		this.directus = DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(this.server.adminToken()))
			.pageSize(3)
			.webClientBuilder(WebClient.builder().filter((request, next) -> {
				this.requests.add(request);
				return next.exchange(request);
			}))
			.build();
		this.articles = this.directus.collection("q_articles");
		this.authors = this.directus.collection("q_authors");
		this.pages = this.directus.collection("pages");
	}

	@Test
	void everyPairOfThePageIsRun() throws IOException {
		String page = Files.readString(Path.of("query.md"));
		String source = withoutSpace(
				Files.readString(Path.of("src/test/java/io/github/springdirectus/docs/QueryPageIT.java")))
			.replace("\"+\"", "");
		Map<String, String> pairs = new LinkedHashMap<>();
		for (Pattern pattern : List.of(ROW, BLOCKS)) {
			Matcher matcher = pattern.matcher(page);
			while (matcher.find()) {
				assertThat(pairs.put(matcher.group(1), matcher.group(2))).as(matcher.group(1)).isNull();
			}
		}
		assertThat(pairs).hasSizeGreaterThan(70).allSatisfy((wire, java) -> {
			String literal = withoutSpace(wire).replace("\"", "\\\"");
			Pattern pair = Pattern.compile(Pattern.quote("(\"" + literal + "\",") + "(\\w+(\\.\\w+)+\\(\\(q\\)->)?"
					+ Pattern.quote(withoutSpace(java)));
			assertThat(pair.matcher(source).find()).as("%s is what %s sends", wire, java).isTrue();
		});
	}

	@Test
	void aQueryIsAValue() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		Query latest = Query
			.of((q) -> q.filter(field("status").eq("published")).sort(desc("date_published")).limit(20));
		Query vegetables = latest.mutate().filter(field("category").eq("vegetables")).build();
		Flux<Map<String, @Nullable Object>> found = articles.find(vegetables);
		assertThat(ids(found.collectList().block(TIMEOUT))).containsExactly(1);
		assertThat(latest).isEqualTo(
				Query.of((q) -> q.filter(field("status").eq("published")).sort(desc("date_published")).limit(20)));
		assertThat(ids(articles.find(latest).collectList().block(TIMEOUT))).containsExactly(2, 1);
	}

	@Test
	void fields() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		assertThat(sent("?fields=*", articles.find((q) -> q.fields("*"))).get(0)).containsEntry("author", 1)
			.containsEntry("comments", List.of(1, 2));
		assertThat(author(sent("?fields=*.*", articles.find((q) -> q.fields("*.*"))).get(0))).containsEntry("vip",
				true);
		assertThat(comment(sent("?fields=*,comments.*&deep={\"comments\":{\"_limit\":-1}}",
				articles.find((q) -> q.fields("*", "comments.*")))
			.get(0))).containsEntry("text", "Good").containsEntry("author", 2);
		assertThat(sent("?fields=first_name,last_name", this.authors.find((q) -> q.fields("first_name", "last_name"))))
			.containsExactly(Map.of("first_name", "Rijk", "last_name", "van Zanten"),
					Map.of("first_name", "Ada", "last_name", "Lovelace"));
		assertThat(comment(
				sent("?fields=*.*,comments.author.*&deep={\"comments\":{\"author\":{\"_limit\":-1},\"_limit\":-1}}",
						articles.find((q) -> q.fields("*.*", "comments.author.*")))
					.get(0))
			.get("author")).isInstanceOf(Map.class);
		assertThat(sent("?fields=title,body,featured_image.*&deep={\"featured_image\":{\"_limit\":-1}}",
				articles.find((q) -> q.fields("title", "body", "featured_image.*")))
			.get(0)).containsOnlyKeys("title", "body", "featured_image");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> Query.of((q) -> q.fields()))
			.withMessageContaining("Directus would send all of them");
	}

	@Test
	void fieldsOfManyToAny() {
		ItemOperations<Map<String, @Nullable Object>> pages = this.pages;
		List<Map<String, @Nullable Object>> read = sent(
				"?fields=sections.item:headings.title,sections.item:headings.level,"
						+ "sections.item:paragraphs.body,sections.item:videos.source"
						+ "&deep={\"sections\":{\"_limit\":-1}}",
				pages.find((q) -> q.fields("sections.item:headings.title", "sections.item:headings.level",
						"sections.item:paragraphs.body", "sections.item:videos.source")));
		assertThat(read)
			.containsExactly(Map.of("sections", List.of(Map.of("item", Map.of("title", "Intro", "level", 1)),
					Map.of("item", Map.of("body", "Words")), Map.of("item", Map.of("source", "film.mp4")))));
	}

	@Test
	void filters() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		found(sent("?filter={\"first_name\":{\"_eq\":\"Rijk\"}}",
				this.authors.find((q) -> q.filter(field("first_name").eq("Rijk")))), 1);
		found(sent("?filter={\"category\":{\"_in\":[\"vegetables\",\"fruit\"]}}",
				articles.find((q) -> q.filter(field("category").in("vegetables", "fruit")))), 1, 2, 4);
		found(sent("?filter={\"date_published\":{\"_between\":[\"2021-01-24\",\"2021-02-23\"]}}",
				articles.find((q) -> q
					.filter(field("date_published").between(LocalDate.of(2021, 1, 24), LocalDate.of(2021, 2, 23))))),
				1, 2);
		found(sent("?filter={\"author\":{\"vip\":{\"_eq\":true}}}",
				articles.find((q) -> q.filter(field("author.vip").eq(true)))), 1, 2);
		found(sent("?filter={\"sections\":{\"item:headings\":{\"title\":{\"_eq\":\"Intro\"}}}}",
				this.pages.find((q) -> q.filter(field("sections.item:headings.title").eq("Intro")))), 1);
		found(sent("?filter={\"_and\":[{\"status\":{\"_eq\":\"published\"}},{\"cost\":{\"_gt\":10}}]}",
				articles.find((q) -> q.filter(field("status").eq("published").and(field("cost").gt(10))))), 2);
		found(sent("?filter={\"_or\":[{\"category\":{\"_eq\":\"fruit\"}},{\"sort\":{\"_gt\":2}}]}",
				articles.find((q) -> q.filter(or(field("category").eq("fruit"), field("sort").gt(2))))), 2, 5, 6, 7);
		found(sent("?filter={\"author\":{\"_nnull\":true}}",
				articles.find((q) -> q.filter(raw(Map.of("author", Map.of("_nnull", true)))))), 1, 2, 3, 4);
	}

	@Test
	void operators() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		found(sent("?filter={\"status\":{\"_eq\":\"draft\"}}",
				articles.find((q) -> q.filter(field("status").eq("draft")))), 3, 4);
		found(sent("?filter={\"category\":{\"_neq\":\"fruit\"}}",
				articles.find((q) -> q.filter(field("category").ne("fruit")))), 1, 3, 4);
		found(sent("?filter={\"sort\":{\"_lt\":2}}", articles.find((q) -> q.filter(field("sort").lt(2)))), 1, 2);
		found(sent("?filter={\"sort\":{\"_lte\":2}}", articles.find((q) -> q.filter(field("sort").lte(2)))), 1, 2, 3,
				4);
		found(sent("?filter={\"sort\":{\"_gt\":2}}", articles.find((q) -> q.filter(field("sort").gt(2)))), 5, 6, 7);
		found(sent("?filter={\"sort\":{\"_gte\":2}}", articles.find((q) -> q.filter(field("sort").gte(2)))), 3, 4, 5, 6,
				7);
		found(sent("?filter={\"sort\":{\"_in\":[1,3]}}", articles.find((q) -> q.filter(field("sort").in(1, 3)))), 1, 2,
				5, 6, 7);
		found(sent("?filter={\"category\":{\"_nin\":[\"fruit\",\"meat\"]}}",
				articles.find((q) -> q.filter(field("category").notIn("fruit", "meat")))), 1, 4);
		found(sent("?filter={\"cost\":{\"_between\":[10,20]}}",
				articles.find((q) -> q.filter(field("cost").between(10, 20)))), 1, 2);
		found(sent("?filter={\"cost\":{\"_nbetween\":[10,20]}}",
				articles.find((q) -> q.filter(field("cost").notBetween(10, 20)))), 3);
		found(sent("?filter={\"category\":{\"_null\":true}}",
				articles.find((q) -> q.filter(field("category").isNull()))), 5, 6, 7);
		found(sent("?filter={\"category\":{\"_nnull\":true}}",
				articles.find((q) -> q.filter(field("category").isNotNull()))), 1, 2, 3, 4);
		found(sent("?filter={\"body\":{\"_empty\":true}}", articles.find((q) -> q.filter(field("body").isEmpty()))), 2,
				4, 5, 6, 7);
		found(sent("?filter={\"body\":{\"_nempty\":true}}", articles.find((q) -> q.filter(field("body").isNotEmpty()))),
				1, 3);
	}

	@Test
	void operatorsOnTexts() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		found(sent("?filter={\"title\":{\"_contains\":\"rect\"}}",
				articles.find((q) -> q.filter(field("title").contains("rect")))), 1);
		found(sent("?filter={\"title\":{\"_ncontains\":\"e\"}}",
				articles.find((q) -> q.filter(field("title").notContains("e")))), 2, 4, 6);
		found(sent("?filter={\"title\":{\"_icontains\":\"SPR\"}}",
				articles.find((q) -> q.filter(field("title").containsIgnoreCase("SPR")))), 2);
		found(sent("?filter={\"title\":{\"_starts_with\":\"F\"}}",
				articles.find((q) -> q.filter(field("title").startsWith("F")))), 4, 5);
		found(sent("?filter={\"title\":{\"_nstarts_with\":\"F\"}}",
				articles.find((q) -> q.filter(field("title").notStartsWith("F")))), 1, 2, 3, 6, 7);
		found(sent("?filter={\"title\":{\"_istarts_with\":\"f\"}}",
				articles.find((q) -> q.filter(field("title").startsWithIgnoreCase("f")))), 4, 5);
		found(sent("?filter={\"title\":{\"_nistarts_with\":\"f\"}}",
				articles.find((q) -> q.filter(field("title").notStartsWithIgnoreCase("f")))), 1, 2, 3, 6, 7);
		found(sent("?filter={\"title\":{\"_ends_with\":\"r\"}}",
				articles.find((q) -> q.filter(field("title").endsWith("r")))), 3, 4);
		found(sent("?filter={\"title\":{\"_nends_with\":\"r\"}}",
				articles.find((q) -> q.filter(field("title").notEndsWith("r")))), 1, 2, 5, 6, 7);
		found(sent("?filter={\"title\":{\"_iends_with\":\"R\"}}",
				articles.find((q) -> q.filter(field("title").endsWithIgnoreCase("R")))), 3, 4);
		found(sent("?filter={\"title\":{\"_niends_with\":\"R\"}}",
				articles.find((q) -> q.filter(field("title").notEndsWithIgnoreCase("R")))), 1, 2, 5, 6, 7);
		// What the page says of SQLite
		found(articles.find((q) -> q.filter(field("title").contains("S_R"))).collectList().block(TIMEOUT), 2);
		found(articles.find((q) -> q.filter(field("title").startsWith("f%r"))).collectList().block(TIMEOUT), 4);
	}

	@Test
	void toManyRelations() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		found(sent("?filter={\"comments\":{\"_some\":{\"rating\":{\"_gte\":4}}}}",
				articles.find((q) -> q.filter(field("comments").some(field("rating").gte(4))))), 1, 2, 4);
		found(sent("?filter={\"comments\":{\"_none\":{\"approved\":{\"_eq\":false}}}}",
				articles.find((q) -> q.filter(field("comments").none(field("approved").eq(false))))), 3, 5, 6, 7);
		found(sent("?filter={\"comments\":{\"_and\":[{\"rating\":{\"_gte\":4}},{\"approved\":{\"_eq\":true}}]}}",
				articles.find((q) -> q
					.filter(field("comments").some(and(field("rating").gte(4), field("approved").eq(true)))))),
				1, 4);
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> Query
				.of((q) -> q.filter(field("comments").none(and(field("rating").gte(4), field("approved").eq(true))))))
			.withMessageContaining("Directus can't say that no item fulfils several conditions at once");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> articles
				.render((q) -> q.filter(field("comments").some(and(field("rating").gte(4), field("approved").eq(true)))
					.and(field("comments.text").eq("Top")))))
			.withMessageContaining("would look for one item that fulfils all of them");
		found(articles
			.find((q) -> q.filter(field("comments").none(or(field("rating").gte(4), field("approved").eq(true)))))
			.collectList()
			.block(TIMEOUT), 3, 5, 6, 7);
	}

	@Test
	void negations() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		found(sent("?filter={\"_or\":[{\"category\":{\"_neq\":\"fruit\"}},{\"category\":{\"_null\":true}}]}",
				articles.find((q) -> q.filter(not(field("category").eq("fruit"))))), 1, 3, 4, 5, 6, 7);
		found(sent("?filter={\"comments\":{\"_none\":{\"rating\":{\"_gte\":4}}}}",
				articles.find((q) -> q.filter(not(field("comments").some(field("rating").gte(4)))))), 3, 5, 6, 7);
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> not(field("title").containsIgnoreCase("x")))
			.withMessageContaining("write notContains(..)");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> not(raw(Map.of("a", 1))))
			.withMessageContaining("write its opposite");
	}

	@Test
	void variables() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		ItemOperations<Map<String, @Nullable Object>> users = this.directus.collection("directus_users");
		ItemOperations<Map<String, @Nullable Object>> policies = this.directus.collection("directus_policies");
		found(sent("?filter={\"date_published\":{\"_lt\":\"$NOW\"}}",
				articles.find((q) -> q.filter(field("date_published").lt(now())))), 1, 2, 3, 4);
		found(sent("?filter={\"date_published\":{\"_gt\":\"$NOW(-2 hours)\"}}",
				articles.find((q) -> q.filter(field("date_published").gt(now(Duration.ofHours(-2)))))));
		found(sent("?filter={\"date_published\":{\"_lt\":\"$NOW(-1 years)\"}}",
				articles.find((q) -> q.filter(field("date_published").lt(now(Period.ofYears(-1)))))), 1, 2, 3, 4);
		assertThat(sent("?filter={\"id\":{\"_eq\":\"$CURRENT_USER\"}}",
				users.find((q) -> q.filter(field("id").eq(currentUser())))))
			.hasSize(1);
		assertThat(sent("?filter={\"role\":{\"_eq\":\"$CURRENT_ROLE\"}}",
				users.find((q) -> q.filter(field("role").eq(currentRole())))))
			.isNotEmpty();
		assertThat(sent("?filter={\"role\":{\"_in\":[\"$CURRENT_ROLES\"]}}",
				users.find((q) -> q.filter(field("role").in(currentRoles())))))
			.isNotEmpty();
		assertThat(sent("?filter={\"id\":{\"_in\":\"$CURRENT_POLICIES.id\"}}",
				policies.find((q) -> q.filter(field("id").in(currentPolicies())))))
			.hasSize(1);
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> field("date_published").lt("$NOW(-2 hours)"));
	}

	@Test
	void jsonIsComparedByDirectus12() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		assertThatExceptionOfType(DirectusInvalidQueryException.class).isThrownBy(() -> sent(
				"?filter={\"settings\":{\"_json\":{\"theme.color\":{\"_eq\":\"dark\"}}}}",
				articles.find((q) -> q.filter(field("settings").json("theme.color", (color) -> color.eq("dark"))))));
		assertSent("?filter={\"settings\":{\"_json\":{\"theme.color\":{\"_eq\":\"dark\"}}}}");
		assertThat(sent("?fields=id,json(settings, theme.color)",
				articles.find((q) -> q.fields(field("id"), json("settings", "theme.color"))))
			.get(0)).containsEntry("settings_theme_color_json", "dark");
	}

	@Test
	void placesAreLookedForInFieldsOfGeometryOnly() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		Map<String, ?> point = Map.of("type", "Point", "coordinates", List.of(5, 52));
		Filter filter = field("location").intersects(point);
		assertThatExceptionOfType(DirectusResponseException.class)
			.isThrownBy(() -> articles.find((q) -> q.filter(filter)).collectList().block(TIMEOUT));
		assertSent("?filter={\"location\":{\"_intersects\":{\"type\":\"Point\",\"coordinates\":[5,52]}}}");
	}

	@Test
	void searches() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		found(sent("?search=Directus", articles.find((q) -> q.search("Directus"))), 1);
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> Query.of((q) -> q.search(" ")));
	}

	@Test
	void sorts() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		found(sent("?sort=-date_created", articles.find((q) -> q.sort(desc("date_created")))), 7, 6, 5, 4, 3, 2, 1);
		assertThat(ids(
				sent("?sort=sort,-date_published", articles.find((q) -> q.sort(asc("sort"), desc("date_published"))))))
			.startsWith(2, 1, 4, 3);
		assertThat(ids(sent("?sort=author.first_name,-date_created",
				articles.find((q) -> q.sort(asc("author.first_name"), desc("date_created"))))))
			.containsSubsequence(4, 3, 2, 1);
		assertThat(ids(
				sent("?sort=-count(comments),id", articles.find((q) -> q.sort(desc(count("comments")), asc("id"))))))
			.startsWith(4, 1, 2, 3);
	}

	@Test
	void limitsAndPages() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		assertThat(sent("?limit=200", articles.find((q) -> q.limit(200)))).hasSize(7);
		assertThat(sent("?limit=-1", articles.find((q) -> q.limit(-1)))).hasSize(7);
		assertThat(sent("?offset=100", articles.find((q) -> q.offset(100)))).isEmpty();
		assertThat(sent("?page=1", articles.find((q) -> q.page(1)))).hasSize(7);
		assertThat(sent("?page=2", articles.find((q) -> q.page(2)))).isEmpty();
		found(sent("?limit=2&page=2", articles.find((q) -> q.limit(2).page(2))), 3, 4);
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> Query.of((q) -> q.limit(-2)));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> Query.of((q) -> q.limit(-1).page(2)));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> Query.of((q) -> q.offset(1).page(2)));
	}

	@Test
	void aggregates() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		one(sent("?aggregate={\"count\":[\"*\"]}", articles.aggregate((q) -> q.aggregate(countAll()))), "count", 7);
		assertThat(
				only(sent("?aggregate={\"count\":[\"cost\"]}", articles.aggregate((q) -> q.aggregate(countOf("cost")))))
					.count(countOf("cost")))
			.isEqualTo(3);
		assertThat(only(sent("?aggregate={\"countDistinct\":[\"status\"]}",
				articles.aggregate((q) -> q.aggregate(countDistinct("status")))))
			.count(countDistinct("status"))).isEqualTo(3);
		assertThat(only(sent("?aggregate={\"sum\":[\"cost\"]}", articles.aggregate((q) -> q.aggregate(sum("cost")))))
			.decimal(sum("cost"))).isEqualByComparingTo("60");
		assertThat(only(sent("?aggregate={\"sumDistinct\":[\"sort\"]}",
				articles.aggregate((q) -> q.aggregate(sumDistinct("sort")))))
			.decimal(sumDistinct("sort"))).isEqualByComparingTo("6");
		assertThat(only(sent("?aggregate={\"avg\":[\"cost\"]}", articles.aggregate((q) -> q.aggregate(avg("cost")))))
			.decimal(avg("cost"))).isEqualByComparingTo("20");
		assertThat(only(sent("?aggregate={\"avgDistinct\":[\"sort\"]}",
				articles.aggregate((q) -> q.aggregate(avgDistinct("sort")))))
			.decimal(avgDistinct("sort"))).isEqualByComparingTo("2");
		assertThat(only(sent("?aggregate={\"min\":[\"cost\"]}", articles.aggregate((q) -> q.aggregate(min("cost")))))
			.decimal(min("cost"))).isEqualByComparingTo("10");
		assertThat(only(sent("?aggregate={\"max\":[\"cost\"]}", articles.aggregate((q) -> q.aggregate(max("cost")))))
			.decimal(max("cost"))).isEqualByComparingTo("30");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> sum("author.id"));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> Query.of((q) -> q.aggregate(countAll()).fields("id")));
	}

	@Test
	void groups() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		List<AggregateRow> rows = sent("?aggregate={\"avg\":[\"cost\"]}&groupBy=author,year(date_published)&limit=-1",
				articles.aggregate((q) -> q.aggregate(avg("cost")).groupBy("author", "year(date_published)")));
		assertThat(rows)
			.extracting((row) -> row.group("author"), (row) -> row.group("year(date_published)"),
					(row) -> row.decimal(avg("cost")))
			.containsExactlyInAnyOrder(tuple(1, 2021, new BigDecimal("15")), tuple(2, 2021, new BigDecimal("30")),
					tuple(2, 2022, null), tuple(null, null, null));
		List<AggregateRow> most = sent("?aggregate={\"count\":[\"*\"]}&groupBy=status&sort=-count&limit=1",
				articles.aggregate((q) -> q.aggregate(countAll()).groupBy("status").sort(desc(countAll())).limit(1)));
		assertThat(only(most).group("status")).isEqualTo("archived");
		Flux<CostOfStatus> costs = articles.aggregate((q) -> q.aggregate(countAll(), sum("cost")).groupBy("status"))
			.map((row) -> new CostOfStatus((String) row.group("status"), row.count(countAll()),
					row.decimal(sum("cost"))));
		assertThat(costs.collectList().block(TIMEOUT)).extracting(CostOfStatus::status, CostOfStatus::articles)
			.contains(tuple("published", 2L));
	}

	@Test
	void deep() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		assertThat((List<?>) sent("?fields=related_articles.title&deep={\"related_articles\":{\"_limit\":3}}",
				articles.find((q) -> q.fields("related_articles.title").deep("related_articles", (d) -> d.limit(3))))
			.get(0)
			.get("related_articles")).hasSize(3);
		List<Map<String, @Nullable Object>> nested = sent("?fields=related_articles.comments.rating"
				+ "&deep={\"related_articles\":{\"_limit\":3,\"comments\":{\"_sort\":[\"rating\"],\"_limit\":1}}}",
				articles.find((q) -> q.fields("related_articles.comments.rating")
					.deep("related_articles",
							(d) -> d.limit(3).deep("comments", (comments) -> comments.sort(asc("rating")).limit(1)))));
		assertThat((List<?>) nested.get(0).get("related_articles")).hasSize(3)
			.first()
			.isEqualTo(Map.of("comments", List.of(Map.of("rating", 1))));
		assertThat(sent("?fields=translations.title"
				+ "&deep={\"translations\":{\"_filter\":{\"languages_code\":{\"_eq\":\"en-US\"}},\"_limit\":-1}}",
				articles.find((q) -> q.fields("translations.title")
					.deep("translations", (d) -> d.filter(field("languages_code").eq("en-US")))))
			.get(0)).isEqualTo(Map.of("translations", List.of(Map.of("title", "Hello"))));
	}

	@Test
	void aliases() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		List<Map<String, @Nullable Object>> read = sent(
				"?fields=all_translations.title,dutch_translations.title"
						+ "&alias={\"all_translations\":\"translations\",\"dutch_translations\":\"translations\"}"
						+ "&deep={\"dutch_translations\":{\"_filter\":{\"languages_code\":{\"_eq\":\"nl-NL\"}},"
						+ "\"_limit\":-1},\"all_translations\":{\"_limit\":-1}}",
				articles.find((q) -> q.fields("all_translations.title", "dutch_translations.title")
					.alias("all_translations", "translations")
					.alias("dutch_translations", "translations")
					.deep("dutch_translations", (d) -> d.filter(field("languages_code").eq("nl-NL")))));
		assertThat(read.get(0))
			.isEqualTo(Map.of("all_translations", List.of(Map.of("title", "Hello"), Map.of("title", "Hallo")),
					"dutch_translations", List.of(Map.of("title", "Hallo"))));
		assertThat(sent("?fields=id,published&alias={\"published\":\"year(date_published)\"}",
				articles.find((q) -> q.fields("id", "published").alias("published", year("date_published"))))
			.get(0)).isEqualTo(Map.of("id", 1, "published", 2021));
		assertThatExceptionOfType(DirectusDecodingException.class).isThrownBy(
				() -> articles.find((q) -> q.fields("name").alias("name", "title")).collectList().block(TIMEOUT));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> Query.of((q) -> q.alias("name", "author.first_name")));
	}

	@Test
	void functions() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		assertThat(sent("?fields=id,title,weekday(date_published)&filter={\"year(date_published)\":{\"_eq\":2021}}",
				articles.find((q) -> q.fields(field("id"), field("title"), weekday("date_published"))
					.filter(year("date_published").eq(2021)))))
			.hasSize(3)
			.first()
			.isEqualTo(Map.of("id", 1, "title", "Directus", "date_published_weekday", 1));
		assertThat(sent("?fields=id,count(comments)", articles.find((q) -> q.fields("id", "count(comments)"))))
			.contains(Map.of("id", 4, "comments_count", 3));
		found(sent("?filter={\"count(comments)\":{\"_gt\":2}}",
				articles.find((q) -> q.filter(count("comments").gt(2)))), 4);
	}

	@Test
	void metadata() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		Mono<ItemPage<Map<String, @Nullable Object>>> page = articles
			.findPage((q) -> q.filter(field("status").eq("published")).limit(1).meta(Meta.TOTAL_COUNT));
		ItemPage<Map<String, @Nullable Object>> first = page.block(TIMEOUT);
		assertSent("?filter={\"status\":{\"_eq\":\"published\"}}&limit=1&meta=total_count,filter_count");
		assertThat(first.items()).hasSize(1);
		assertThat(first.filterCount()).isEqualTo(2);
		assertThat(first.totalCount()).isEqualTo(7);
		assertThat(first.hasMore()).isTrue();
		assertThat(sent("?meta=filter_count", articles.findPage((q) -> q.meta(Meta.FILTER_COUNT))).filterCount())
			.isEqualTo(7);
		assertThat(sent("?meta=total_count,filter_count", articles.findPage((q) -> q.meta(Meta.values()))).totalCount())
			.isEqualTo(7);
	}

	@Test
	void versions() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		assertThat(sent("?version=main", articles.find((q) -> q.version("main")))).hasSize(7);
		assertThat(sent("?fields=*.*&backlink=false", articles.find((q) -> q.fields("*.*").backlink(false))))
			.hasSize(7);
	}

	@Test
	void exports() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		assertThat(text(articles.export(ExportFormat.CSV, (q) -> q.fields("id", "title").limit(1))))
			.isEqualTo("\"id\",\"title\"\n1,\"Directus\"");
		assertSent("?fields=id,title&limit=1&export=csv");
		for (ExportFormat format : ExportFormat.values()) {
			assertThat(text(articles.export(format, (q) -> q.fields("title")))).contains("Directus", "Seven");
			assertSent("?fields=title&export=" + format.key());
		}
		Path file = Path.of("target/articles.csv");
		Flux<DataBuffer> csv = articles.export(ExportFormat.CSV, (q) -> q.fields("id", "title").limit(-1));
		Mono<Void> written = DataBufferUtils.write(csv, file);
		written.block(TIMEOUT);
		assertThat(file).content().contains("7,\"Seven\"");
	}

	@Test
	void streams() {
		ItemOperations<Map<String, @Nullable Object>> articles = this.articles;
		Flux<Map<String, @Nullable Object>> byKey = articles.stream((q) -> q.filter(field("sort").lte(2)));
		Flux<Map<String, @Nullable Object>> latest = articles.stream((q) -> q.sort(desc("date_created")));
		found(byKey.collectList().block(TIMEOUT), 1, 2, 3, 4);
		assertThat(this.requests).extracting(QueryPageIT::query)
			.containsExactly("?filter={\"sort\":{\"_lte\":2}}&sort=id&limit=3",
					"?filter={\"_and\":[{\"sort\":{\"_lte\":2}},{\"id\":{\"_gt\":3}}]}&sort=id&limit=3");
		this.requests.clear();
		found(latest.collectList().block(TIMEOUT), 7, 6, 5, 4, 3, 2, 1);
		assertThat(this.requests).extracting(QueryPageIT::query)
			.containsExactly("?sort=-date_created,id&limit=3",
					"?fields=id&sort=-date_created,id&limit=-1&offset=0&meta=filter_count",
					"?filter={\"id\":{\"_in\":[4,3,2]}}&sort=-date_created,id&limit=-1",
					"?filter={\"id\":{\"_in\":[1]}}&sort=-date_created,id&limit=-1");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> articles.stream((q) -> q.offset(1)));
	}

	@Test
	void propertiesAreNamed() {
		ItemOperations<Article> articles = this.directus.collection(Article.class);
		List<Article> read = sent(
				"?fields=id,title,date_published,author.first_name&filter={\"author\":{\"first_name\":{\"_eq\":\"Rijk\"}}}"
						+ "&sort=-date_published&deep={\"author\":{\"_limit\":-1}}",
				articles.find((q) -> q.filter(field(Article::author).then(Author::firstName).eq("Rijk"))
					.sort(desc(Article::datePublished))));
		assertThat(read).extracting(Article::title).containsExactly("Spring", "Directus");
		assertThat(sent("?fields=title,year(date_published)",
				this.articles.find((q) -> q.fields(field(Article::title), year(field(Article::datePublished))))))
			.contains(Map.of("title", "Directus", "date_published_year", 2021));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> field((Article article) -> article.title()));
	}

	@Test
	void whatIsTooLongForAUrlIsSearched() {
		List<Integer> ids = IntStream.range(2, 3000).boxed().toList();
		found(this.articles.find((q) -> q.filter(field("id").in(ids))).collectList().block(TIMEOUT), 2, 3, 4, 5, 6, 7);
		assertThat(last().method().name()).isEqualTo("SEARCH");
		assertThat(last().url().getRawQuery()).isNull();
	}

	private <T> List<T> sent(String wire, Flux<T> items) {
		List<T> result = items.collectList().block(TIMEOUT);
		assertSent(wire);
		return result;
	}

	private <T> T sent(String wire, Mono<T> item) {
		T result = item.block(TIMEOUT);
		assertSent(wire);
		return result;
	}

	private void assertSent(String wire) {
		assertThat(last().method().name()).isEqualTo("GET");
		assertThat(parameters(query(last()))).as(query(last())).isEqualTo(parameters(wire));
	}

	private ClientRequest last() {
		return this.requests.get(this.requests.size() - 1);
	}

	private static String query(ClientRequest request) {
		return "?" + URLDecoder.decode(String.valueOf(request.url().getRawQuery()), StandardCharsets.UTF_8);
	}

	private static Map<String, Object> parameters(String wire) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		for (String parameter : wire.substring(1).split("&")) {
			String[] pair = parameter.split("=", 2);
			parameters.put(pair[0], pair[1].startsWith("{") ? JSON.readTree(pair[1]) : pair[1]);
		}
		return parameters;
	}

	private static void found(List<Map<String, @Nullable Object>> items, Integer... ids) {
		assertThat(ids(items)).containsExactly(ids);
	}

	private static List<Integer> ids(List<Map<String, @Nullable Object>> items) {
		List<Integer> ids = new ArrayList<>();
		items.forEach((item) -> ids.add((Integer) item.get("id")));
		return ids;
	}

	private static void one(List<AggregateRow> rows, String column, int count) {
		assertThat(only(rows).asMap()).containsKey(column);
		assertThat(only(rows).count(countAll())).isEqualTo(count);
	}

	private static AggregateRow only(List<AggregateRow> rows) {
		assertThat(rows).hasSize(1);
		return rows.get(0);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> author(Map<String, @Nullable Object> article) {
		return (Map<String, Object>) article.get("author");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> comment(Map<String, @Nullable Object> article) {
		return ((List<Map<String, Object>>) article.get("comments")).get(0);
	}

	private static String text(Flux<DataBuffer> bytes) {
		return DataBufferUtils.join(bytes).map((buffer) -> {
			String text = buffer.toString(StandardCharsets.UTF_8);
			DataBufferUtils.release(buffer);
			return text;
		}).block(TIMEOUT);
	}

	private static String withoutSpace(String text) {
		return text.replaceAll("\\s+", "");
	}

	@DirectusCollection("q_articles")
	record Article(Integer id, String title, @Nullable Instant datePublished, @Nullable Author author) {
	}

	record Author(String firstName) {
	}

	record CostOfStatus(String status, long articles, @Nullable BigDecimal cost) {
	}

}
