package io.github.springdirectus.wire;

import java.io.IOException;
import java.util.Map;

import io.github.springdirectus.auth.DirectusCredentials;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.web.reactive.function.client.WebClient;

import static io.github.springdirectus.query.Filters.field;
import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 13: one observation for each exchange, with tags that can't grow without bound.
 */
class ObservationTests extends WireTest {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	@Test
	void anExchangeIsObservedOnceWithoutIdsOrValues() {
		template().webClientBuilder(WebClient.builder().observationRegistry(this.registry))
			.build()
			.collection("articles")
			.findById("the-id", (q) -> q.filter(field("a").eq("the-value")))
			.block(TIMEOUT);
		assertThat(this.registry).hasNumberOfObservationsEqualTo(1)
			.hasObservationWithNameEqualTo("directus.client.requests")
			.that()
			.hasBeenStopped()
			.hasLowCardinalityKeyValue("collection", "articles")
			.hasLowCardinalityKeyValue("operation", "findById")
			.hasLowCardinalityKeyValue("method", "GET")
			.hasLowCardinalityKeyValue("uri", "/items/{collection}")
			.hasLowCardinalityKeyValue("status", "200")
			.hasLowCardinalityKeyValue("outcome", "SUCCESS")
			.hasLowCardinalityKeyValue("exception", "none");
		assertThat(this.registry).hasObservationWithNameEqualTo("directus.client.requests")
			.that()
			.satisfies((context) -> assertThat(context.getAllKeyValues())
				.noneMatch((tag) -> tag.getValue().contains("the-") || tag.getValue().contains(TOKEN)));
	}

	@Test
	void aFailureIsAnOutcome() {
		this.server.always(StubAnswer.error(403, "FORBIDDEN"));
		var articles = template().webClientBuilder(WebClient.builder().observationRegistry(this.registry))
			.build()
			.collection("articles");
		articles.create(Map.of()).onErrorComplete().block(TIMEOUT);
		assertThat(this.registry).hasObservationWithNameEqualTo("directus.client.requests")
			.that()
			.hasLowCardinalityKeyValue("status", "403")
			.hasLowCardinalityKeyValue("outcome", "CLIENT_ERROR");
	}

	@Test
	void aServerThatIsNotThereIsAnOutcome() throws IOException {
		try (ClosedPort nobody = new ClosedPort()) {
			template().url(nobody.url())
				.credentials(DirectusCredentials.anonymous())
				.webClientBuilder(WebClient.builder().observationRegistry(this.registry))
				.build()
				.collection("articles")
				.deleteById(1)
				.onErrorComplete()
				.block(TIMEOUT);
		}
		assertThat(this.registry).hasObservationWithNameEqualTo("directus.client.requests")
			.that()
			.hasLowCardinalityKeyValue("status", "none")
			.hasLowCardinalityKeyValue("outcome", "UNREACHABLE");
	}

}
