package io.github.springdirectus.wire;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.auth.SettableClock;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * What logins and refreshes look like on the wire.
 */
class AuthTests extends WireTest {

	private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

	private final SettableClock clock = new SettableClock(NOW);

	private final DirectusTemplate nobody = template().credentials(DirectusCredentials.anonymous())
		.clock(this.clock)
		.build();

	@Test
	void aLoginGivesTokensWithTheTimeOfTheirExpiryByOurClock() {
		this.server.answer(tokens("a1", "r1"));
		DirectusTokens tokens = this.nobody.auth().login("ann@example.com", "hush").block(TIMEOUT);
		assertThat(tokens).isEqualTo(new DirectusTokens("a1", "r1", NOW.plusSeconds(900), TokenMode.JSON));
		assertThat(this.server.request().target()).isEqualTo("/auth/login");
		assertThat(this.server.request().body())
			.isEqualTo("{\"mode\":\"json\",\"email\":\"ann@example.com\",\"password\":\"hush\"}");
	}

	@Test
	void aLoginElsewhereSaysWhereAndWithWhat() {
		this.server.answer(tokens("a1", "r1"));
		this.nobody.auth().login(LoginRequest.of("ann", "hush").withProvider("my/ldap").withOtp("123")).block(TIMEOUT);
		assertThat(this.server.request().target()).isEqualTo("/auth/login/my%2Fldap");
		assertThat(this.server.request().body()).contains("\"identifier\":\"ann\"").contains("\"otp\":\"123\"");
	}

	@Test
	void aSessionIsReadFromItsCookieAndRefreshedAndEndedByIt() {
		this.server.answer(session("s1"), session("s2"), StubAnswer.noContent());
		DirectusTokens tokens = this.nobody.auth()
			.login(LoginRequest.of("ann@example.com", "hush").withMode(TokenMode.SESSION))
			.block(TIMEOUT);
		assertThat(tokens).isEqualTo(new DirectusTokens("s1", null, NOW.plusSeconds(86_400), TokenMode.SESSION));
		DirectusTokens next = this.nobody.auth().refresh(tokens).block(TIMEOUT);
		assertThat(next).extracting(DirectusTokens::accessToken).isEqualTo("s2");
		this.nobody.as(DirectusCredentials.tokens(next)).auth().logout().block(TIMEOUT);
		assertThat(this.server.requests()).extracting((request) -> request.headers().get("cookie"))
			.containsExactly(null, "directus_session_token=s1", "directus_session_token=s2");
		assertThat(this.server.requests().get(1).body()).isEqualTo("{\"mode\":\"session\"}");
	}

