package io.github.springdirectus.autoconfigure.servlet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.springdirectus.auth.CallerToken;
import io.github.springdirectus.autoconfigure.StubDirectus;
import io.micrometer.context.ContextRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Hooks;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two hundred requests at once whose threads wait for Directus. The stub answers nobody
 * before as many wait as the client has connections, so that one thread that is not free
 * to wait keeps all of them waiting.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServletApplicationTest {

	private static final int REQUESTS = 200;

	static final int CONNECTIONS = 100;

	final StubDirectus directus = StubDirectus.start();

	private final HttpClient http = HttpClient.newHttpClient();

	private final String threads;

	private final ConfigurableApplicationContext application;

	/**
	 * Start the application.
	 * @param virtual whether on virtual threads
	 * @param threads the name of the group that its threads are in
	 */
	ServletApplicationTest(boolean virtual, String threads) {
		this.threads = threads;
		this.application = new SpringApplicationBuilder(ServletApplication.class).run("--server.port=0",
				"--spring.threads.virtual.enabled=" + virtual, "--spring.reactor.context-propagation=auto",
				"--spring.docker.compose.enabled=false", "--directus.url=" + this.directus.url(),
				"--directus.auth.token=service-token");
	}

	@BeforeEach
	void begin() {
		this.directus.reset().answer("/items/articles", 200, "{\"data\":[{\"id\":1,\"title\":\"One\"}]}");
	}

	@AfterAll
	void close() {
		this.application.close();
		this.directus.close();
		ContextRegistry.getInstance().removeThreadLocalAccessor(CallerToken.class);
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void allThatWaitAreServed() throws Exception {
		assertThat(this.application).isInstanceOf(ServletWebServerApplicationContext.class);
		this.directus.together("/items/articles", CONNECTIONS);
		List<HttpResponse<String>> responses = all((number) -> request("/articles"));
		assertThat(responses).extracting(HttpResponse::body).containsOnly("[\"One in " + this.threads + "\"]");
		assertThat(this.directus.requests("/items/articles")).hasSize(REQUESTS);
	}

	@Test
	void aStreamIsReadOnTheThreadOfTheRequest() throws Exception {
		this.directus.answer("/items/articles", 200, "{\"data\":[]}");
		assertThat(all((number) -> request("/stream"))).extracting(HttpResponse::body).containsOnly("[]");
	}

	@Test
	void eachCallIsMadeWithTheTokenOfItsCaller() throws Exception {
		this.directus.together("/items/articles", CONNECTIONS);
		all((number) -> request("/mine/" + number).header("Authorization", "Bearer caller-" + number));
		assertThat(this.directus.requests()).hasSize(REQUESTS)
			.extracting((request) -> request.authorization() + " "
					+ request.uri().replaceAll(".*number.*%22_eq%22%3A(\\d+)%7D.*", "$1"))
			.containsExactlyInAnyOrderElementsOf(
					IntStream.range(0, REQUESTS).mapToObj((n) -> "Bearer caller-" + n + " " + n).toList());
	}

	@Test
	void nobodysCallIsNotMadeWithTheTokenOfTheCallerBefore() throws Exception {
		HttpRequest.Builder anns = request("/mine/1").header("Authorization", "Bearer anns");
		assertThat(this.http.send(anns.build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		for (int time = 0; time < 50; time++) {
			assertThat(this.http.send(request("/mine/1").build(), HttpResponse.BodyHandlers.ofString()).statusCode())
				.isEqualTo(500);
		}
		assertThat(this.directus.requests()).hasSize(1);
	}

	final List<HttpResponse<String>> all(IntFunction<HttpRequest.Builder> request) throws Exception {
		List<CompletableFuture<HttpResponse<String>>> pending = IntStream.range(0, REQUESTS)
			.mapToObj((number) -> this.http.sendAsync(request.apply(number).build(),
					HttpResponse.BodyHandlers.ofString()))
			.toList();
		CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
		List<HttpResponse<String>> responses = pending.stream().map(CompletableFuture::join).toList();
		assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(200);
		return responses;
	}

	final HttpRequest.Builder request(String path) {
		String port = this.application.getEnvironment().getProperty("local.server.port");
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
	}

}
