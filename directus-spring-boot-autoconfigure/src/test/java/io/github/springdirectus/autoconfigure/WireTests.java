package io.github.springdirectus.autoconfigure;

import java.math.BigDecimal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.model.DirectusCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the auto-configured template sends, on connections of its own.
 */
class WireTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final StubDirectus directus = StubDirectus.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, JacksonAutoConfiguration.class,
				CodecsAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				DirectusAutoConfiguration.class))
		.withPropertyValues("directus.url=" + this.directus.url(), "directus.auth.token=secret-token");

	@AfterEach
	void close() {
		this.directus.close();
	}

	@Test
	void theTokenIsSent() {
		this.directus.answer("/items/articles", 200, "{\"data\":[]}");
		this.runner.run((context) -> {
			read(context.getBean(DirectusTemplate.class)).verifyComplete();
			assertThat(this.directus.requests()).singleElement()
				.extracting(StubDirectus.Request::authorization)
				.isEqualTo("Bearer secret-token");
		});
	}

	@Test
	void aRedirectIsNotFollowed() {
		try (StubDirectus elsewhere = StubDirectus.start()) {
			this.directus.answer("/items/articles", 307, "", Map.of("Location", elsewhere.url() + "/items/articles"));
			this.runner.run((context) -> read(context.getBean(DirectusTemplate.class)).verifyErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(DirectusResponseException.class,
							(response) -> assertThat(response.status()).isEqualTo(307))));
			assertThat(elsewhere.requests()).isEmpty();
			assertThat(this.directus.requests()).hasSize(1);
		}
	}

	@Test
	void aRedirectIsNotFollowedEitherWhereTheApplicationTurnsThemOn() {
		try (StubDirectus elsewhere = StubDirectus.start()) {
			this.directus.answer("/items/articles", 302, "", Map.of("Location", elsewhere.url() + "/items/articles"));
			this.runner.withPropertyValues("spring.http.clients.redirects=follow")
				.withUserConfiguration(ConnectorCustomizerConfiguration.class)
				.run((context) -> read(context.getBean(DirectusTemplate.class))
					.verifyError(DirectusResponseException.class));
			assertThat(elsewhere.requests()).isEmpty();
		}
	}

	@Test
	void aWriteWhoseConnectionIsResetIsSentOnce() throws IOException {
		try (ResettingServer server = new ResettingServer()) {
			this.runner.withPropertyValues("directus.url=" + server.url())
				.run((context) -> StepVerifier
					.create(context.getBean(DirectusTemplate.class).collection("articles").create(Map.of("title", "x")))
					.expectError(DirectusTransportException.class)
					.verify(TIMEOUT));
			assertThat(server.requests()).isEqualTo(1);
		}
	}

	@Test
	void theHiddenRetryOfReactorNettyIsOffUnlikeInTheConnectorOfTheApplication() {
		this.runner.run((context) -> {
			assertThat(isRetryDisabled(context.getBean(DirectusHttpConnector.class).get())).isTrue();
			assertThat(isRetryDisabled(context.getBean(ClientHttpConnector.class))).isFalse();
		});
	}

	@Test
	void aReadWhoseConnectionIsResetIsSentAsOftenAsConfigured() throws IOException {
		try (ResettingServer server = new ResettingServer()) {
			this.runner
				.withPropertyValues("directus.url=" + server.url(), "directus.retry.max-attempts=2",
						"directus.retry.first-backoff=1ms")
				.run((context) -> read(context.getBean(DirectusTemplate.class))
					.verifyError(DirectusTransportException.class));
			assertThat(server.requests()).isEqualTo(2);
		}
	}

	@Test
	void customizersOfTheConnectorOfTheApplicationApply() {
		this.directus.answer("/items/articles", 200, "{\"data\":[]}");
		this.runner.withUserConfiguration(ConnectorCustomizerConfiguration.class).run((context) -> {
			read(context.getBean(DirectusTemplate.class)).verifyComplete();
			assertThat(this.directus.requests().get(0).headers()).containsEntry("x-connector", "yes");
		});
	}

	@Test
	void customizersOfWebClientApply() {
		this.directus.answer("/items/articles", 200, "{\"data\":[]}");
		this.runner
			.withBean(WebClientCustomizer.class, () -> (builder) -> builder.filter(
					(request, next) -> next.exchange(ClientRequest.from(request).header("X-Filter", "yes").build())))
			.run((context) -> {
				read(context.getBean(DirectusTemplate.class)).verifyComplete();
				assertThat(this.directus.requests().get(0).headers()).containsEntry("x-filter", "yes");
			});
	}

	@Test
	void anAuthorizationHeaderOfTheApplicationNeverReachesDirectus() {
		neverReachesDirectus((builder) -> builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer other-service"));
	}

	@Test
	void noMoreDoesOneThatTheApplicationAddsToEachRequest() {
		neverReachesDirectus((builder) -> builder
			.defaultRequest((request) -> request.header(HttpHeaders.AUTHORIZATION, "Bearer other-service")));
	}

	private void neverReachesDirectus(WebClientCustomizer customizer) {
		this.directus.answer("/items/articles", 200, "{\"data\":[]}");
		this.runner.withBean(WebClientCustomizer.class, () -> customizer).run((context) -> {
			DirectusTemplate template = context.getBean(DirectusTemplate.class);
			read(template).verifyComplete();
			read(template.as(DirectusCredentials.anonymous())).verifyComplete();
			assertThat(this.directus.requests()).extracting(StubDirectus.Request::authorization)
				.containsExactly("Bearer secret-token", null);
		});
	}

	@Test
	void thePropertiesOverrideNamesAndTypesOfFields() {
		this.directus.answer("/items/articles", 200, "{\"data\":[{\"price\":12,\"published_on\":\"a\"}]}");
		this.runner
			.withPropertyValues("directus.mapping.field-names[articles.datePublished]=published_on",
					"directus.mapping.value-types[articles.price]=java.math.BigDecimal")
			.run((context) -> {
				DirectusTemplate template = context.getBean(DirectusTemplate.class);
				assertThat(template.collection(Dated.class).render((query) -> {
				})).containsEntry("fields", "published_on");
				StepVerifier.create(template.collection("articles").find())
					.assertNext((row) -> assertThat(row).containsEntry("price", new BigDecimal("12")))
					.expectComplete()
					.verify(Duration.ofSeconds(5));
			});
	}

	@Test
	void jacksonSettingsOfTheApplicationDoNotChangeTheWire() {
		this.directus.answer("/items/articles", 200, "{\"data\":{\"id\":1,\"date_published\":\"2026-01-01\"}}");
		this.runner
			.withPropertyValues("spring.jackson.property-naming-strategy=KEBAB_CASE",
					"spring.jackson.default-property-inclusion=ALWAYS")
			.run((context) -> {
				StepVerifier
					.create(context.getBean(DirectusTemplate.class)
						.collection(Article.class)
						.create(new Article(null, "2026-01-01")))
					.expectNext(new Article(1, "2026-01-01"))
					.expectComplete()
					.verify(TIMEOUT);
				assertThat(this.directus.requests()).singleElement()
					.extracting(StubDirectus.Request::body)
					.isEqualTo("{\"date_published\":\"2026-01-01\"}");
			});
	}

	@Test
	void aServerThatDoesNotAnswerIsGivenUpAfterTheReadTimeout() {
		this.directus.hang("/items/articles");
		this.runner.withPropertyValues("directus.read-timeout=100ms")
			.run((context) -> read(context.getBean(DirectusTemplate.class))
				.verifyErrorSatisfies((error) -> assertThat(error).isInstanceOf(DirectusTransportException.class)
					.hasMessageContaining("directus.read-timeout")));
	}

	@Test
	void anItemThatIsTooLargeNamesTheProperty() {
		this.directus.answer("/items/articles", 200, "{\"data\":[{\"id\":1,\"title\":\"" + "x".repeat(2000) + "\"}]}");
		this.runner.withPropertyValues("directus.max-in-memory-size=1KB")
			.run((context) -> read(context.getBean(DirectusTemplate.class)).verifyErrorSatisfies(
					(error) -> assertThat(error).hasMessageContaining("directus.max-in-memory-size")));
	}

	@Test
	void aConnectionIsGivenUpBeforeDirectusClosesIt() {
		this.runner.run((context) -> {
			ConnectionProvider pool = (ConnectionProvider) ReflectionTestUtils
				.getField(context.getBean(DirectusHttpConnector.class), "pool");
			assertThat(pool.maxConnections()).isEqualTo(100);
			assertThat(pool.mutate()).extracting("maxIdleTime").isEqualTo(Duration.ofSeconds(4));
			assertThat(pool.mutate()).extracting("pendingAcquireTimeout").isEqualTo(Duration.ofSeconds(45));
		});
	}

	@ParameterizedTest
	@CsvSource({ "0,1,false", "1s,2,false", "1s,0,true" })
	void aWriteWaitsForTheRateLimitAsLongAsThePropertyAllows(String longest, String retryAfter, boolean again) {
		this.directus.answer("/items/articles", 429, "", Map.of("Retry-After", retryAfter));
		this.runner.withPropertyValues("directus.retry.rate-limit-wait=" + longest)
			.run((context) -> StepVerifier
				.create(context.getBean(DirectusTemplate.class).collection("articles").create(Map.of("title", "x")))
				.expectError(DirectusRateLimitException.class)
				.verify(TIMEOUT));
		assertThat(this.directus.requests().size() > 1).isEqualTo(again);
	}

	@Test
	void thePoolEndsWithTheContext() {
		this.directus.answer("/items/articles", 200, "{\"data\":[]}");
		DirectusHttpConnector[] connector = new DirectusHttpConnector[1];
		this.runner.run((context) -> {
			read(context.getBean(DirectusTemplate.class)).verifyComplete();
			connector[0] = context.getBean(DirectusHttpConnector.class);
			assertThat(connector[0].isDisposed()).isFalse();
		});
		assertThat(connector[0].isDisposed()).isTrue();
	}

	@Test
	void twoServersGetTheirOwnRequestsAndTokens() {
		this.directus.answer("/items/articles", 200, "{\"data\":[]}");
		try (StubDirectus archive = StubDirectus.start()) {
			archive.answer("/items/articles", 200, "{\"data\":[]}");
			this.runner.withPropertyValues("archive.url=" + archive.url())
				.withUserConfiguration(ArchiveConfiguration.class)
				.run((context) -> {
					read(context.getBean(DirectusOperations.class)).verifyComplete();
					read(context.getBean("archive", DirectusOperations.class)).verifyComplete();
				});
			assertThat(this.directus.requests()).extracting(StubDirectus.Request::authorization)
				.containsExactly("Bearer secret-token");
			assertThat(archive.requests()).extracting(StubDirectus.Request::authorization)
				.containsExactly("Bearer archive-token");
		}
	}

	private static boolean isRetryDisabled(ClientHttpConnector connector) {
		HttpClient httpClient = (HttpClient) ReflectionTestUtils.getField(connector, "httpClient");
		return httpClient.configuration().isRetryDisabled();
	}

	private static Verification read(DirectusOperations directus) {
		return new Verification(
				StepVerifier.create(directus.collection("articles").find((query) -> query.limit(1)).then()));
	}

	/**
	 * Verifies with a timeout.
	 *
	 * @param step what to verify
	 */
	private record Verification(StepVerifier.FirstStep<Void> step) {

		void verifyComplete() {
			this.step.expectComplete().verify(TIMEOUT);
		}

		void verifyError(Class<? extends Throwable> type) {
			this.step.expectError(type).verify(TIMEOUT);
		}

		void verifyErrorSatisfies(Consumer<Throwable> assertion) {
			this.step.expectErrorSatisfies(assertion).verify(TIMEOUT);
		}

	}

	@DirectusCollection("articles")
	record Article(@Nullable Integer id, String datePublished) {

	}

	@Configuration(proxyBeanMethods = false)
	static class ConnectorCustomizerConfiguration {

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> connectorCustomizer() {
			return (builder) -> builder.withHttpClientCustomizer((httpClient) -> httpClient.followRedirect(true)
				.headers((headers) -> headers.set("X-Connector", "yes")));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ArchiveConfiguration {

		@Bean(defaultCandidate = false)
		@Qualifier("archive")
		DirectusTemplate archive(DirectusTemplate.Builder builder, @Value("${archive.url}") String url) {
			return builder.url(url).credentials(DirectusCredentials.staticToken("archive-token")).build();
		}

	}

	@DirectusCollection("articles")
	record Dated(String datePublished) {

	}

}
