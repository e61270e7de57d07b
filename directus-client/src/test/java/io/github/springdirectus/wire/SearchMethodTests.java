package io.github.springdirectus.wire;

import java.util.Collections;

import io.github.springdirectus.items.SearchMode;
import io.github.springdirectus.query.Query;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.json;
import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 2: a query that is too long for a URL travels as SEARCH.
 */
class SearchMethodTests extends WireTest {

	private static final Query LONG = Query
		.of((q) -> q.fields("id").filter(field("title").in(Collections.nCopies(1000, "a title"))));

	@Test
	void anOrderWithACommaTravelsInTheBodyWhateverTheMode() {
		for (SearchMode mode : SearchMode.values()) {
			template().search(mode, DataSize.ofKilobytes(6))
				.build()
				.collection("articles")
				.find((q) -> q.sort(asc(json("meta", "a"))))
				.blockLast(TIMEOUT);
		}
		assertThat(this.server.requests()).hasSize(3).allSatisfy((request) -> {
			assertThat(request.method()).isEqualTo("SEARCH");
			assertThat(request.body()).contains("\"sort\":[\"json(meta");
		});
	}

	@Test
	void aShortQueryTravelsInTheUrl() {
		this.directus.collection("articles").find((q) -> q.limit(1)).blockLast(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("GET");
	}

	@Test
	void aLongQueryTravelsInTheBodyAndNothingInTheUrl() {
		this.directus.collection("articles").find(LONG).blockLast(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("SEARCH");
		assertThat(this.server.request().target()).isEqualTo("/items/articles");
		assertThat(this.server.request().headers()).containsEntry("content-type", "application/json");
		assertThat(this.server.request().body())
			.startsWith("{\"query\":{\"fields\":[\"id\"],\"filter\":{\"title\":{\"_in\":[\"a title\",");
	}

	@Test
	void theThresholdIsSixKibibytesOfPathAndQuery() {
		String path = "/items/articles";
		String query = "search=";
		int room = 6 * 1024 - path.length() - query.length();
		this.directus.collection("articles").find((q) -> q.search("x".repeat(room))).blockLast(TIMEOUT);
		this.directus.collection("articles").find((q) -> q.search("x".repeat(room + 1))).blockLast(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method).containsExactly("GET", "SEARCH");
	}

	@Test
	void searchCanBeSwitchedOffForAProxyThatRefusesIt() {
		template().search(SearchMode.NEVER, DataSize.ofKilobytes(6))
			.build()
			.collection("articles")
			.find(LONG)
			.blockLast(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("GET");
	}

	@Test
	void searchCanBeUsedForEveryList() {
		template().search(SearchMode.ALWAYS, DataSize.ofKilobytes(6))
			.build()
			.collection("articles")
			.find()
			.blockLast(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("SEARCH");
		assertThat(this.server.request().body()).isEqualTo("{\"query\":{}}");
	}

	@Test
	void aLongReadByKeyBecomesAListWithTheKeyAsItsCondition() {
		String field = "f".repeat(7000);
		this.directus.collection("articles").findById(7, (q) -> q.fields(field)).block(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("SEARCH");
		assertThat(this.server.request().body())
			.isEqualTo("{\"query\":{\"fields\":[\"" + field + "\"],\"filter\":{\"id\":{\"_eq\":7}},\"limit\":1}}");
	}

	@Test
	void aReadByKeyWithAFilterBecomesAListSinceDirectusIgnoresTheFilterOfAnItem() {
		this.directus.collection("articles")
			.findById(7, (q) -> q.fields("id").filter(field("tenant").eq("a")))
			.block(TIMEOUT);
		assertThat(this.server.request().path()).isEqualTo("/items/articles");
		assertThat(this.directus.collection("articles")
			.render((q) -> q.filter(field("tenant").eq("a")).filter(field("id").eq(7))))
			.containsEntry("filter", "{\"_and\":[{\"tenant\":{\"_eq\":\"a\"}},{\"id\":{\"_eq\":7}}]}");
		assertThat(this.server.request().query()).contains("_and").contains("limit=1");
	}

	@Test
	void aShortReadByKeyGoesToTheItem() {
		this.directus.collection("articles").findById(7, (q) -> q.fields("id")).block(TIMEOUT);
		assertThat(this.server.request().target()).isEqualTo("/items/articles/7?fields=id");
	}

	@Test
	void systemCollectionsGoToTheirOwnRoute() {
		this.directus.collection("directus_users").find().blockLast(TIMEOUT);
		this.directus.collection("my_directus_x").find().blockLast(TIMEOUT);
		this.directus.collection("directus_users").deleteById("a").block(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::target)
			.containsExactly("/users", "/items/my_directus_x", "/users/a");
	}

}
