package io.github.springdirectus.it;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusValidationException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.items.ItemPage;
import io.github.springdirectus.query.Meta;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;

class ItemOperationsIT extends LibraryTest {

	private static final UUID ADA = UUID.fromString("11111111-1111-4111-8111-111111111111");

	private final ItemOperations<Map<String, Object>> rows = this.directus.collection("books");

	ItemOperationsIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void anItemIsReadIntoItsRecordWithItsRelation() {
		StepVerifier.create(this.books.findById(1))
			.expectNext(new Book(1, "Book 1", "Once upon a time 1", Book.Status.DRAFT, 1L, new BigDecimal("12.5"), 4.5,
					true, Instant.parse("2024-01-01T00:00:00Z"), LocalDate.of(2024, 2, 29), List.of("a", "b"),
					Map.of("pages", 100, "tags", List.of("x", "y")),
					UUID.fromString("44444444-4444-4444-8444-444444444444"), new Book.Writer(ADA, "Ada", true)))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void anItemIsReadIntoAMapWithItsRelationAsAKey() {
		StepVerifier.create(this.rows.findById(1))
			.assertNext((row) -> assertThat(row).containsEntry("id", 1)
				.containsEntry("title", "Book 1")
				.containsEntry("writer", ADA.toString()))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aMissingItemIsEmptyWhenFoundAndAnErrorWhenGot() {
		StepVerifier.create(this.books.findById(999_999)).expectComplete().verify(TIMEOUT);
		StepVerifier.create(this.books.getById(999_999)).expectError(DirectusForbiddenException.class).verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("writers").findById(UUID.randomUUID()))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aFieldThatDoesNotExistIsAnErrorAndNotAMissingItem() {
		if (this.version == DirectusVersion.V10) {
			// 10 leaves out what it does not know
			StepVerifier.create(this.rows.findById(1, (q) -> q.fields("nope")))
				.expectNext(Map.of())
				.expectComplete()
				.verify(TIMEOUT);
			return;
		}
		StepVerifier.create(this.rows.findById(1, (q) -> q.fields("nope")))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOf(DirectusForbiddenException.class).hasMessageContaining("nope"))
			.verify(TIMEOUT);
	}

	@Test
	void aFilterOnAReadByKeyIsHonoured() {
		StepVerifier.create(this.books.findById(1, (q) -> q.filter(field("status").eq("published"))))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.books.findById(1, (q) -> q.filter(field("status").eq("draft"))))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aListWithoutALimitHasAHundredItemsAndOneWithoutEndAll() {
		StepVerifier.create(this.books.find()).expectNextCount(100).expectComplete().verify(TIMEOUT);
		StepVerifier.create(this.books.find((q) -> q.limit(-1).filter(field("id").lte(300))))
			.expectNextCount(300)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aPageHasItsItemsAndCounts() {
		ItemPage<Book> page = this.books
			.findPage((q) -> q.filter(field("id").lte(300).and(field("status").eq("published")))
				.sort(asc("id"))
				.limit(30)
				.page(4)
				.meta(Meta.TOTAL_COUNT))
			.block(TIMEOUT);
		assertThat(page.items()).hasSize(10).first().extracting(Book::id).isEqualTo(272);
		assertThat(page.filterCount()).isEqualTo(100);
		assertThat(page.totalCount()).isGreaterThanOrEqualTo(300);
	}

	@Test
	void itemsAreCounted() {
		StepVerifier.create(this.books.count((q) -> q.filter(field("id").lte(300).and(field("status").eq("draft")))))
			.expectNext(100L)
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.books.count((q) -> q.filter(field("id").lt(0))))
			.expectNext(0L)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void anItemIsCreatedChangedAndDeleted() {
		Book created = this.books.create(Book.titled("New")).block(TIMEOUT);
		assertThat(created.status()).as("the server's default").isEqualTo(Book.Status.DRAFT);
		Book changed = this.books.updateById(created.id(), Map.of("title", "Newer", "writer", ADA)).block(TIMEOUT);
		assertThat(changed.title()).isEqualTo("Newer");
		assertThat(changed.writer()).isEqualTo(new Book.Writer(ADA, "Ada", true));
		Book repriced = this.books.updateById(created.id(), new Repriced(new BigDecimal("1.25"), null)).block(TIMEOUT);
		assertThat(repriced.price()).isEqualByComparingTo("1.25");
		assertThat(repriced.title()).isEqualTo("Newer");
		StepVerifier.create(this.books.deleteById(created.id())).expectComplete().verify(TIMEOUT);
		assertThat(this.books.findById(created.id()).block(TIMEOUT)).isNull();
	}

	@Test
	void everyTypeOfFieldIsWrittenAsItIsRead() {
		Map<String, Object> row = Map.of("title", "Typed", "views", 5_000_000_000L, "price", new BigDecimal("99999.99"),
				"rating", 0.5, "in_stock", false, "published_at", Instant.parse("2025-06-01T10:20:30.123Z"),
				"published_on", LocalDate.of(2025, 6, 1), "keywords", List.of("x"), "details", Map.of("a", List.of(1)),
				"isbn", UUID.fromString("55555555-5555-4555-8555-555555555555"));
		Book created = this.books.create(row).block(TIMEOUT);
		assertThat(created).isEqualTo(
				new Book(created.id(), "Typed", null, Book.Status.DRAFT, 5_000_000_000L, new BigDecimal("99999.99"),
						0.5, false, Instant.parse("2025-06-01T10:20:30.123Z"), LocalDate.of(2025, 6, 1), List.of("x"),
						Map.of("a", List.of(1)), UUID.fromString("55555555-5555-4555-8555-555555555555"), null));
		this.books.deleteById(created.id()).block(TIMEOUT);
	}

	@Test
	void severalItemsAreCreatedChangedAndDeleted() {
		List<Book> created = this.books.createAll(List.of(Book.titled("A"), Book.titled("B"), Map.of("title", "C")))
			.collectList()
			.block(TIMEOUT);
		assertThat(created).extracting(Book::title).containsExactlyInAnyOrder("A", "B", "C");
		List<Integer> ids = created.stream().map(Book::id).toList();
		StepVerifier.create(this.books.updateAllById(ids, Map.of("status", "archived")))
			.expectNextCount(3)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.books.count((q) -> q.filter(field("id").in(ids).and(field("status").eq("archived"))))
			.block(TIMEOUT)).isEqualTo(3);
		StepVerifier.create(this.books.deleteAllById(ids)).expectComplete().verify(TIMEOUT);
		assertThat(this.books.count((q) -> q.filter(field("id").in(ids))).block(TIMEOUT)).isZero();
	}

	@Test
	void moreThanAHundredItemsAreReturnedByTheWriteThatMadeThem() {
		List<Map<String, String>> letters = IntStream.range(0, 150)
			.mapToObj((n) -> Map.of("text", "Letter " + n))
			.toList();
		ItemOperations<Map<String, Object>> operations = this.directus.collection("letters");
		List<Object> ids = operations.createAll(letters).map((row) -> row.get("id")).collectList().block(TIMEOUT);
		assertThat(ids).hasSize(150).doesNotHaveDuplicates();
		operations.deleteAllById(ids).block(TIMEOUT);
	}

	@Test
	void aRelationComesWholeWithoutALimitAndIsCutByOne() {
		assertThat(reviews(this.rows.findById(1, (q) -> q.fields("id", "reviews.id")).block(TIMEOUT))).hasSize(150);
		assertThat(reviews(this.rows.findFirst((q) -> q.fields("reviews.id").filter(field("id").eq(1))).block(TIMEOUT)))
			.hasSize(150);
		assertThat(reviews(
				this.rows.updateById(1, Map.of("title", "Book 1"), (q) -> q.fields("reviews.id")).block(TIMEOUT)))
			.hasSize(150);
		assertThat(
				reviews(this.rows
					.findById(1,
							(q) -> q.fields("reviews.id")
								.deep("reviews", (d) -> d.filter(field("stars").eq(5)).limit(7)))
					.block(TIMEOUT)))
			.hasSize(7);
	}

	@Test
	void aContentVersionIsReadByItsKey() {
		String version = this.server.admin()
			.post("/versions", Map.of("key", "revised", "name", "Revised", "collection", "books", "item", "2"))
			.path("id")
			.asString();
		this.server.admin().post("/versions/" + version + "/save", Map.of("title", "Revised"));
		assertThat(this.rows.findById(2, (q) -> q.fields("title").version("revised")).block(TIMEOUT))
			.containsEntry("title", "Revised");
		assertThat(this.rows.findById(2, (q) -> q.fields("title")).block(TIMEOUT)).containsEntry("title", "Book 2");
		this.server.admin().delete("/versions/" + version);
	}

	@Test
	void theKeysOfARelationComeWhole() {
		StepVerifier.create(this.directus.collection("books").as(BookKeys.class).findById(1))
			.assertNext((book) -> assertThat(book.reviews()).hasSize(150))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("books").as(BookKeys.class).stream((q) -> q.limit(1)))
			.assertNext((book) -> assertThat(book.reviews()).hasSize(150))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aCallerWhoMayWriteButNotReadGetsAnEmptyReply() {
		DirectusOperations sender = this.directus.as(DirectusCredentials.staticToken("sender-token"));
		StepVerifier.create(sender.collection("letters").create(Map.of("text", "Dear")))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(sender.collection("letters").createAll(List.of(Map.of("text", "Dear"))))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(sender.collection("letters").find())
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
		StepVerifier.create(sender.collection("books").deleteById(1))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
	}

	@Test
	void aMissingItemIsEmptyForAnAdministratorWhoChangesOrDeletesIt() {
		StepVerifier.create(this.books.updateById(999_999, Map.of("title", "x"))).expectComplete().verify(TIMEOUT);
		StepVerifier.create(this.books.deleteById(999_999)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void whatDirectusRefusesNamesTheField() {
		StepVerifier.create(this.books.create(Map.of("views", 1))).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(DirectusValidationException.class);
			assertThat(((DirectusValidationException) ex).errors()).first()
				.extracting((error) -> error.field())
				.isEqualTo("title");
		}).verify(TIMEOUT);
	}

	@Test
	void anUnknownTokenIsAnAuthenticationError() {
		StepVerifier.create(this.directus.as(DirectusCredentials.staticToken("unknown")).collection("books").find())
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.as(DirectusCredentials.accessToken("a.b.c")).collection("books").find())
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.as(DirectusCredentials.anonymous()).collection("books").find())
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
	}

	@Test
	void anOwnRequestReachesAnyEndpoint() {
		StepVerifier
			.create(this.directus.exchange(HttpMethod.GET, "/users/me").query("fields", "email").mono(Map.class))
			.expectNext(Map.of("email", this.server.adminEmail()))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("directus_users").count())
			.assertNext((count) -> assertThat(count).isPositive())
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void anIdCannotReachAnotherEndpoint() {
		for (String id : List.of("../writers", "1/../2", "1?limit=1", "1#", "%2e%2e", "..%2fwriters", "1\r\nX: 1",
				"a\u0000")) {
			StepVerifier.create(this.rows.findById(id)).expectComplete().verify(TIMEOUT);
		}
	}

	@Test
	void aSystemCollectionCannotBeReachedThroughItems() {
		StepVerifier
			.create(this.directus.exchange(HttpMethod.GET, "/items/{collection}", "directus_users").mono(Map.class))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
	}

	private static List<?> reviews(Map<String, Object> row) {
		return (List<?>) row.get("reviews");
	}

	record BookKeys(Integer id, List<Integer> reviews, List<String> keywords) {
	}

	record Repriced(BigDecimal price, Book.Status status) {
	}

}
