package io.github.springdirectus.wire;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.http.Exchanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rule 8: a token goes to the configured server, in its header, and nowhere else.
 */
class TokenSafetyTests extends WireTest {

	@Test
	void aTokenIsSentAsABearer() {
		this.directus.collection("articles").find().blockLast(TIMEOUT);
		assertThat(this.server.request().headers()).containsEntry("authorization", "Bearer " + TOKEN);
		assertThat(this.server.request().target()).doesNotContain(TOKEN);
	}

	@Test
	void aViewHasItsOwnCredentialsAndLeavesTheOriginalAlone() {
		this.directus.as(DirectusCredentials.accessToken("another")).collection("a").find().blockLast(TIMEOUT);
		this.directus.collection("a").find().blockLast(TIMEOUT);
		assertThat(this.server.requests()).extracting((request) -> request.headers().get("authorization"))
			.containsExactly("Bearer another", "Bearer " + TOKEN);
	}

	@Test
	void aThousandCallersAtOnceEachGetTheirOwnAnswer() {
		this.server.answerBy(
				(request) -> StubAnswer.json("{\"data\":{\"me\":\"" + request.headers().get("authorization") + "\"}}"));
		Mono<List<Object>> answers = Flux.range(0, 1000)
			.flatMap((caller) -> this.directus.as(DirectusCredentials.accessToken("token-" + caller))
				.exchange(HttpMethod.GET, "/users/me")
				.mono(Map.class)
				.map((me) -> me.get("me").equals("Bearer token-" + caller)), 100)
			.cast(Object.class)
			.collectList();
		assertThat(answers.block(TIMEOUT)).hasSize(1000).containsOnly(true);
	}

	@Test
	void anAnonymousRequestHasNoToken() {
		this.directus.as(DirectusCredentials.anonymous()).collection("a").find().blockLast(TIMEOUT);
		assertThat(this.server.request().headers()).doesNotContainKey("authorization");
	}

	@Test
	void aTokenOfTheApplicationsBuilderNeverReachesDirectus() {
		WebClient.Builder application = WebClient.builder()
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer other-api");
		template().webClientBuilder(application)
			.credentials(DirectusCredentials.anonymous())
			.build()
			.collection("a")
			.find()
			.blockLast(TIMEOUT);
		assertThat(this.server.request().headers()).doesNotContainKey("authorization");
		application.build().get().uri(this.server.url()).retrieve().toBodilessEntity().block(TIMEOUT);
		assertThat(this.server.requests().get(1).headers()).as("the builder itself is unchanged")
			.containsEntry("authorization", "Bearer other-api");
	}

	@Test
	void noMoreDoesOneThatTheApplicationAddsToEachRequest() {
		template()
			.webClientBuilder(WebClient.builder()
				.defaultRequest((request) -> request.header(HttpHeaders.AUTHORIZATION, "Bearer other-api")))
			.credentials(DirectusCredentials.anonymous())
			.build()
			.collection("a")
			.find()
			.blockLast(TIMEOUT);
		assertThat(this.server.request().headers()).doesNotContainKey("authorization");
	}

