package io.github.springdirectus.it;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.AggregateRow;
import io.github.springdirectus.items.ExportFormat;
import io.github.springdirectus.items.ItemPage;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.query.Meta;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.CollectionScope;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Aggregate.max;
import static io.github.springdirectus.query.Aggregate.sum;
import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.count;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.not;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.raw;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tenant 7 learns nothing of tenant 8, by whatever it reads.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class ScopeReadIT extends ScopeTest {

	/** Every text of tenant 8 holds one of these, and no other text does. */
	private static final String OF_THE_OTHER = "(?s).*(eight|Bob8|note8|blue8|head8|=8[0,}\\]]|=90[,}\\]]).*";

	ScopeReadIT(DirectusVersion version) {
		super(version);
	}

	private List<Integer> ids(String collection, Query query) {
		return as(7, scoped(collection).find(query.mutate().fields("id").sort(asc("id")).build()))
			.map((row) -> (Integer) row.get("id"))
			.collectList()
			.block(TIMEOUT);
	}

	@Test
	void aListHasTheOwnItemsOnly() {
		assertThat(ids("articles", Query.empty())).containsExactly(1, 2, 5);
		assertThat(ids("articles", Query.of((q) -> q.filter(field("id").eq(3))))).isEmpty();
		assertThat(ids("articles", Query.of((q) -> q.filter(or(field("id").eq(3), field("id").eq(1))))))
			.containsExactly(1);
		assertThat(ids("articles", Query.of((q) -> q.search("eight")))).isEmpty();
		assertThat(as(8, scoped("articles").find((q) -> q.fields("id"))).collectList().block(TIMEOUT)).hasSize(2);
	}

	@Test
	void anItemOfAnotherIsMissing() {
		StepVerifier.create(as(7, scoped("articles").findById(1))).expectNextCount(1).verifyComplete();
		StepVerifier.create(as(7, scoped("articles").findById(3))).verifyComplete();
		StepVerifier.create(as(7, scoped("articles").findById(999))).verifyComplete();
		StepVerifier.create(as(7, scoped("articles").findFirst((q) -> q.filter(field("id").eq(3))))).verifyComplete();
		for (int id : List.of(3, 999)) {
			StepVerifier.create(as(7, scoped("articles").getById(id)))
				.expectErrorSatisfies(
						(ex) -> assertThat(ex).isInstanceOf(DirectusForbiddenException.class).hasMessage(missing(id)))
				.verify(TIMEOUT);
		}
	}

	private String missing(int id) {
		Throwable[] failure = new Throwable[1];
		StepVerifier.create(as(7, scoped("articles").getById(id, (q) -> q.filter(field("id").eq(-1)))))
			.expectErrorSatisfies((ex) -> failure[0] = ex)
			.verify(TIMEOUT);
		return failure[0].getMessage();
	}

	@Test
	void aKeyOfAnyNameIsUsed() {
		StepVerifier.create(as(7, scoped("keys").findById("a"))).expectNextCount(1).verifyComplete();
		StepVerifier.create(as(7, scoped("keys").findById("b"))).verifyComplete();
	}

	@Test
	void countsAndAggregatesAreOfTheOwnItems() {
		StepVerifier.create(as(7, scoped("articles").count())).expectNext(3L).verifyComplete();
		StepVerifier.create(as(7, scoped("articles").count((q) -> q.filter(field("views").gt(50)))))
			.expectNext(0L)
			.verifyComplete();
		List<AggregateRow> rows = as(7,
				scoped("articles").aggregate((q) -> q.aggregate(countAll(), sum("views"), max("views"))))
			.collectList()
			.block(TIMEOUT);
		assertThat(rows).singleElement().satisfies((row) -> {
			assertThat(row.count(countAll())).isEqualTo(3);
			assertThat(row.toString()).doesNotContain("90");
		});
		assertThat(as(7, scoped("articles").aggregate((q) -> q.aggregate(countAll()).groupBy("title"))).collectList()
			.block(TIMEOUT)
			.toString()).doesNotContain("eight");
	}

	@Test
	void aPageCountsTheOwnItems() {
		ItemPage<Map<String, Object>> page = as(7, scoped("articles").findPage((q) -> q.limit(1))).block(TIMEOUT);
		assertThat(page.filterCount()).isEqualTo(3);
		assertThat(page.items()).hasSize(1);
	}

	@Test
	void aStreamInAnyOrderHasTheOwnItemsOnly() {
		DirectusTemplate paged = paged();
		for (Consumer<Query.Builder> order : List.<Consumer<Query.Builder>>of((q) -> q.sort(asc("id")),
				(q) -> q.sort(desc("id")), (q) -> q.sort(asc("title")), (q) -> q.sort(desc("views")))) {
			assertThat(as(7, paged.collection("articles").stream((q) -> order.accept(q.fields("id", "title"))))
				.collectList()
				.block(TIMEOUT)).extracting((row) -> row.get("id")).containsExactlyInAnyOrder(1, 2, 5);
		}
	}

	private DirectusTemplate paged() {
		return template().pageSize(2)
			.scope(CollectionScope.of("articles",
					(context) -> Mono.just(field("tenant").eq(context.<Integer>get(TENANT)))))
			.build();
	}

	@Test
	void anExportHasTheOwnItemsOnly() {
		for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.JSON)) {
			String file = text(as(7, scoped("articles").export(format, Query.of((q) -> q.fields("*", "notes.*")))));
			assertThat(file).contains("seven one").contains("note7").doesNotContain("eight").doesNotContain("note8");
		}
	}

	private static String text(Flux<DataBuffer> buffers) {
		return DataBufferUtils.join(buffers).map((buffer) -> {
			String text = buffer.toString(StandardCharsets.UTF_8);
			DataBufferUtils.release(buffer);
			return text;
		}).block(TIMEOUT);
	}

	static Stream<Arguments> whateverIsRead() {
		return Stream.of(read("articles", (q) -> {
		}), read("articles", (q) -> q.fields("*")), read("articles", (q) -> q.fields("*.*")),
				read("articles", (q) -> q.fields("*.*.*")), read("articles", (q) -> q.fields("id", "author.name")),
				read("articles", (q) -> q.fields("id", "author.*", "author.articles.*")),
				read("articles", (q) -> q.fields("author.articles.title", "author.articles.notes.text")),
				read("articles", (q) -> q.fields("parent.title", "children.title", "parent.children.title")),
				read("articles", (q) -> q.fields("notes.*")), read("articles", (q) -> q.fields("notes.*.*")),
				read("articles", (q) -> q.fields("tags.tags_id.name", "tags.tags_id.articles.articles_id.title")),
				read("articles", (q) -> q.fields("tags.*.*")),
				read("articles", (q) -> q.fields("sections.item:headings.text")),
				read("articles", (q) -> q.fields("sections.item.*")),
				read("articles", (q) -> q.fields("sections.item.text")),
				read("articles", (q) -> q.fields("sections.*.*")),
				read("articles",
						(q) -> q.fields("sections.*", "sections.item:headings.*", "sections.item:paragraphs.*")),
				read("articles", (q) -> q.fields("n.text", "w.name").alias("n", "notes").alias("w", "author")),
				read("articles", (q) -> q.fields("*.*").alias("n", "notes")),
				read("articles", (q) -> q.fields("*").alias("n", "notes")),
				read("articles", (q) -> q.fields("title.name", "id").alias("title", "author")),
				read("articles", (q) -> q.fields("author.text", "id").alias("author", "notes")),
				read("articles", (q) -> q.fields("notes.w.title").deep("notes", (d) -> d.alias("w", "article"))),
				read("articles",
						(q) -> q.fields("notes.text")
							.deep("notes", (d) -> d.filter(or(field("tenant").eq(8), field("tenant").eq(7))))),
				read("articles",
						(q) -> q.fields("notes.text").deep("notes", (d) -> d.filter(field("tenant").eq(8)).limit(5))),
				read("articles", (q) -> q.fields("notes.text").deep("notes", (d) -> d.search("note8"))),
				read("articles",
						(q) -> q.fields("author.name")
							.deep("author",
									(d) -> d.filter(raw(Map.of("_or",
											List.of(Map.of("id", Map.of("_nnull", true)),
													Map.of("tenant", Map.of("_eq", 8)))))))),
				read("articles",
						(q) -> q.fields("n.text")
							.alias("n", "notes")
							.deep("notes", (d) -> d.filter(field("tenant").eq(7)))),
				read("articles",
						(q) -> q.fields("n.text")
							.alias("n", "notes")
							.deep("n", (d) -> d.filter(field("tenant").eq(8)))),
				read("comments", (q) -> q.fields("text", "article.title", "article.author.name")),
				read("comments", (q) -> q.fields("*.*.*")),
				read("comments", (q) -> q.fields("text", "article.tags.tags_id.name", "article.sections.item.*")),
				read("authors", (q) -> q.fields("name", "articles.title", "articles.comments.text")),
				read("tags", (q) -> q.fields("name", "articles.articles_id.title")),
				read("articles_tags", (q) -> q.fields("articles_id.title", "tags_id.name")),
				read("articles_tags", (q) -> q.fields("*.*")),
				read("articles_sections", (q) -> q.fields("item:headings.text", "item:headings.tenant")),
				read("articles_sections", (q) -> q.fields("*.*")),
				read("articles", (q) -> q.fields("*", "notes.text", "children.*")));
	}

	private static Arguments read(String collection, Consumer<Query.Builder> query) {
		Query built = Query.of(query);
		return Arguments.of(collection, Named.of(collection + " " + built, built));
	}

	@ParameterizedTest
	@MethodSource("whateverIsRead")
	void nothingOfTheOtherIsInWhatIsRead(String collection, Query query) {
		List<Flux<?>> reads = List.of(as(7, scoped(collection).find(query)),
				as(7, scoped(collection).findFirst(query)).flux(), as(7, scoped(collection).findById(1, query)).flux(),
				as(7, scoped(collection).findById(3, query)).flux(), as(7, scoped(collection).stream(query)));
		assertThat(outcome(all(collection).find(query))).as("what there is to hide").matches(OF_THE_OTHER);
		for (Flux<?> read : reads) {
			assertThat(outcome(read)).doesNotMatch(OF_THE_OTHER);
		}
	}

	@Test
	void keysOfTheOtherAreNotAmongThoseOfARelation() {
		List<Map<String, Object>> rows = as(7, scoped("articles").find((q) -> q.fields("notes").sort(asc("id"))))
			.collectList()
			.block(TIMEOUT);
		assertThat(rows).hasToString("[{notes=[1]}, {notes=[]}, {notes=[]}]");
		assertThat(
				outcome(as(7, scoped("articles_sections").find((q) -> q.fields("x:headings.text").alias("x", "item")))))
			.doesNotMatch(OF_THE_OTHER);
	}

	private static String outcome(Flux<?> read) {
		return read.collectList()
			.map(List::toString)
			.onErrorResume(DirectusException.class, (ex) -> Mono.just("failed"))
			.block(TIMEOUT);
	}

	@Test
	void theOwnItemsAreFoundBehindRelations() {
		assertThat(outcome(as(7, scoped("articles").find((q) -> q.fields("*.*").sort(asc("id")))))).contains("Ada7",
				"note7", "author=null");
		assertThat(outcome(as(7, scoped("articles").find((q) -> q.fields("tags.*.*", "sections.*.*", "notes.text")))))
			.contains("red7", "head7", "plain", "note7");
		assertThat(outcome(as(7,
				scoped("comments")
					.find((q) -> q.fields("text", "article.title").filter(field("id").lte(2)).sort(asc("id"))))))
			.isEqualTo("[{text=first, article={title=seven one}}, {text=second, article=null}]");
	}

	static Stream<Arguments> probes() {
		return Stream
			.of(probe(field("author.name").eq("Bob8")), probe(field("author.name").eq("Ada7"), 1),
					probe(field("author.name").isNotNull(), 1), probe(field("author.name").isNull(), 5),
					probe(not(field("author.name").eq("Ada7")), 5), probe(field("author").eq(2), 2),
					probe(field("notes.text").eq("note8")), probe(field("notes.text").eq("note7"), 1),
					probe(field("notes").some(field("text").eq("note8"))),
					probe(field("notes").some(field("text").eq("note7")), 1),
					probe(field("notes").some(and(field("text").eq("note8"), field("id").gt(0)))),
					probe(or(field("notes").some(field("text").eq("note8")),
							field("notes").some(field("text").eq("note7"))), 1),
					probe(field("notes").isNotNull(), 1), probe(field("notes").isNull(), 2, 5),
					probe(field("notes").eq(2)), probe(field("notes").eq(1), 1),
					probe(field("tags.tags_id.name").eq("blue8")), probe(field("tags.tags_id.name").eq("red7"), 1),
					probe(field("tags").some(field("tags_id.name").eq("blue8"))),
					probe(field("tags").some(field("tags_id.name").eq("red7")), 1),
					probe(field("sections.item:headings.text").eq("head8")),
					probe(field("sections.item:headings.text").eq("head7"), 1),
					probe(field("children.title").startsWith("eight")),
					probe(field("children.title").startsWith("seven"), 1),
					probe(field("parent.title").startsWith("eight")),
					probe(field("parent.title").startsWith("seven"), 2),
					probe(field("comments.article.author.name").eq("Ada7"), 1),
					probe(field("author.articles.title").startsWith("eight")),
					probe(raw(Map.of("_or", List.of(Map.of(), Map.of("tenant", Map.of("_eq", 8))))), 1, 2, 5),
					probe(raw(Map.of("author",
							Map.of("_or",
									List.of(Map.of("name", Map.of("_eq", "Bob8")),
											Map.of("tenant", Map.of("_eq", 8))))))),
					probe(raw(Map.of("author",
							Map.of("_and",
									List.of(Map.of("_or", List.of(Map.of("name", "Bob8"), Map.of("name", "x"))),
											Map.of("id", Map.of("_gt", 0))))))),
					probe(raw(
							Map.of("author", Map.of("name", "Bob8")))),
					probe(raw(Map.of("author", Map.of("name", Map.of("_eq", "Bob8"), "id", Map.of("_gt", 0))))),
					probe(raw(Map.of("notes", Map.of("_and", List.of(Map.of("text", Map.of("_eq", "note8"))))))),
					probe(raw(Map.of("_and",
							List.of(Map.of("notes", Map.of("text", Map.of("_eq", "note8"))),
									Map.of("notes", Map.of("tenant", Map.of("_eq", 7))))))),
					probe(raw(Map.of("children", Map.of("notes", Map.of("text", Map.of("_eq", "note8")))))));
	}

	private static Arguments probe(Filter filter, Integer... found) {
		return Arguments.of(filter, List.of(found));
	}

	/**
	 * Article 1 has a note of each tenant, so that a condition and a scope that were
	 * about different notes would show.
	 */
	@ParameterizedTest
	@MethodSource("probes")
	void aFilterFindsByWhatTheCallerMaySee(Filter filter, List<Integer> found) {
		assertThat(ids("articles", Query.of((q) -> q.filter(filter)))).isEqualTo(found);
		StepVerifier.create(as(7, scoped("articles").count((q) -> q.filter(filter))))
			.expectNext((long) found.size())
			.expectComplete()
			.verify(TIMEOUT);
	}

	static Stream<Arguments> refused() {
		return Stream.of(read("articles", (q) -> q.sort(asc("author.name"))),
				read("articles", (q) -> q.sort(desc("notes.text"))), read("articles", (q) -> q.sort(asc("notes"))),
				read("articles", (q) -> q.sort(asc(count("notes")))),
				read("articles", (q) -> q.fields("id", "count(notes)")),
				read("articles", (q) -> q.fields("id", "author.count(articles)")),
				read("articles", (q) -> q.fields("id", "n").alias("n", "count(notes)")),
				read("articles", (q) -> q.filter(count("notes").gt(0))),
				read("articles", (q) -> q.filter(raw(Map.of("count(notes)", Map.of("_gt", 0))))),
				read("articles", (q) -> q.filter(field("notes").none(field("text").eq("note8")))),
				read("articles",
						(q) -> q.filter(raw(Map.of("notes", Map.of("_none", Map.of("id", Map.of("_gt", 0))))))),
				read("comments", (q) -> q.filter(field("article").none(field("title").eq("x")))),
				read("authors",
						(q) -> q
							.filter(raw(Map.of("$FOLLOW(articles,author)", Map.of("title", Map.of("_nnull", true)))))),
				read("comments",
						(q) -> q.filter(raw(Map.of("$FOLLOW(notes,article)", Map.of("text", Map.of("_eq", "note8")))))),
				read("articles",
						(q) -> q.filter(raw(Map.of("sections", Map.of("item__headings", Map.of("text", "head8")))))),
				read("articles", (q) -> q.filter(raw(Map.of("author", List.of(Map.of("name", "Bob8")))))),
				read("articles", (q) -> q.filter(raw(Map.of("title", Map.of("nested", Map.of("_eq", 1)))))),
				read("articles", (q) -> q.filter(raw(Map.of("_and", Map.of("author", Map.of("name", "Bob8")))))),
				read("articles", (q) -> q.filter(raw(Map.of("_some", Map.of("author", Map.of("name", "Bob8")))))),
				read("articles", (q) -> q.filter(raw(Map.of("author.name", Map.of("_eq", "Bob8"))))),
				read("articles", (q) -> q.fields("$FOLLOW(notes,article).text")),
				read("articles", (q) -> q.fields("author:authors.name")),
				read("articles", (q) -> q.fields("nothing.name")), read("articles", (q) -> q.fields("nothing")),
				read("articles", (q) -> q.fields("*.*").backlink(false)), read("articles", (q) -> q.version("draft")),
				read("comments", (q) -> q.sort(asc("article.title"))),
				read("comments", (q) -> q.fields("article.title").deep("article", (d) -> d.sort(asc("author.name")))),
				read("articles", (q) -> q.meta(Meta.TOTAL_COUNT)), read("articles", (q) -> q.filter(
						and(field("notes").some(field("text").eq("a")), field("notes").some(field("text").eq("b"))))));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatCannotBeKeptWithinAScopeIsRefused(String collection, Query query) {
		for (Flux<?> read : List.of(as(7, scoped(collection).find(query)), as(7, scoped(collection).stream(query)))) {
			StepVerifier.create(read).expectError(DirectusRequestException.class).verify(TIMEOUT);
		}
	}

	static Stream<Consumer<Query.Builder>> refusedGroups() {
		return Stream.of((q) -> q.aggregate(countAll()).groupBy("count(notes)"),
				(q) -> q.aggregate(countAll()).groupBy("title").sort(asc("author.name")),
				(q) -> q.aggregate(countAll()).groupBy("title").sort(asc(count("notes"))));
	}

	@ParameterizedTest
	@MethodSource("refusedGroups")
	void groupsThatTellOfTheOtherAreRefused(Consumer<Query.Builder> query) {
		StepVerifier.create(as(7, scoped("articles").aggregate(query)))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
	}

	@Test
	void withoutATenantNothingIsReadOfAScope() {
		StepVerifier.create(scoped("articles").find())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("articles"))
			.verify(TIMEOUT);
		StepVerifier.create(scoped("comments").find((q) -> q.fields("article.title")))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
		StepVerifier.create(scoped("comments").find((q) -> q.fields("text").limit(2)))
			.expectNextCount(2)
			.verifyComplete();
	}

	@Test
	void viewsKeepTheScopes() {
		DirectusTemplate view = this.directus.as(DirectusCredentials.staticToken(this.server.adminToken()));
		assertThat(as(7, view.collection("articles").as(Titled.class).find()).collectList().block(TIMEOUT)).hasSize(3);
		StepVerifier.create(as(7, view.collection("articles").as(Titled.class).findById(3))).verifyComplete();
	}

	record Titled(int id, String title) {
	}

}
