package io.github.springdirectus.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.SearchMode;
import io.github.springdirectus.items.SingletonOperations;
import io.github.springdirectus.query.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.util.unit.DataSize;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SingletonTests extends WireTest {

	private final SingletonOperations<Article> site = this.directus.singleton(Article.class);

	@BeforeEach
	void answerWithAnItem() {
		this.server.always(StubAnswer.json("{\"data\":{\"id\":1,\"title\":\"a\"}}"));
	}

	@Test
	void theItemIsRead() {
		StepVerifier.create(this.site.read())
			.expectNext(new Article(1, "a", null, null))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().target()).isEqualTo("/items/articles?fields=id%2Ctitle%2Cbody_text%2Cviews");
	}

	@Test
	void theItemIsChanged() {
		StepVerifier.create(this.site.update(Map.of("title", "a"), (q) -> q.fields("id", "title")))
			.expectNext(new Article(1, "a", null, null))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().method()).isEqualTo("PATCH");
		assertThat(this.server.request().target()).isEqualTo("/items/articles?fields=id%2Ctitle");
		assertThat(this.server.request().body()).isEqualTo("{\"title\":\"a\"}");
	}

	@Test
	void aCallerWhoMayNotReadGetsAnEmptyReply() {
		this.server.always(StubAnswer.noContent());
		StepVerifier.create(this.site.update(Map.of("title", "a"))).expectComplete().verify(TIMEOUT);
	}

	@Test
	void systemSingletonsHaveARouteOfTheirOwn() {
		this.directus.singleton("directus_settings").read((q) -> q.fields("project_name")).block(TIMEOUT);
		assertThat(this.server.request().target()).isEqualTo("/settings?fields=project_name");
	}

	@Test
	void aLongQueryTravelsInTheBodyExceptToTheSettings() {
		Consumer<Query.Builder> query = (q) -> q.fields("x".repeat(7000));
		this.directus.singleton("site").read(query).block(TIMEOUT);
		this.directus.singleton("directus_settings").read(query).block(TIMEOUT);
		template().search(SearchMode.ALWAYS, DataSize.ofKilobytes(6)).build().singleton("site").read().block(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::method)
			.containsExactly("SEARCH", "GET", "SEARCH");
		assertThat(this.server.requests().get(0).body()).startsWith("{\"query\":{\"fields\":[\"xxx");
	}

	@Test
	void thereIsNothingToChooseFrom() {
		for (Query query : List.of(Query.of((q) -> q.filter(field("id").eq(1))), Query.of((q) -> q.limit(1)),
				Query.of((q) -> q.sort(asc("id"))), Query.of((q) -> q.search("a")), Query.of((q) -> q.page(1)))) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.site.read(query));
			StepVerifier.create(Mono.defer(() -> this.site.update(Map.of(), query)))
				.expectError(DirectusRequestException.class)
				.verify(TIMEOUT);
		}
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void anotherTypeReadsTheSameSingleton() {
		StepVerifier.create(this.directus.singleton("site").as(Titled.class).read())
			.expectNext(new Titled("a"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.request().target()).isEqualTo("/items/site?fields=title");
	}

	@Test
	void aTypeThatNamesNoCollectionIsRefusedWithAdvice() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.directus.singleton(Titled.class))
			.withMessageContaining("singleton(name).as(Titled.class)");
	}

	record Titled(String title) {
	}

}
