package io.github.springdirectus.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.WriteStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.raw;
import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tenant changes and deletes nothing of another one, whatever it writes. Each attack is
 * made without scopes as well, to see that there is something to prevent.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class ScopeWriteIT extends ScopeTest {

	private static final List<String> OF_TENANTS = List.of("authors", "articles", "notes", "tags", "headings");

	private static final Map<String, String> OF_ARTICLES = Map.of("comments", "article", "articles_tags", "articles_id",
			"articles_sections", "articles_id");

	/** Each test has tenants of its own, so that nothing is to be taken away. */
	private static final AtomicInteger TENANTS = new AtomicInteger(1000);

	private final int tenant = TENANTS.getAndAdd(2);

	private final World own = world(this.tenant);

	private final World other = world(this.tenant + 1);

	ScopeWriteIT(DirectusVersion version) {
		super(version);
	}

	/**
	 * The keys of what a tenant has.
	 */
	record World(int tenant, int article, int child, int author, int note, int tag, int heading, int comment,
			int tagRow, int sectionRow) {
	}

	private World world(int tenant) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("tenant", tenant);
		row.put("title", "article " + tenant);
		row.put("author", Map.of("tenant", tenant, "name", "author " + tenant));
		row.put("children", List.of(Map.of("tenant", tenant, "title", "child " + tenant)));
		row.put("notes", List.of(Map.of("tenant", tenant, "text", "note " + tenant)));
		row.put("comments", List.of(Map.of("text", "comment " + tenant)));
		row.put("tags", List.of(Map.of("tags_id", Map.of("tenant", tenant, "name", "tag " + tenant))));
		row.put("sections", List
			.of(Map.of("collection", "headings", "item", Map.of("tenant", tenant, "text", "heading " + tenant))));
		Map<String, Object> made = all("articles")
			.create(row,
					(q) -> q.fields("id", "author", "children", "notes", "comments", "tags.id", "tags.tags_id",
							"sections.id", "sections.item"))
			.block(TIMEOUT);
		Map<?, ?> tagRow = (Map<?, ?>) only(made.get("tags"));
		Map<?, ?> sectionRow = (Map<?, ?>) only(made.get("sections"));
		return new World(tenant, (int) made.get("id"), (int) only(made.get("children")), (int) made.get("author"),
				(int) only(made.get("notes")), (int) tagRow.get("tags_id"),
				Integer.parseInt(sectionRow.get("item").toString()), (int) only(made.get("comments")),
				(int) tagRow.get("id"), (int) sectionRow.get("id"));
	}

	private static Object only(Object list) {
		return ((List<?>) list).get(0);
	}

	/**
	 * All that the other has, and the rows that belong to it.
	 */
	private List<List<Map<String, Object>>> stateOfTheOther() {
		return Flux
			.concat(Flux.fromIterable(OF_TENANTS).map((collection) -> rows(collection, "tenant")),
					Flux.fromIterable(OF_ARTICLES.entrySet())
						.map((each) -> rows(each.getKey(), each.getValue() + ".tenant")))
			.flatMapSequential((rows) -> rows)
			.collectList()
			.block(TIMEOUT);
	}

	private Mono<List<Map<String, Object>>> rows(String collection, String tenantField) {
		return all(collection)
			.find((q) -> q.fields("*").filter(field(tenantField).eq(this.other.tenant())).sort(asc("id")).limit(-1))
			.collectList();
	}

	/**
	 * Something to try with the items of another tenant.
	 *
	 * @param name what it is
	 * @param write the write, given the template, and what the tenant and the other have
	 */
	record Attack(String name, TryTo write) {

		/**
		 * Directus 10 lets the parent of a nested row win.
		 */
		boolean isInVainOn(DirectusVersion version) {
			return version == DirectusVersion.V10 && this.name.contains("an own note for");
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	interface TryTo {

		Publisher<?> write(DirectusTemplate directus, World own, World other);

	}

	private static Attack on(String collection, String name,
			TriFunction<ItemOperations<Map<String, Object>>, World, World, Publisher<?>> write) {
		return new Attack(collection + ": " + name,
				(directus, own, other) -> write.apply(directus.collection(collection), own, other));
	}

	interface TriFunction<A, B, C, R> {

		R apply(A a, B b, C c);

	}

	/**
	 * Attacks by which an own article changes.
	 */
	private static Attack nested(String name, BiFunction<World, World, Map<String, ?>> row) {
		return on("articles", "change with " + name,
				(articles, own, other) -> articles.updateById(own.article(), row.apply(own, other)));
	}

	/**
	 * Attacks by which an article is made.
	 */
	private static Attack made(String name, BiFunction<World, World, Map<String, ?>> row) {
		return on("articles", "create with " + name, (articles, own, other) -> articles.create(row.apply(own, other)));
	}

	static Map<String, Object> part(String part, Object... elements) {
		return Map.of(part, List.of(elements));
	}

	static Stream<Attack> attacks() {
		List<Attack> attacks = new ArrayList<>();
		attacks.addAll(byKey());
		attacks.addAll(byQuery());
		attacks.addAll(byRow());
		attacks.addAll(byRelation());
		attacks.addAll(byNestedWrite());
		return attacks.stream();
	}

	private static List<Attack> byKey() {
		Map<String, Object> stolen = Map.of("title", "stolen");
		return List.of(on("articles", "updateById", (a, own, other) -> a.updateById(other.article(), stolen)),
				on("articles", "updateById by text",
						(a, own, other) -> a.updateById(String.valueOf(other.article()), stolen)),
				on("articles", "updateAllById",
						(a, own, other) -> a.updateAllById(List.of(own.article(), other.article()), stolen)),
				on("articles", "updateEach",
						(a, own, other) -> a.updateEach(List.of(Map.of("id", own.article(), "title", "x"),
								Map.of("id", other.article(), "title", "stolen")))),
				on("articles", "updateEach by text",
						(a, own, other) -> a
							.updateEach(List.of(Map.of("id", String.valueOf(other.article()), "title", "stolen")))),
				on("articles", "batch update",
						(a, own, other) -> a.batch((b) -> b.maxItems(1))
							.update(Flux.just(Map.of("id", own.article(), "title", "x"),
									Map.of("id", other.article(), "title", "stolen")))),
				on("articles", "upsert", (a, own, other) -> a.upsert(Map.of("id", other.article(), "title", "stolen"))),
				on("articles", "deleteById", (a, own, other) -> a.deleteById(other.child())),
				on("articles", "deleteAllById",
						(a, own, other) -> a.deleteAllById(List.of(other.child(), own.child()))),
				on("articles", "batch delete",
						(a, own, other) -> a.batch((b) -> b.idempotent()).delete(Flux.just(other.child()))));
	}

	private static List<Attack> byQuery() {
		Map<String, Object> stolen = Map.of("title", "stolen");
		return List.of(
				on("articles", "updateWhere",
						(a, own, other) -> a
							.updateWhere(Query.of((q) -> q.filter(field("id").eq(other.article()))), stolen)),
				on("articles", "updateWhere all",
						(a, own, other) -> a
							.updateWhere(
									Query.of((q) -> q.filter(
											or(field("tenant").eq(own.tenant()), field("tenant").eq(other.tenant())))),
									stolen)),
				on("articles", "updateWhere or",
						(a, own, other) -> a.updateWhere(Query.of((q) -> q.filter(raw(Map.of("_or",
								List.of(Map.of("id", Map.of("_eq", other.article())),
										Map.of("id", Map.of("_eq", own.article()))))))),
								stolen)),
				on("articles", "updateWhere by a relation",
						(a, own, other) -> a.updateWhere(Query.of((q) -> q.filter(field("notes.id").eq(other.note()))),
								stolen)),
				on("articles", "deleteWhere",
						(a, own, other) -> a.deleteWhere(Query.of((q) -> q.filter(field("id").eq(other.child()))))),
				on("notes", "deleteWhere any tenant",
						(a, own, other) -> a
							.deleteWhere(Query.of((q) -> q.filter(field("tenant").in(own.tenant(), other.tenant()))))),
				on("comments", "updateWhere by the article",
						(a, own, other) -> a.updateWhere(
								Query.of((q) -> q.filter(field("article.title").eq("article " + other.tenant()))),
								Map.of("text", "x"))));
	}

	private static List<Attack> byRow() {
		return List.of(made("the other's tenant", (own, other) -> Map.of("tenant", other.tenant(), "title", "x")),
				made("the other's tenant as text",
						(own, other) -> Map.of("tenant", String.valueOf(other.tenant()), "title", "x")),
				nested("the other's tenant", (own, other) -> Map.of("tenant", other.tenant())),
				on("articles", "createAll",
						(a, own, other) -> a
							.createAll(List.of(Map.of("title", "x"), Map.of("tenant", other.tenant())))),
				on("articles", "batch create",
						(a, own, other) -> a.batch((b) -> b.maxItems(1))
							.create(Flux.just(Map.of("tenant", other.tenant())))),
				on("articles", "updateEach into the other's",
						(a, own, other) -> a
							.updateEach(List.of(Map.of("id", own.article(), "tenant", other.tenant())))),
				on("articles", "updateAllById into the other's",
						(a, own, other) -> a.updateAllById(List.of(own.article()), Map.of("tenant", other.tenant()))),
				on("articles", "updateWhere into the other's",
						(a, own, other) -> a.updateWhere(Query.of((q) -> q.filter(field("id").eq(own.article()))),
								Map.of("tenant", other.tenant()))),
				on("articles", "upsert into the other's",
						(a, own, other) -> a.upsert(Map.of("id", own.article(), "tenant", other.tenant()))));
	}

	private static List<Attack> byRelation() {
		return List.of(nested("the other's author", (own, other) -> Map.of("author", other.author())),
				nested("the other's author as text", (own, other) -> Map.of("author", String.valueOf(other.author()))),
				nested("a change to the other's author",
						(own, other) -> Map.of("author", Map.of("id", other.author(), "name", "x"))),
				nested("a taken author",
						(own, other) -> Map.of("author", Map.of("id", other.author(), "tenant", own.tenant()))),
				nested("an author in the other's tenant",
						(own, other) -> Map.of("author", Map.of("name", "x", "tenant", other.tenant()))),
				nested("a change to the author's articles",
						(own, other) -> Map.of("author",
								Map.of("id", own.author(), "articles",
										part("update", Map.of("id", other.article(), "title", "x"))))),
				nested("a list with the other's note",
						(own, other) -> Map.of("notes", List.of(own.note(), other.note()))),
				nested("a merge of the other's note",
						(own, other) -> Map.of("notes", part("update", Map.of("id", other.note())))),
				nested("a merge that changes the other's note",
						(own, other) -> Map.of("notes",
								part("update", Map.of("id", other.note(), "tenant", own.tenant())))),
				nested("an own note for the other's article",
						(own, other) -> Map.of("notes",
								part("update", Map.of("id", own.note(), "article", other.article())))),
				nested("a new note in the other's tenant",
						(own, other) -> Map.of("notes", part("create", Map.of("text", "x", "tenant", other.tenant())))),
				nested("the other's child",
						(own, other) -> Map.of("children", part("update", Map.of("id", other.child())))),
				nested("a list with the other's child", (own, other) -> Map.of("children", List.of(other.child()))),
				nested("the other's parent", (own, other) -> Map.of("parent", other.article())),
				nested("a parent with children",
						(own, other) -> Map.of("parent", Map.of("id", other.article(), "children", List.of()))),
				nested("the other's comment",
						(own, other) -> Map.of("comments", part("update", Map.of("id", other.comment())))),
				nested("the other's comment in a list", (own, other) -> Map.of("comments", List.of(other.comment()))),
				nested("the other's comment by text",
						(own, other) -> Map.of("comments", List.of(String.valueOf(other.comment())))),
				nested("the other's row of tags", (own, other) -> Map.of("tags", List.of(other.tagRow()))),
				nested("a merge of the other's row of tags",
						(own, other) -> Map.of("tags", part("update", Map.of("id", other.tagRow())))),
				nested("a link to the other's tag",
						(own, other) -> Map.of("tags", part("create", Map.of("tags_id", other.tag())))),
				nested("a change to the other's tag",
						(own, other) -> Map.of("tags",
								part("create", Map.of("tags_id", Map.of("id", other.tag(), "name", "x"))))),
				nested("an own row of tags that leads to the other's tag",
						(own, other) -> Map.of("tags",
								part("update", Map.of("id", own.tagRow(), "tags_id", other.tag())))),
				nested("a tag whose articles are the other's",
						(own, other) -> Map.of("tags",
								part("update",
										Map.of("id", own.tagRow(), "tags_id",
												Map.of("id", own.tag(), "articles", List.of(other.tagRow())))))),
				nested("the other's row of sections", (own, other) -> Map.of("sections", List.of(other.sectionRow()))),
				nested("a change to the other's heading", (own, other) -> Map.of("sections",
						part("create",
								Map.of("collection", "headings", "item", Map.of("id", other.heading(), "text", "x"))))),
				nested("a heading in the other's tenant",
						(own, other) -> Map.of("sections",
								part("create",
										Map.of("collection", "headings", "item",
												Map.of("text", "x", "tenant", other.tenant()))))),
				made("the other's author", (own, other) -> Map.of("author", other.author())),
				made("a list of the other's notes", (own, other) -> Map.of("notes", List.of(other.note()))),
				made("a list that changes the other's notes",
						(own, other) -> Map.of("notes", List.of(Map.of("id", other.note(), "text", "x")))),
				made("the other's comment", (own, other) -> Map.of("comments", List.of(other.comment()))),
				made("the other's row of tags", (own, other) -> Map.of("tags", List.of(other.tagRow()))),
				on("comments", "create for the other's article",
						(c, own, other) -> c.create(Map.of("text", "x", "article", other.article()))),
				on("comments", "createAll for the other's article",
						(c, own, other) -> c.createAll(List.of(Map.of("text", "x", "article", own.article()),
								Map.of("article", other.article())))),
				on("comments", "change of the other's article",
						(c, own, other) -> c.updateById(own.comment(),
								Map.of("article", Map.of("id", other.article(), "title", "x")))),
				on("comments", "change through the article's author", (c, own, other) -> c.updateById(own.comment(),
						Map.of("article",
								Map.of("id", own.article(), "author", Map.of("id", other.author(), "name", "x"))))),
				on("articles_tags", "link to the other's tag",
						(c, own, other) -> c.create(Map.of("articles_id", own.article(), "tags_id", other.tag()))),
				on("articles_tags", "link to the other's article",
						(c, own, other) -> c.create(Map.of("articles_id", other.article(), "tags_id", own.tag()))),
				on("articles_sections", "change of the other's heading",
						(c, own, other) -> c.updateById(own.sectionRow(),
								Map.of("collection", "headings", "item", Map.of("id", other.heading(), "text", "x")))),
				on("articles_sections", "row for the other's article", (c, own, other) -> c.create(Map.of("articles_id",
						other.article(), "collection", "headings", "item", String.valueOf(own.heading())))));
	}

	private static List<Attack> byNestedWrite() {
		return List.of(
				on("articles", "nested write of the other's article",
						(a, own, other) -> a.write(NestedWrite.update(other.article(), (w) -> w.set("title", "x")))),
				on("articles", "nested write of the other's author",
						(a, own, other) -> a.write(NestedWrite.update(own.article(),
								(w) -> w.one("author", other.author(),
										(author) -> author.in("authors").set("name", "x"))))),
				on("articles", "nested write that links the other's note",
						(a, own, other) -> a.write(NestedWrite.update(own.article(),
								(w) -> w.many("notes", (notes) -> notes.in("notes").link(other.note()))))),
				on("articles", "nested write that takes the other's note with REPLACE_UNLINK",
						(a, own, other) -> a.write(NestedWrite.update(own.article(),
								(w) -> w.many("notes", WriteStrategy.REPLACE_UNLINK,
										(notes) -> notes.in("notes").link(other.note()))))),
				on("articles", "nested write that links the other's tag",
						(a, own, other) -> a.write(NestedWrite.update(own.article(),
								(w) -> w.manyToMany("tags", "tags_id", (tags) -> tags.in("tags").link(other.tag()))))),
				on("articles", "nested write of a new article with the other's note",
						(a, own, other) -> a.write(NestedWrite.create((w) -> w.set("title", "x")
							.many("notes", (notes) -> notes.in("notes").link(other.note()))))));
	}

	@ParameterizedTest
	@MethodSource("attacks")
	void nothingOfTheOtherChanges(Attack attack) {
		List<List<Map<String, Object>>> before = stateOfTheOther();
		String outcome = outcome(attack, this.directus);
		assertThat(stateOfTheOther()).as(outcome).isEqualTo(before);
		assertThat(outcome).doesNotContain(" " + this.other.tenant());
		String unscoped = outcome(attack, this.everything);
		if (!attack.isInVainOn(this.server.version())) {
			assertThat(stateOfTheOther()).as("what there is to prevent, " + unscoped).isNotEqualTo(before);
		}
	}

	private String outcome(Attack attack, DirectusTemplate directus) {
		return own(Flux.defer(() -> Flux.<Object>from(attack.write().write(directus, this.own, this.other))))
			.collectList()
			.map(List::toString)
			.onErrorResume((ex) -> Mono.just(ex.toString()))
			.block(TIMEOUT);
	}

	private <T> Flux<T> own(Publisher<T> call) {
		return as(this.tenant, Flux.from(call));
	}

	private <T> Mono<T> own(Mono<T> call) {
		return as(this.tenant, call);
	}

	@Test
	void keysOfTheOtherAreAsMissingOnes() {
		for (int key : List.of(this.other.article(), 987654)) {
			StepVerifier.create(own(scoped("articles").updateById(key, Map.of("title", "x")))).verifyComplete();
			StepVerifier.create(own(scoped("articles").updateAllById(List.of(key), Map.of("title", "x"))))
				.verifyComplete();
			StepVerifier.create(own(scoped("articles").deleteById(key))).verifyComplete();
			StepVerifier.create(own(scoped("articles").deleteAllById(List.of(key)))).verifyComplete();
			assertThat(refusal(scoped("articles").updateEach(List.of(Map.of("id", key, "title", "x")))))
				.isEqualTo(refusal(scoped("articles").updateEach(List.of(Map.of("id", 987655, "title", "x")))));
			assertThat(refusal(scoped("articles").updateById(this.own.article(), Map.of("author", key))))
				.isEqualTo(refusal(scoped("articles").updateById(this.own.article(), Map.of("author", 987655))));
		}
	}

	private String refusal(Publisher<?> write) {
		StringBuilder message = new StringBuilder();
		StepVerifier.create(own(write)).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(DirectusRequestException.class);
			message.append(ex.getMessage());
		}).verify(TIMEOUT);
		return message.toString();
	}

	@Test
	void aNewItemWithTheKeyOfAnotherIsAConflict() {
		StepVerifier.create(own(scoped("articles").upsert(Map.of("id", this.other.article(), "title", "x"))))
			.expectError(DirectusResponseException.class)
			.verify(TIMEOUT);
	}

	@Test
	void theOwnItemsAreWrittenByKey() {
		StepVerifier
			.create(own(scoped("articles").updateById(this.own.article(), Map.of("title", "new"),
					(q) -> q.fields("id", "title", "author.name"))))
			.assertNext((row) -> assertThat(row)
				.hasToString("{id=%d, title=new, author={name=author %d}}".formatted(this.own.article(), this.tenant)))
			.verifyComplete();
		assertThat(own(scoped("articles").updateEach(List.of(Map.of("id", this.own.article(), "title", "each"))))
			.collectList()
			.block(TIMEOUT)).hasSize(1);
		assertThat(own(scoped("articles").upsert(Map.of("id", this.own.article(), "title", "upserted"))).block(TIMEOUT))
			.containsEntry("title", "upserted");
		assertThat(own(scoped("articles").updateWhere(Query.of((q) -> q.all()), Map.of("views", 1))).collectList()
			.block(TIMEOUT)).hasSize(2);
		StepVerifier.create(own(scoped("articles").deleteById(this.own.child()))).verifyComplete();
		assertThat(all("articles").findById(this.own.child()).blockOptional(TIMEOUT)).isEmpty();
	}

	@Test
	void newItemsBelongToTheTenant() {
		assertThat(own(scoped("articles").create(Map.of("title", "new"))).block(TIMEOUT)).containsEntry("tenant",
				this.tenant);
		assertThat(own(scoped("articles").createAll(List.of(Map.of("title", "new"), Map.of("tenant", this.tenant))))
			.map((row) -> row.get("tenant"))
			.collectList()
			.block(TIMEOUT)).containsExactly(this.tenant, this.tenant);
		assertThat(own(scoped("articles").batch((b) -> {
		}).create(Flux.just(Map.of("title", "batch")))).collectList().block(TIMEOUT).toString())
			.contains("tenant=" + this.tenant);
		Map<String, Object> row = own(scoped("comments").create(
				Map.of("text", "c", "article", Map.of("title", "nested", "author", Map.of("name", "nested"), "notes",
						List.of(Map.of("text", "n")), "tags",
						List.of(Map.of("tags_id", Map.of("name", "t")), Map.of("tags_id", this.own.tag())), "sections",
						List.of(Map.of("collection", "headings", "item", Map.of("text", "h")),
								Map.of("collection", "paragraphs", "item", Map.of("text", "p"))))),
				(q) -> q.fields("article.tenant", "article.author.tenant", "article.notes.tenant",
						"article.tags.tags_id.tenant", "article.sections.item:headings.tenant",
						"article.sections.item:paragraphs.text")))
			.block(TIMEOUT);
		assertThat(row).hasToString(("{article={tenant=T, author={tenant=T}, notes=[{tenant=T}],"
				+ " tags=[{tags_id={tenant=T}}, {tags_id={tenant=T}}], sections=[{item={tenant=T}}, {item={text=p}}]}}")
			.replace("T", String.valueOf(this.tenant)));
	}

	@Test
	void relationsOfTheOwnItemsAreMerged() {
		Map<String, Object> changes = Map.of("author", Map.of("id", this.own.author(), "name", "renamed"), "notes",
				Map.of("create", List.of(Map.of("text", "new")), "update",
						List.of(Map.of("id", this.own.note(), "text", "changed")), "delete", List.of()),
				"comments", Map.of("update", List.of(Map.of("id", this.own.comment(), "text", "changed"))), "tags",
				Map.of("update", List.of(Map.of("id", this.own.tagRow(), "tags_id", this.own.tag()))));
		Map<String, Object> row = own(scoped("articles").updateById(this.own.article(), changes,
				(q) -> q.fields("author.name", "notes.text", "comments.text").deep("notes", (d) -> d.sort(asc("id")))))
			.block(TIMEOUT);
		assertThat(row)
			.hasToString("{author={name=renamed}, notes=[{text=changed}, {text=new}], comments=[{text=changed}]}");
		assertThat(own(scoped("articles").updateById(this.own.article(),
				Map.of("notes", Map.of("delete", List.of(this.own.note()))), (q) -> q.fields("notes.text")))
			.block(TIMEOUT)).hasToString("{notes=[{text=new}]}");
	}

	@Test
	void nestedWritesOfTheOwnItems() {
		for (WriteStrategy strategy : List.of(WriteStrategy.MERGE, WriteStrategy.REPLACE_DELETE)) {
			Map<String, Object> row = own(scoped("articles").write(withNote(strategy),
					(q) -> q.fields("title", "notes.text", "notes.tenant")))
				.block(TIMEOUT)
				.item();
			assertThat(row.toString()).contains(strategy.name())
				.contains("tenant=" + this.tenant)
				.doesNotContain("tenant=null");
		}
		refusal(scoped("articles").write(withNote(WriteStrategy.REPLACE_UNLINK)));
	}

	private NestedWrite<Map<String, Object>> withNote(WriteStrategy strategy) {
		return NestedWrite.update(this.own.article(), (article) -> article.set("title", "nested")
			.many("notes", strategy, (notes) -> notes.in("notes").create(Map.of("text", strategy.name()))));
	}

	@Test
	void aReplyHoldsNothingOfTheOther() {
		all("articles").updateById(this.own.article(), Map.of("author", this.other.author())).block(TIMEOUT);
		all("notes")
			.create(Map.of("tenant", this.other.tenant(), "text", "note " + this.other.tenant(), "article",
					this.own.article()))
			.block(TIMEOUT);
		for (Publisher<?> write : List.<Publisher<?>>of(
				scoped("articles").updateById(this.own.article(), Map.of("title", "x"), (q) -> q.fields("*.*.*")),
				scoped("articles").updateWhere(
						Query.of((q) -> q.filter(field("id").eq(this.own.article())).fields("*.*", "author.name")),
						Map.of("title", "x")),
				scoped("articles").updateEach(List.of(Map.of("id", this.own.article(), "title", "x")),
						(q) -> q.fields("*", "author.name", "notes.text")),
				scoped("comments").create(Map.of("article", this.own.article()),
						(q) -> q.fields("id", "article.author.name", "article.notes.text")))) {
			assertThat(own(write).collectList().block(TIMEOUT).toString()).contains("id=")
				.doesNotContain(" " + this.other.tenant());
		}
	}

}
