package io.github.springdirectus.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdirectus.auth.CallerToken;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.autoconfigure.DirectusTemplateBuilderCustomizer;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusRequestCustomizer;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.test.DirectusServerTest;
import io.github.springdirectus.testserver.DirectusServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on who is calling, each snippet against a real Directus.
 */
@SpringBootTest
@AutoConfigureWebTestClient
@DirectusServerTest(seed = { "newsroom.yaml", "identity.yaml" })
@Import(IdentityPageIT.WhoAmI.class)
class IdentityPageIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String EMAIL = "editor@example.com";

	private static final String PASSWORD = "editor-password";

	@Autowired
	private WebTestClient web;

	@Autowired
	private DirectusTemplate directus;

	@Autowired
	private DirectusServer server;

	@Autowired
	private HeadersSeen seen;

	@DirectusCollection("articles")
	record Article(@DirectusId Integer id, String title) {
	}

	private static Object me(DirectusOperations view) {
		return view.exchange(HttpMethod.GET, "/users/me").mono(JsonNode.class).block(TIMEOUT).required("id").asString();
	}

	private String editor() {
		return this.server.admin().withToken("editor-token").get("/users/me").required("id").asString();
	}

	private DirectusTokens login() {
		return this.directus.auth().login(EMAIL, PASSWORD).block(TIMEOUT);
	}

	@Test
	void theYamlLogsIn() throws IOException {
		String page = Files.readString(Path.of("identity.md"));
		String yaml = page.substring(page.indexOf("```yaml") + 7);
		PropertySource<?> source = new YamlPropertySourceLoader()
			.load("page", new ByteArrayResource(yaml.substring(0, yaml.indexOf("```")).getBytes()))
			.get(0);
		assertThat(source.getProperty("directus.auth.email")).hasToString("${DIRECTUS_EMAIL}");
		assertThat(source.getProperty("directus.auth.password")).hasToString("${DIRECTUS_PASSWORD}");
	}

	@Test
	void aTemplateIsBuiltWithCredentials() {
		String email = EMAIL;
		String password = PASSWORD;
		DirectusTemplate directus = DirectusTemplate.builder()
			.url("https://cms.example.com")
			.credentials(DirectusCredentials.emailPassword(email, password))
			.build();
		assertThat(directus.collection("a").explain((q) -> q.limit(1))).contains("Bearer ***").doesNotContain(password);
		assertThat(me(this.directus.as(DirectusCredentials.emailPassword(email, password)))).isEqualTo(editor());
	}

	@Test
	void credentialsAskForAOneTimePasswordWhenTheyLogIn() {
		String email = EMAIL;
		String password = PASSWORD;
		AtomicInteger asked = new AtomicInteger();
		Authenticator authenticator = () -> Mono.fromSupplier(() -> "%06d".formatted(asked.incrementAndGet()));
		DirectusCredentials twoFactors = DirectusCredentials.emailPassword(email, password, () -> authenticator.code());
		DirectusTemplate template = DirectusTemplate.builder().url(this.server.url()).credentials(twoFactors).build();
		assertThat(me(template)).isEqualTo(editor());
		assertThat(asked).hasValue(1);
	}

	private interface Authenticator {

		Mono<String> code();

	}

	@Test
	void aViewIsSomebodyElse() {
		DirectusTemplate directus = this.directus;
		String token = "editor-token";
		DirectusOperations editor = directus.as(DirectusCredentials.accessToken(token));
		Flux<Article> readable = editor.collection(Article.class).find();
		assertThat(readable.collectList().block(TIMEOUT)).hasSize(100);
		assertThat(me(editor)).isEqualTo(editor());
		assertThat(me(directus)).isNotEqualTo(editor());
	}

	@Test
	void aLoginGivesTokensForAView() {
		DirectusTemplate directus = this.directus;
		String email = EMAIL;
		String password = PASSWORD;
		Mono<Article> first = directus.auth()
			.login(email, password)
			.map((tokens) -> directus.as(DirectusCredentials.tokens(tokens)))
			.flatMap((view) -> view.collection(Article.class).getById(1));
		assertThat(first.block(TIMEOUT).title()).startsWith("Article 1");
	}

	@Test
	void loginsElsewhereForASessionAndTheEndOfOne() {
		DirectusTemplate directus = this.directus;
		String email = EMAIL;
		String password = PASSWORD;
		DirectusTokens tokens = login();
		Mono<DirectusTokens> staff = directus.auth().login(LoginRequest.of("ada", password).withProvider("ldap"));
		Mono<DirectusTokens> cookie = directus.auth()
			.login(LoginRequest.of(email, password).withMode(TokenMode.SESSION));
		Mono<Void> ended = directus.as(DirectusCredentials.tokens(tokens)).auth().logout();
		StepVerifier.create(staff)
			.expectErrorSatisfies(
					(failure) -> assertThat(((DirectusResponseException) failure).code()).isEqualTo("ROUTE_NOT_FOUND"))
			.verify(TIMEOUT);
		assertThat(me(directus.as(DirectusCredentials.session(cookie.block(TIMEOUT).accessToken()))))
			.isEqualTo(editor());
		ended.block(TIMEOUT);
		StepVerifier.create(directus.auth().refresh(tokens))
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
		StepVerifier.create(directus.auth().requestPasswordReset("nobody@example.com"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(directus.auth().providers().block(TIMEOUT).providers()).isEmpty();
	}

	@Test
	void aTokenThatWasLoggedOutBelongsToNobody() {
		DirectusTokens tokens = login();
		assertThat(this.directus.callers().resolve(tokens.accessToken()).block(TIMEOUT).id()).isEqualTo(editor());
		this.directus.as(DirectusCredentials.tokens(tokens)).auth().logout().block(TIMEOUT);
		StepVerifier.create(this.directus.callers().resolve(tokens.accessToken()))
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
	}

	@Test
	void aCallerHasRoles() {
		DirectusTemplate directus = this.directus;
		String token = login().accessToken();
		Mono<Boolean> mayPublish = directus.callers()
			.resolve(token)
			.map((caller) -> caller.adminAccess() || caller.hasRole("Editor"));
		assertThat(mayPublish.block(TIMEOUT)).isTrue();
		assertThat(directus.callers().resolve(token).block(TIMEOUT).attributes()).containsKeys("location", "avatar");
	}

	@Test
	void asCallerMakesRequestsWithTheTokenOfTheContext() {
		DirectusTemplate directus = this.directus;
		String token = login().accessToken();
		Mono<Article> own = directus.asCaller()
			.collection(Article.class)
			.getById(1)
			.contextWrite(CallerToken.of(token));
		assertThat(own.block(TIMEOUT).id()).isEqualTo(1);
		StepVerifier.create(directus.asCaller().collection(Article.class).getById(1))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
	}

	@Test
	void aFilterMakesEachRequestThatOfItsCaller() {
		this.web.get()
			.uri("/me")
			.headers((headers) -> headers.setBearerAuth(login().accessToken()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo(editor());
		for (String token : List.of("nobodys", "ünïcode", "two words")) {
			this.web.get()
				.uri("/me")
				.header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
				.exchange()
				.expectStatus()
				.isUnauthorized();
		}
		this.web.get().uri("/me").exchange().expectStatus().is5xxServerError();
	}

	@Test
	void aLocaleTravelsWithEachRequest() {
		this.directus.auth()
			.login(EMAIL, PASSWORD)
			.contextWrite((context) -> context.put(Locale.class, Locale.FRANCE))
			.block(TIMEOUT);
		assertThat(this.seen.last).isEqualTo("fr-fr");
	}

	@RestController
	static class WhoAmI {

		private final DirectusTemplate directus;

		WhoAmI(DirectusTemplate directus) {
			this.directus = directus;
		}

		@GetMapping("/me")
		Mono<String> me() {
			return this.directus.asCaller()
				.exchange(HttpMethod.GET, "/users/me")
				.mono(JsonNode.class)
				.map((me) -> me.required("id").asString());
		}

	}

	static class HeadersSeen {

		private volatile String last = "";

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		HeadersSeen headersSeen() {
			return new HeadersSeen();
		}

		@Bean
		WebClientCustomizer seeHeaders(HeadersSeen seen) {
			return (builder) -> builder.filter((request, next) -> {
				seen.last = String.valueOf(request.headers().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
				return next.exchange(request);
			});
		}

		@Bean
		DirectusTemplateBuilderCustomizer callersWithLocation() {
			return (builder) -> builder.callerFields("location", "avatar.title");
		}

		@Bean
		WebFilter callers(DirectusTemplate directus) {
			return (exchange, chain) -> {
				String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
				if (header == null || !header.startsWith("Bearer ")) {
					return chain.filter(exchange);
				}
				String token = header.substring("Bearer ".length());
				return directus.callers()
					.resolve(token)
					.onErrorMap(DirectusAuthenticationException.class,
							(refusal) -> new ResponseStatusException(HttpStatus.UNAUTHORIZED))
					.flatMap((caller) -> chain.filter(exchange).contextWrite(CallerToken.of(token)));
			};
		}

		@Bean
		DirectusRequestCustomizer locale() {
			return (headers, context) -> context.<Locale>getOrEmpty(Locale.class)
				.ifPresent((locale) -> headers.setAcceptLanguageAsLocales(List.of(locale)));
		}

	}

}