	@Test
	void credentialsDoNotFollowTheirBuilderToAnotherServer() {
		DirectusTemplate.Builder builder = template().url("https://archive.example.com");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(builder::build)
			.withMessageContaining("set for another url");
		assertThat(builder.credentials(DirectusCredentials.anonymous()).build()).isNotNull();
		assertThat(builder.credentials(DirectusCredentials.staticToken("its-own")).build()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void aRedirectIsNotFollowed(int status) {
		try (StubServer elsewhere = new StubServer()) {
			this.server.always(StubAnswer.of(status, "text/plain", "", "Location: " + elsewhere.url() + "/items/a"));
			StepVerifier.create(this.directus.collection("a").find())
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusResponseException.class)
					.hasMessageContaining("redirect")
					.hasMessageContaining("directus.url"))
				.verify(TIMEOUT);
			assertThat(elsewhere.requests()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 307, 308 })
	void noLoginFollowsARedirectEither(int status) {
		try (StubServer elsewhere = new StubServer()) {
			this.server.answerBy((request) -> StubAnswer.of(status, "text/plain", "",
					"Location: " + elsewhere.url() + request.target()));
			DirectusTemplate nobody = this.directus.as(DirectusCredentials.anonymous());
			DirectusTokens tokens = new DirectusTokens("a1", "hush", Instant.now(), TokenMode.JSON);
			for (Mono<?> call : List.of(nobody.auth().login("ann@example.com", "hush"), nobody.auth().refresh(tokens),
					nobody.auth().resetPassword("of-the-mail", "hush"),
					nobody.as(DirectusCredentials.tokens(tokens)).auth().logout())) {
				StepVerifier.create(call).expectError(DirectusResponseException.class).verify(TIMEOUT);
			}
			assertThat(elsewhere.requests()).isEmpty();
		}
	}

	@Test
	void aFilterCanNotTakeARequestAndItsTokenToAnotherServer() {
		try (StubServer elsewhere = new StubServer()) {
			DirectusTemplate directus = template().webClientBuilder(WebClient.builder()
				.filter((request,
						next) -> next.exchange(ClientRequest.from(request)
							.url(URI.create(elsewhere.url() + request.url().getPath()))
							.build())))
				.build();
			for (Mono<?> call : List.of(directus.collection("a").findById(1), directus.collection("a").create(Map.of()),
					directus.auth().login("ann@example.com", "hush"))) {
				StepVerifier.create(call)
					.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusRequestException.class)
						.hasMessageContaining("filter")
						.hasMessageContaining("directus.url"))
					.verify(TIMEOUT);
			}
			assertThat(elsewhere.requests()).isEmpty();
			assertThat(this.server.requests()).isEmpty();
		}
	}

	@Test
	void noMoreCanAFilterThatFollowsRedirects() {
		try (StubServer elsewhere = new StubServer()) {
			this.server.always(StubAnswer.of(307, "text/plain", "", "Location: " + elsewhere.url() + "/items/a"));
			DirectusTemplate directus = template().webClientBuilder(WebClient.builder()
				.filter((request, next) -> next.exchange(request)
					.flatMap((response) -> response.releaseBody()
						.then(next.exchange(ClientRequest.from(request)
							.url(response.headers().asHttpHeaders().getLocation())
							.headers((headers) -> headers.remove(HttpHeaders.AUTHORIZATION))
							.build())))))
				.build();
			StepVerifier.create(directus.collection("a").find())
				.expectError(DirectusRequestException.class)
				.verify(TIMEOUT);
			assertThat(elsewhere.requests()).isEmpty();
		}
	}

	@Test
	void aFilterMayTakeARequestToAnotherPathOfTheServer() {
		template()
			.webClientBuilder(WebClient.builder()
				.filter((request, next) -> next.exchange(
						ClientRequest.from(request).url(URI.create(this.server.url() + "/cached/items/a")).build())))
			.build()
			.collection("a")
			.find()
			.blockLast(TIMEOUT);
		assertThat(this.server.request().path()).isEqualTo("/cached/items/a");
		assertThat(this.server.request().headers()).containsEntry("authorization", "Bearer " + TOKEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/items/a", "//evil.example/items/a", "items/a", "/items/../users" })
	void anOwnRequestStaysOnTheServer(String template) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.directus.exchange(HttpMethod.GET, template));
	}

	@Test
	void anOwnRequestCannotCarryATokenBesideTheIdentity() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.directus.exchange(HttpMethod.GET, "/a").header("authorization", "Bearer x"))
			.withMessageContaining("as(credentials)");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.directus.exchange(HttpMethod.GET, "/a").query("access_token", "x"))
			.withMessageContaining("as(credentials)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "a\r\nX-Evil: 1", "a b", "ä" })
	void aTokenThatIsNoneIsRefusedAndNotShown(String token) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> DirectusCredentials.staticToken(token))
			.satisfies(
					(ex) -> assertThat(ex).hasMessageStartingWith("The static token").hasMessageNotContaining("Evil"));
	}

	@Test
	void credentialsDoNotShowTheirSecret() {
		assertThat(DirectusCredentials.staticToken("hush")).hasToString("static token ***");
		assertThat(DirectusCredentials.accessToken("hush")).hasToString("access token ***");
		assertThat(DirectusCredentials.anonymous()).hasToString("anonymous");
	}

	@Test
	void noPartOfAFailureShowsTheToken() {
		for (StubAnswer fault : List.of(StubAnswer.reset(), StubAnswer.of(500, "text/plain", "you sent " + TOKEN),
				StubAnswer.of(400, "application/json", "{\"errors\":[{\"message\":\"bad " + TOKEN + "\"}]}"),
				StubAnswer.of(200, "text/html", "<html>" + TOKEN))) {
			this.server.answer(fault);
			StepVerifier.create(this.directus.collection("articles").create(Map.of("a", 1)))
				.expectErrorSatisfies((ex) -> {
					StringWriter trace = new StringWriter();
					ex.printStackTrace(new PrintWriter(trace));
					assertThat(trace.toString()).doesNotContain(TOKEN);
				})
				.verify(TIMEOUT);
		}
	}

	@Test
	void oneDebugLineSaysMethodTemplateStatusAndTimeAndNothingElse() throws Throwable {
		List<String> messages = traced(Exchanges.class.getName(), () -> {
			this.directus.collection("articles").find((q) -> q.filter(field("a").eq("hush"))).blockLast(TIMEOUT);
			this.server.answer(StubAnswer.error(403, "FORBIDDEN"));
			this.directus.collection("articles").findById("hush").block(TIMEOUT);
			this.server.answer(StubAnswer.json("{\"data\":[{},{}]}"));
			this.directus.collection("articles").find().take(1).blockLast(TIMEOUT);
			try (ClosedPort nobody = new ClosedPort()) {
				template().url(nobody.url())
					.credentials(DirectusCredentials.anonymous())
					.build()
					.collection("articles")
					.deleteById("hush")
					.onErrorComplete()
					.block(TIMEOUT);
			}
		});
		assertThat(messages).extracting((message) -> message.replaceAll("\\d+ ms", "1 ms"))
			.containsExactly("GET /items/{collection}: 200 in 1 ms", "GET /items/{collection}/{id}: 403 in 1 ms",
					"GET /items/{collection}: 200, cancelled in 1 ms",
					"DELETE /items/{collection}/{id}: no answer in 1 ms");
	}

	@Test
	void theDetailsThatAnApplicationLogsOfItsOwnRequestsAreNotLoggedOfOurs() throws Throwable {
		WebClient.Builder application = WebClient.builder()
			.codecs((codecs) -> codecs.defaultCodecs().enableLoggingRequestDetails(true));
		List<String> messages = traced("org.springframework.web", () -> {
			DirectusTemplate template = template().webClientBuilder(application).build();
			template.collection("articles").find().blockLast(TIMEOUT);
			this.server.answer(StubAnswer.of(200, "application/json", "{\"data\":{\"expires\":900000}}",
					"Set-Cookie: directus_session_token=the-session"));
			template.auth()
				.login(LoginRequest.of("ann@example.com", "the-password").withMode(TokenMode.SESSION))
				.block(TIMEOUT);
		});
		assertThat(messages).anySatisfy((message) -> assertThat(message).contains("headers="))
			.allSatisfy((message) -> assertThat(message).doesNotContain(TOKEN, "the-session", "the-password"));
	}

	private static List<String> traced(String name, Executable calls) throws Throwable {
		Logger logger = (Logger) LoggerFactory.getLogger(name);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		Level before = logger.getLevel();
		logger.setLevel(Level.TRACE);
		try {
			calls.execute();
		}
		finally {
			logger.setLevel(before);
			logger.detachAppender(appender);
		}
		return List.copyOf(appender.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

}