	@Test
	void theCookieOfASessionMayHaveAnotherName() {
		DirectusTemplate template = template().credentials(DirectusCredentials.anonymous())
			.sessionCookieName("cms.session")
			.build();
		this.server.answer(session("cms.session", "s1"), StubAnswer.noContent());
		DirectusTokens tokens = template.auth()
			.login(LoginRequest.of("ann@example.com", "hush").withMode(TokenMode.SESSION))
			.block(TIMEOUT);
		template.as(DirectusCredentials.session(tokens.accessToken())).auth().logout().block(TIMEOUT);
		assertThat(this.server.requests().get(1).headers()).containsEntry("cookie", "cms.session=s1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a=b", "a;b", "a\r\nX-Evil: 1", "ä" })
	void whatIsNoNameOfACookieIsRefused(String name) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> template().sessionCookieName(name))
			.withMessageContaining("SESSION_COOKIE_NAME");
	}

	@Test
	void aShareIsOpenedWithItsPassword() {
		this.server.answer(tokens("a1", "r1"));
		this.nobody.as(DirectusCredentials.share("the-share", "hush")).collection("a").find().blockLast(TIMEOUT);
		assertThat(this.server.requests().get(0).target()).isEqualTo("/shares/auth");
		assertThat(this.server.requests().get(0).body()).contains("\"share\":\"the-share\"").contains("hush");
		assertThat(this.server.requests().get(1).headers()).containsEntry("authorization", "Bearer a1");
	}

	@Test
	void eachLoginAsksForAOneTimePassword() {
		this.server.answer(tokens("a1", "r1"));
		this.nobody.as(DirectusCredentials.emailPassword("ann@example.com", "hush", () -> Mono.just("654321")))
			.collection("a")
			.find()
			.blockLast(TIMEOUT);
		assertThat(this.server.requests().get(0).body()).contains("\"otp\":\"654321\"");
	}

	@Test
	void anExpiredTokenIsRefreshedAndTheCallSentOnceMore() {
		DirectusTemplate view = this.nobody.as(DirectusCredentials.tokens(held("a1", "r1")));
		this.server.answer(StubAnswer.error(401, "TOKEN_EXPIRED"), tokens("a2", "r2"),
				StubAnswer.json("{\"data\":{\"id\":1}}"));
		Map<String, Object> created = view.collection("a").create(Map.of("title", "x")).block(TIMEOUT);
		assertThat(created).containsEntry("id", 1);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::path)
			.containsExactly("/items/a", "/auth/refresh", "/items/a");
		assertThat(this.server.requests().get(1).body()).isEqualTo("{\"mode\":\"json\",\"refresh_token\":\"r1\"}");
		assertThat(this.server.requests().get(1).headers()).doesNotContainKey("authorization");
		assertThat(this.server.requests().get(2).headers()).containsEntry("authorization", "Bearer a2");
		assertThat(this.server.requests().get(2).body()).isEqualTo(this.server.requests().get(0).body());
	}

	@Test
	void aSecondRefusalIsTheError() {
		DirectusTemplate view = this.nobody.as(DirectusCredentials.tokens(held("a1", "r1")));
		this.server.answerBy((request) -> request.target().startsWith("/auth") ? tokens("a2", "r2")
				: StubAnswer.error(401, "TOKEN_EXPIRED"));
		StepVerifier.create(view.collection("a").find())
			.expectErrorSatisfies((ex) -> assertThat(ex).asInstanceOf(type(DirectusAuthenticationException.class))
				.extracting(DirectusAuthenticationException::code)
				.isEqualTo("TOKEN_EXPIRED"))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INVALID_CREDENTIALS", "INVALID_TOKEN", "USER_SUSPENDED" })
	void noOtherRefusalMeansRefresh(String code) {
		this.server.answer(StubAnswer.error(401, code));
		StepVerifier.create(this.nobody.as(DirectusCredentials.tokens(held("a1", "r1"))).collection("a").find())
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anAccessTokenIsNeverRefreshed(boolean plain) {
		this.server.answer(StubAnswer.error(401, "TOKEN_EXPIRED"));
		DirectusCredentials credentials = plain ? DirectusCredentials.accessToken("a1")
				: DirectusCredentials.tokens(held("a1", null));
		StepVerifier.create(this.nobody.as(credentials).collection("a").find())
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void theRepetitionIsNoAttemptOfTheRetry() {
		DirectusTemplate view = template().clock(this.clock)
			.retry(2, Duration.ofMillis(1), Duration.ofSeconds(1))
			.credentials(DirectusCredentials.tokens(held("a1", "r1")))
			.build();
		this.server.answer(StubAnswer.error(503, "SERVICE_UNAVAILABLE"), StubAnswer.error(401, "TOKEN_EXPIRED"),
				tokens("a2", "r2"), StubAnswer.json("{\"data\":[]}"));
		StepVerifier.create(view.collection("a").find()).expectComplete().verify(TIMEOUT);
	}

	@Test
	void noLoginOrPublicRequestCarriesATokenNotEvenFromAFilter() {
		WebClient.Builder application = WebClient.builder()
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer other")
			.filter((request, next) -> next.exchange(
					ClientRequest.from(request).headers((headers) -> headers.setBearerAuth("of-the-filter")).build()));
		DirectusTemplate directus = template().webClientBuilder(application)
			.credentials(DirectusCredentials.emailPassword("ann@example.com", "hush"))
			.requestCustomizer((headers, context) -> headers.set("X-Request-Id", context.getOrDefault("id", "none")))
			.build();
		this.server.answer(tokens("a1", "r1"));
		directus.collection("a").find().contextWrite((context) -> context.put("id", "42")).blockLast(TIMEOUT);
		this.server.answer(StubAnswer
			.json("{\"data\":[{\"name\":\"ldap\",\"driver\":\"ldap\",\"icon\":null}]," + "\"disableDefault\":true}"));
		assertThat(directus.auth().providers().block(TIMEOUT)).satisfies((providers) -> {
			assertThat(providers.defaultDisabled()).isTrue();
			assertThat(providers.providers()).singleElement()
				.satisfies((provider) -> assertThat(provider.name()).isEqualTo("ldap"));
		});
		this.server.answer(StubAnswer.noContent(), StubAnswer.noContent());
		directus.auth().requestPasswordReset("ann@example.com", "https://app.example.com/reset").block(TIMEOUT);
		directus.auth().resetPassword("of-the-mail", "new").block(TIMEOUT);
		assertThat(this.server.requests()).extracting(StubServer.Recorded::path)
			.containsExactly("/auth/login", "/items/a", "/auth", "/auth/password/request", "/auth/password/reset");
		assertThat(this.server.requests()).extracting((request) -> request.headers().get("authorization"))
			.containsExactly(null, "Bearer a1", null, null, null);
		assertThat(this.server.requests()).extracting((request) -> request.headers().get("x-request-id"))
			.containsExactly("42", "42", "none", "none", "none");
	}

	@Test
	void aCustomizerCannotSayWhoMakesTheRequest() {
		DirectusTemplate directus = template()
			.requestCustomizer((headers, context) -> headers.set("authorization", "Bearer other"))
			.build();
		StepVerifier.create(directus.collection("a").find())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("as(credentials)"))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void customizersAreCalledInTheirOrderAndTheCallsOwnHeadersArePreferred() {
		DirectusTemplate directus = template().requestCustomizer((headers, context) -> headers.set("X-A", "1"))
			.requestCustomizer((headers, context) -> {
				headers.set("X-A", headers.getFirst("X-A") + "2");
				headers.set("X-B", "customizer");
			})
			.build();
		directus.exchange(HttpMethod.GET, "/a").header("X-B", "call").mono(Map.class).block(TIMEOUT);
		assertThat(this.server.request().headers()).containsEntry("x-a", "12").containsEntry("x-b", "call");
	}

	@Test
	void viewsWithTheSameCredentialsShareOneLogin() {
		this.server.answer(tokens("a1", "r1"));
		for (int view = 0; view < 5; view++) {
			this.nobody.as(DirectusCredentials.emailPassword("ann@example.com", "hush"))
				.collection("a")
				.find()
				.blockLast(TIMEOUT);
		}
		assertThat(this.server.requests()).filteredOn((request) -> request.path().equals("/auth/login")).hasSize(1);
	}

	@Test
	void aWrongPasswordDoesNotRideOnTheSessionOfARightOne() {
		this.server.answerBy((request) -> {
			if (!request.path().equals("/auth/login")) {
				return StubAnswer.json("{\"data\":[]}");
			}
			return request.body().contains("right") ? tokens("a1", "r1") : StubAnswer.error(401, "INVALID_CREDENTIALS");
		});
		this.nobody.as(DirectusCredentials.emailPassword("ann@example.com", "right"))
			.collection("a")
			.find()
			.blockLast(TIMEOUT);
		StepVerifier.create(
				this.nobody.as(DirectusCredentials.emailPassword("ann@example.com", "wrong")).collection("a").find())
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
	}

	@Test
	void aViewIsMadeInNextToNoTime() {
		DirectusCredentials credentials = DirectusCredentials.emailPassword("ann@example.com", "hush");
		DirectusCredentials token = DirectusCredentials.accessToken("a1");
		for (int warmUp = 0; warmUp < 20_000; warmUp++) {
			this.nobody.as(credentials).as(token);
		}
		long start = System.nanoTime();
		for (int view = 0; view < 20_000; view++) {
			this.nobody.as(credentials).as(token);
		}
		Duration each = Duration.ofNanos(System.nanoTime() - start).dividedBy(40_000);
		assertThat(each).as("thousands a second").isLessThan(Duration.ofNanos(100_000));
	}

	@Test
	void noFailureOfALoginShowsWhatWasSent() {
		List<StubAnswer> faults = List.of(StubAnswer.reset(), StubAnswer.of(502, "text/html", "you sent hush hush now"),
				StubAnswer.of(400, "application/json", "{\"errors\":[{\"message\":\"bad hush hush\"}]}"),
				StubAnswer.json("{\"data\":{\"access_token\":7,\"refresh_token\":\"hush hush\"}}"),
				StubAnswer.json("{\"data\":{\"access_token\":\"hush hush"),
				StubAnswer.of(200, "text/html", "hush hush"), StubAnswer.noContent());
		for (StubAnswer fault : faults) {
			this.server.answer(fault);
			StepVerifier.create(this.nobody.auth().login("ann@example.com", "hush hush")).expectErrorSatisfies((ex) -> {
				StringWriter trace = new StringWriter();
				ex.printStackTrace(new PrintWriter(trace));
				assertThat(trace.toString()).doesNotContain("hush");
			}).verify(TIMEOUT);
		}
		assertThat(this.server.requests()).as("no login is repeated").hasSize(faults.size());
	}

	@Test
	void aSessionWithoutItsCookieIsExplained() {
		this.server.answer(StubAnswer.json("{\"data\":{\"expires\":1000}}"));
		StepVerifier
			.create(this.nobody.auth().login(LoginRequest.of("ann@example.com", "hush").withMode(TokenMode.SESSION)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusDecodingException.class)
				.hasMessageContaining("SESSION_COOKIE_NAME"))
			.verify(TIMEOUT);
	}

	@Test
	void whoHasNoSessionIsToldSo() {
		StepVerifier.create(this.directus.auth().logout())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("no session"))
			.verify(TIMEOUT);
		StepVerifier.create(this.nobody.auth().refresh(held("a1", null)))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	private static DirectusTokens held(String access, String refresh) {
		return new DirectusTokens(access, refresh, NOW.plusSeconds(900), TokenMode.JSON);
	}

	private static StubAnswer tokens(String access, String refresh) {
		return StubAnswer.json("{\"data\":{\"expires\":900000,\"refresh_token\":\"%s\",\"access_token\":\"%s\"}}"
			.formatted(refresh, access));
	}

	private static StubAnswer session(String token) {
		return session("directus_session_token", token);
	}

	private static StubAnswer session(String cookie, String token) {
		return StubAnswer.of(200, "application/json", "{\"data\":{\"expires\":86400000}}",
				"Set-Cookie: " + cookie + "=" + token + "; Max-Age=86400; Path=/; HttpOnly; SameSite=Lax");
	}

}
