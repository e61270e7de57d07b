package io.github.springdirectus.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.auth.SettableClock;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.ItemOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Reactor Context of a call says travels with each request that is made for it.
 */
class PropagationTests extends WireTest {

	private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

	private final SettableClock clock = new SettableClock(NOW);

	private final DirectusTemplate nobody = template().credentials(DirectusCredentials.anonymous())
		.clock(this.clock)
		.requestCustomizer(PropagationTests::addHeaders)
		.build();

	private static void addHeaders(HttpHeaders headers, ContextView context) {
		context.<String>getOrEmpty("requestId").ifPresent((id) -> headers.set("X-Request-Id", id));
		context.<Locale>getOrEmpty(Locale.class)
			.ifPresent((locale) -> headers.setAcceptLanguageAsLocales(List.of(locale)));
	}

	private static Context request(String id) {
		return Context.of("requestId", id, Locale.class, Locale.CANADA_FRENCH);
	}

	private interface Call {

		Publisher<?> on(DirectusTemplate directus);

	}

	static Stream<Call> calls() {
		return Stream.of((directus) -> directus.auth().login("ann@example.com", "hush"),
				(directus) -> directus.auth()
					.login(LoginRequest.of("ann@example.com", "hush").withMode(TokenMode.SESSION))
					.flatMap(directus.auth()::refresh),
				(directus) -> directus.auth().refresh(held("a1", "r1")), (directus) -> directus.auth().providers(),
				(directus) -> directus.auth().requestPasswordReset("ann@example.com"),
				(directus) -> directus.auth().resetPassword("of-the-mail", "new"),
				(directus) -> directus.as(DirectusCredentials.tokens(held("a1", "r1"))).auth().logout(),
				(directus) -> directus.as(DirectusCredentials.share("the-share")).collection("a").find(),
				(directus) -> directus.as(DirectusCredentials.provider("ldap", "ann", "hush")).collection("a").find(),
				(directus) -> directus.callers().resolve("of-a-caller"),
				(directus) -> directus.collection("a").stream((q) -> q.fields("id")),
				(directus) -> directus.collection("a")
					.createAll(Flux.range(1, 1200).map((number) -> Map.of("number", number))),
				(directus) -> directus.exchange(HttpMethod.GET, "/server/info").bytes());
	}

	@ParameterizedTest
	@MethodSource("calls")
	void everyRequestOfACallCarriesItsHeaders(Call call) {
		this.server.answerBy(PropagationTests::answer);
		StepVerifier.create(Flux.from(call.on(this.nobody)).contextWrite(request("42")).then())
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isNotEmpty()
			.allSatisfy((request) -> assertThat(request.headers()).containsEntry("x-request-id", "42")
				.containsEntry("accept-language", "fr-ca"));
	}

	@Test
	void soDoARefreshThatDirectusAsksForAndTheRepetition() {
		this.server.answer(StubAnswer.error(401, "TOKEN_EXPIRED"), tokens("a2", "r2"),
				StubAnswer.json("{\"data\":[]}"));
		view().find().contextWrite(request("42")).blockLast(TIMEOUT);
		assertThat(sent()).containsExactly("/items/a 42", "/auth/refresh 42", "/items/a 42");
	}

	@Test
	void soDoesARepetitionAfterATrouble() {
		this.server.answer(StubAnswer.error(503, "SERVICE_UNAVAILABLE"), StubAnswer.json("{\"data\":[]}"));
		view().find().contextWrite(request("42")).blockLast(TIMEOUT);
		assertThat(sent()).containsExactly("/items/a 42", "/items/a 42");
	}

	@Test
	void soDoesARefreshAheadOfTimeWhichNobodyWaitsFor() throws InterruptedException {
		CountDownLatch refreshed = new CountDownLatch(1);
		this.server.answerBy((request) -> {
			if (request.path().equals("/auth/refresh")) {
				refreshed.countDown();
				return tokens("a2", "r2");
			}
			return StubAnswer.json("{\"data\":[]}");
		});
		ItemOperations<Map<String, Object>> articles = view();
		this.clock.advance(Duration.ofSeconds(895));
		articles.find().contextWrite(request("42")).blockLast(TIMEOUT);
		assertThat(refreshed.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(sent()).containsExactlyInAnyOrder("/items/a 42", "/auth/refresh 42");
	}

	@Test
	void aRefreshForSeveralCallsCarriesTheHeadersOfTheFirst() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		this.server.answer((connection, out) -> {
			asked.countDown();
			return awaited(go) && tokens("a2", "r2").write(connection, out);
		});
		ItemOperations<Map<String, Object>> articles = view();
		this.clock.advance(Duration.ofHours(1));
		Mono<List<Object>> first = articles.find().<Object>cast(Object.class).collectList().cache();
		first.contextWrite(request("first")).subscribe();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		StepVerifier.create(articles.find().contextWrite(request("second")).then())
			.then(go::countDown)
			.expectComplete()
			.verify(TIMEOUT);
		first.block(TIMEOUT);
		assertThat(sent()).containsExactlyInAnyOrder("/auth/refresh first", "/items/a first", "/items/a second");
	}

	@Test
	void callsAtTheSameTimeKeepTheirHeadersApart() {
		Flux<Void> all = Flux.range(0, 100)
			.flatMap((number) -> this.nobody.exchange(HttpMethod.GET, "/echo/{number}", number)
				.mono(String.class)
				.then()
				.contextWrite(request("id-" + number)), 20);
		StepVerifier.create(all).expectComplete().verify(TIMEOUT);
		assertThat(sent()).containsExactlyInAnyOrderElementsOf(
				IntStream.range(0, 100).mapToObj((n) -> "/echo/" + n + " id-" + n).toList());
	}

	private List<String> sent() {
		return this.server.requests()
			.stream()
			.map((request) -> request.path() + " " + request.headers().get("x-request-id"))
			.toList();
	}

	private ItemOperations<Map<String, Object>> view() {
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(held("a1", "r1")));
		return view.collection("a");
	}

	private static StubAnswer answer(StubServer.Recorded request) {
		if (request.body().contains("\"mode\":\"session\"")) {
			return StubAnswer.of(200, "application/json", "{\"data\":{\"expires\":86400000}}",
					"Set-Cookie: directus_session_token=s1; Path=/; HttpOnly");
		}
		return switch (request.path()) {
			case "/auth/login", "/auth/login/ldap", "/auth/refresh", "/shares/auth" -> tokens("a2", "r2");
			case "/auth" -> StubAnswer.json("{\"data\":[],\"disableDefault\":false}");
			case "/users/me" -> StubAnswer.json("{\"data\":{\"id\":\"u1\"}}");
			case "/roles/me", "/policies/me/globals" -> StubAnswer.json("{\"data\":[]}");
			default -> request.method().equals("GET") ? StubAnswer.json("{\"data\":[]}") : StubAnswer.noContent();
		};
	}

	private static DirectusTokens held(String access, String refresh) {
		return new DirectusTokens(access, refresh, NOW.plusSeconds(900), TokenMode.JSON);
	}

	private static StubAnswer tokens(String access, String refresh) {
		return StubAnswer.json("{\"data\":{\"expires\":900000,\"refresh_token\":\"%s\",\"access_token\":\"%s\"}}"
			.formatted(refresh, access));
	}

	private static boolean awaited(CountDownLatch latch) {
		try {
			return latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
