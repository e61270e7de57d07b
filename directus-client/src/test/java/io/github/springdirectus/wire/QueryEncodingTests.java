package io.github.springdirectus.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.items.SearchMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 1: JSON parameters travel as JSON text, percent-encoded once.
 */
class QueryEncodingTests extends WireTest {

	@ParameterizedTest
	@ValueSource(strings = { "{id}", "a+b", "100%", "%2B", "a&b=c", "#x?y", "é❤", "\"quoted\\\"", "a b", "'; --" })
	void aValueArrivesAsItIs(String value) {
		this.directus.collection("articles").find((q) -> q.filter(field("title").eq(value))).blockLast(TIMEOUT);
		String query = this.server.request().query();
		assertThat(query).doesNotContain("+", "{", "}", "\"", " ").startsWith("filter=%7B");
		String json = URLDecoder.decode(query.substring("filter=".length()), StandardCharsets.UTF_8);
		assertThat(json)
			.isEqualTo("{\"title\":{\"_eq\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}}");
	}

	@Test
	void everyParameterHasItsForm() {
		this.directus.collection("articles")
			.find((q) -> q.fields("id", "author.name")
				.filter(field("author.vip").eq(true))
				.search("spring boot")
				.sort(desc("date_published"), asc("id"))
				.limit(20)
				.offset(40)
				.deep("comments", (d) -> d.sort(asc("id")).limit(5)))
			.blockLast(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("GET");
		assertThat(this.server.request().path()).isEqualTo("/items/articles");
		assertThat(URLDecoder.decode(this.server.request().query(), StandardCharsets.UTF_8))
			.contains("fields=id,author.name")
			.contains("&filter={\"author\":{\"vip\":{\"_eq\":true}}}")
			.contains("&search=spring boot")
			.contains("&sort=-date_published,id")
			.contains("&limit=20")
			.contains("&offset=40")
			.contains("\"comments\":{\"_sort\":[\"id\"],\"_limit\":5}");
	}

	@Test
	void whatIsRenderedIsWhatIsSent() {
		Map<String, String> rendered = this.directus.collection("articles")
			.render((q) -> q.fields(List.of("id")).filter(field("title").eq("a&b")));
		assertThat(rendered).containsExactly(Map.entry("fields", "id"),
				Map.entry("filter", "{\"title\":{\"_eq\":\"a&b\"}}"));
	}

	@Test
	void anExplainedRequestCanBePastedIntoAShellAndHoldsNoToken() {
		String line = this.directus.collection("articles").explain((q) -> q.filter(field("title").eq("it's")));
		assertThat(line).startsWith("curl -X GET '" + this.server.url() + "/items/articles?filter=")
			.contains("it%27s")
			.contains("-H 'Authorization: Bearer ***'")
			.doesNotContain(TOKEN);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void anExplainedSearchHasItsBodyAndNoTokenWhereThereIsNone() {
		String line = template().search(SearchMode.ALWAYS, DataSize.ofKilobytes(6))
			.credentials(DirectusCredentials.anonymous())
			.build()
			.collection("articles")
			.explain((q) -> q.filter(field("title").eq("it's")));
		assertThat(line).isEqualTo("curl -X SEARCH '" + this.server.url() + "/items/articles' -H 'Content-Type:"
				+ " application/json' --data '{\"query\":{\"filter\":{\"title\":{\"_eq\":\"it'\\''s\"}}}}'");
	}

	@Test
	void parametersOfAnOwnRequestAreEncodedOnce() {
		this.server.always(StubAnswer.json("{\"data\":{}}"));
		this.directus.exchange(HttpMethod.GET, "/custom/{name}", "a/b")
			.query("q", "{x}+%")
			.mono(Map.class)
			.block(TIMEOUT);
		assertThat(this.server.request().target()).isEqualTo("/custom/a%2Fb?q=%7Bx%7D%2B%25");
	}

}
