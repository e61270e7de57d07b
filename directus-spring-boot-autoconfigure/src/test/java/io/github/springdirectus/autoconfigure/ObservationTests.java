package io.github.springdirectus.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

class ObservationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final StubDirectus directus = StubDirectus.start();

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				WebClientObservationAutoConfiguration.class, DirectusAutoConfiguration.class))
		.withBean(TestObservationRegistry.class, () -> this.observations)
		.withPropertyValues("directus.url=" + this.directus.url(), "directus.auth.token=secret-token");

	@AfterEach
	void close() {
		this.directus.close();
	}

	@Test
	void aReadIsOneObservationWithoutValues() {
		this.directus.answer("/items/articles", 200, "{\"data\":[{\"id\":4711}]}");
		this.runner.run((context) -> {
			StepVerifier
				.create(context.getBean(DirectusTemplate.class)
					.collection("articles")
					.find((query) -> query.filter(field("title").eq("secret-title"))))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIMEOUT);
			TestObservationRegistryAssert.then(this.observations)
				.hasNumberOfObservationsEqualTo(1)
				.hasSingleObservationThat()
				.hasNameEqualTo("directus.client.requests")
				.hasLowCardinalityKeyValue("collection", "articles")
				.hasLowCardinalityKeyValue("operation", "find")
				.hasLowCardinalityKeyValue("method", "GET")
				.hasLowCardinalityKeyValue("status", "200")
				.hasLowCardinalityKeyValue("outcome", "SUCCESS")
				.hasLowCardinalityKeyValue("exception", "none")
				.hasBeenStopped();
			holdsNone("secret-title", "secret-token", "4711");
		});
	}

	@Test
	void aWriteByKeyThatIsRefusedHoldsTheTemplateOfItsPathAndNoKey() {
		this.directus.answer("/items/articles/4711", 403,
				"{\"errors\":[{\"message\":\"No.\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}");
		this.runner.run((context) -> {
			StepVerifier
				.create(context.getBean(DirectusTemplate.class)
					.collection("articles")
					.updateById(4711, Map.of("title", "secret-title")))
				.expectError(DirectusForbiddenException.class)
				.verify(TIMEOUT);
			TestObservationRegistryAssert.then(this.observations)
				.hasNumberOfObservationsEqualTo(1)
				.hasSingleObservationThat()
				.hasLowCardinalityKeyValue("collection", "articles")
				.hasLowCardinalityKeyValue("operation", "updateById")
				.hasLowCardinalityKeyValue("method", "PATCH")
				.hasLowCardinalityKeyValue("status", "403")
				.hasLowCardinalityKeyValue("outcome", "CLIENT_ERROR");
			holdsNone("secret-title", "secret-token", "4711");
		});
	}

	@Test
	void anAddressWhereNothingAnswersIsTold() {
		this.directus.close();
		this.runner.withPropertyValues("directus.retry.max-attempts=1").run((context) -> {
			StepVerifier.create(context.getBean(DirectusTemplate.class).collection("articles").count())
				.expectError()
				.verify(TIMEOUT);
			TestObservationRegistryAssert.then(this.observations)
				.hasSingleObservationThat()
				.hasLowCardinalityKeyValue("operation", "count")
				.hasLowCardinalityKeyValue("status", "none")
				.hasLowCardinalityKeyValue("outcome", "UNREACHABLE");
			holdsNone("secret-token");
		});
	}

	private void holdsNone(String... values) {
		TestObservationRegistryAssert.then(this.observations).hasSingleObservationThat().satisfies((context) -> {
			assertThat(context.getAllKeyValues()).extracting(KeyValue::getValue)
				.allSatisfy((value) -> assertThat(value).doesNotContain(values));
			assertThat(context.getContextualName()).doesNotContain(values);
		});
	}

}
