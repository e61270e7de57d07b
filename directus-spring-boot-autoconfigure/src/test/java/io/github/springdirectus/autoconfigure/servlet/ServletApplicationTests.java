package io.github.springdirectus.autoconfigure.servlet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdirectus.auth.CallerToken;
import io.github.springdirectus.autoconfigure.StubDirectus;
import io.micrometer.context.ContextRegistry;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Hooks;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two hundred requests at once whose threads wait for Directus: platform threads of
 * Tomcat, and virtual threads where the JDK has them. The stub answers nobody before as
 * many wait as the client has connections, so that one thread that is not free to wait
 * keeps all of them waiting.
 */
@ParameterizedClass(name = "virtual threads: {0}")
@MethodSource("kindsOfThreads")
class ServletApplicationTests {

	private static final int REQUESTS = 200;

	private static final int CONNECTIONS = 100;

	private final StubDirectus directus = StubDirectus.start()
		.answer("/auth/login", 200, "{\"data\":{\"expires\":900000,\"refresh_token\":\"r1\",\"access_token\":\"a1\"}}")
		.answer("/items/articles", 200, "{\"data\":[{\"id\":1,\"title\":\"One\"}]}");

	private final HttpClient http = HttpClient.newHttpClient();

	private final boolean virtual;

	private final ConfigurableApplicationContext application;

	@TempDir
	private Path folder;

	ServletApplicationTests(boolean virtual) {
		this.virtual = virtual;
		this.application = new SpringApplicationBuilder(ServletApplication.class).run("--server.port=0",
				"--spring.threads.virtual.enabled=" + virtual, "--spring.reactor.context-propagation=auto",
				"--spring.docker.compose.enabled=false", "--directus.url=" + this.directus.url(),
				"--directus.auth.email=ann@example.com", "--directus.auth.password=hush");
	}

	static Stream<Boolean> kindsOfThreads() {
		return (JRE.currentVersionNumber() < 21) ? Stream.of(false) : Stream.of(false, true);
	}

	@AfterEach
	void close() {
		this.application.close();
		this.directus.close();
		ContextRegistry.getInstance().removeThreadLocalAccessor(CallerToken.class);
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void allThatWaitAreServedAfterOneLogin() throws Exception {
		assertThat(this.application).isInstanceOf(ServletWebServerApplicationContext.class);
		this.directus.together("/items/articles", CONNECTIONS);
		List<HttpResponse<String>> responses = all((number) -> request("/articles"));
		String group = this.virtual ? "VirtualThreads" : "main";
		assertThat(responses).extracting(HttpResponse::body).containsOnly("[\"One in " + group + "\"]");
		assertThat(this.directus.requests("/auth/login")).hasSize(1);
		assertThat(this.directus.requests("/items/articles")).hasSize(REQUESTS);
	}

	@Test
	void noVirtualThreadKeepsItsCarrierWhileItWaits() throws Exception {
		all((number) -> request("/articles"));
		try (Recording recording = new Recording()) {
			recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(20)).withStackTrace();
			recording.start();
			this.directus.together("/items/articles", CONNECTIONS);
			all((number) -> request("/articles"));
			recording.stop();
			recording.dump(this.folder.resolve("pinned.jfr"));
		}
		assertThat(RecordingFile.readAllEvents(this.folder.resolve("pinned.jfr")))
			.filteredOn((event) -> event.getStackTrace()
				.getFrames()
				.stream()
				.anyMatch((frame) -> frame.getMethod().getType().getName().startsWith("io.github.springdirectus")))
			.extracting(RecordedEvent::toString)
			.isEmpty();
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

	private List<HttpResponse<String>> all(IntFunction<HttpRequest.Builder> request) throws Exception {
		List<CompletableFuture<HttpResponse<String>>> pending = IntStream.range(0, REQUESTS)
			.mapToObj((number) -> this.http.sendAsync(request.apply(number).build(),
					HttpResponse.BodyHandlers.ofString()))
			.toList();
		CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
		List<HttpResponse<String>> responses = pending.stream().map(CompletableFuture::join).toList();
		assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(200);
		return responses;
	}

	private HttpRequest.Builder request(String path) {
		String port = this.application.getEnvironment().getProperty("local.server.port");
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
	}

}
