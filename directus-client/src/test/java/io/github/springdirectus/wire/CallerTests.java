package io.github.springdirectus.wire;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.CallerToken;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.auth.SettableClock;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What callers are told while Directus answers badly or not at all, and how often it is
 * asked.
 */
class CallerTests extends WireTest {

	private static final String CALLER = "t0ken-of-the-caller";

	private static final String ROW = "{\"data\":[{\"id\":\"u1\",\"status\":\"active\",\"policies\":[],"
			+ "\"role\":{\"id\":\"r1\",\"name\":\"Readers\",\"parent\":null}}]}";

	private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));

	private final DirectusTemplate timed = template().clock(this.clock).build();

	CallerTests() {
		known();
	}

	@Test
	void theCallersTokenAsksForTheIdAndTheServiceAccountForTheRow() {
		assertThat(resolve(CALLER).id()).isEqualTo("u1");
		List<StubServer.Recorded> requests = this.server.requests();
		assertThat(requests).extracting(StubServer.Recorded::path).containsExactly("/users/me", "/users");
		assertThat(requests.get(0).query()).isEqualTo("fields=id");
		assertThat(requests.get(0).headers()).containsEntry("authorization", "Bearer " + CALLER);
		assertThat(requests.get(1).headers()).containsEntry("authorization", "Bearer " + TOKEN);
		assertThat(URLDecoder.decode(requests.get(1).query(), StandardCharsets.UTF_8))
			.contains("filter={\"id\":{\"_eq\":\"u1\"}}", "limit=1", "fields=id,email,first_name,last_name,status,")
			.contains("role.id,role.name,", "role.parent.policies.policy.admin_access", "role.parent.parent.parent")
			.doesNotContain("password", "token");
	}

	@Test
	void furtherFieldsAreAskedForWithTheRowAndAreAttributes() {
		DirectusTemplate template = template().callerFields("location", "department.name").build();
		this.server.answerBy((request) -> request.path().equals("/users/me") ? me()
				: StubAnswer.json(ROW.replace("\"policies\"", "\"department\":{\"name\":\"Research\"},\"policies\"")));
		assertThat(template.callers().resolve(CALLER).block(TIMEOUT).attributes())
			.containsEntry("department", Map.of("name", "Research"))
			.doesNotContainKeys("role", "policies");
		assertThat(URLDecoder.decode(this.server.requests().get(1).query(), StandardCharsets.UTF_8))
			.contains("fields=id,email,", ",location,department.name&");
	}

	@ParameterizedTest
	@ValueSource(strings = { "token", "password", "tfa_secret", "auth_data", "role", "role.icon",
			"policies.policy.name", "", " ", "location,token" })
	void secretsAndWhatAPrincipalHasAnywayAreNoFurtherFields(String field) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> template().callerFields("location", field))
			.withMessageContaining("callerFields");
	}

	@Test
	void whoeverHasNoRoleHasThePublicPolicies() {
		this.server.answerBy((request) -> switch (request.path()) {
			case "/users/me" -> me();
			case "/users" -> StubAnswer.json("{\"data\":[{\"id\":\"u1\",\"status\":\"active\",\"role\":null,"
					+ "\"policies\":[{\"policy\":{\"id\":\"p1\",\"name\":\"Own\",\"ip_access\":null}}]}]}");
			default -> StubAnswer.json("{\"data\":[{\"policy\":{\"id\":\"p2\",\"name\":\"Public\",\"ip_access\":null,"
					+ "\"app_access\":true}}]}");
		});
		DirectusPrincipal principal = resolve(CALLER);
		assertThat(principal.policies()).extracting(DirectusPrincipal.Policy::name).containsExactly("Own", "Public");
		assertThat(principal.appAccess()).isTrue();
		assertThat(principal.adminAccess()).isFalse();
		StubServer.Recorded access = this.server.requests().get(2);
		assertThat(access.path()).isEqualTo("/access");
		assertThat(URLDecoder.decode(access.query(), StandardCharsets.UTF_8))
			.contains("filter={\"role\":{\"_null\":true},\"user\":{\"_null\":true}}", "limit=-1");
		assertThat(access.headers()).containsEntry("authorization", "Bearer " + TOKEN);
	}

	@Test
	void aThousandWhoAskAtOnceAreOneLookUp() {
		Mono<List<DirectusPrincipal>> all = Flux.range(1, 1000)
			.flatMap((each) -> this.timed.callers().resolve(CALLER), 1000)
			.collectList();
		StepVerifier.create(all)
			.assertNext((principals) -> assertThat(principals).hasSize(1000)
				.extracting(DirectusPrincipal::id)
				.containsOnly("u1"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(lookUps()).isEqualTo(1);
	}

	@Test
	void whoeverLeavesTakesNobodyAlong() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		this.server.answer((connection, out) -> {
			asked.countDown();
			return awaited(go) && me().write(connection, out);
		});
		Disposable first = this.timed.callers().resolve(CALLER).subscribe();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		StepVerifier.create(this.timed.callers().resolve(CALLER))
			.then(first::dispose)
			.then(go::countDown)
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(lookUps()).isEqualTo(1);
	}

	@Test
	void whatIsKnownIsGoodForThirtySeconds() {
		resolve(CALLER);
		this.clock.advance(Duration.ofSeconds(29));
		resolve(CALLER);
		assertThat(lookUps()).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(1));
		resolve(CALLER);
		assertThat(lookUps()).isEqualTo(2);
	}

	@Test
	void whatIsKnownIsNotGoodForLongerThanTheToken() {
		String token = tokenFor(Duration.ofSeconds(10));
		assertThat(resolve(token).expiresAt()).isEqualTo(this.clock.instant().plusSeconds(10));
		this.clock.advance(Duration.ofSeconds(9));
		resolve(token);
		assertThat(lookUps()).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(1));
		resolve(token);
		assertThat(lookUps()).isEqualTo(2);
	}

	@Test
	void eachTokenIsLookedUpByItself() {
		resolve(CALLER);
		resolve("another-token");
		assertThat(lookUps()).isEqualTo(2);
	}

	@Test
	void aTokenThatIsEvictedIsLookedUpAnew() {
		resolve(CALLER);
		this.timed.callers().evict(CALLER).block(TIMEOUT);
		resolve(CALLER);
		assertThat(lookUps()).isEqualTo(2);
	}

	@Test
	void oneServersCallersAreNotAnothers() {
		CallerCache cache = CallerCache.inMemory();
		DirectusTemplate one = template().callerCache(cache).build();
		one.callers().resolve(CALLER).block(TIMEOUT);
		one.as(DirectusCredentials.anonymous()).callers().resolve(CALLER).block(TIMEOUT);
		assertThat(lookUps()).isEqualTo(1);
		try (StubServer other = new StubServer()) {
			other.always(StubAnswer.error(401, "INVALID_CREDENTIALS"));
			DirectusTemplate another = template().url(other.url())
				.credentials(DirectusCredentials.staticToken(TOKEN))
				.callerCache(cache)
				.build();
			StepVerifier.create(another.callers().resolve(CALLER))
				.expectError(DirectusAuthenticationException.class)
				.verify(TIMEOUT);
		}
	}

	static Stream<StubAnswer> refusals() {
		return Stream.of(StubAnswer.error(401, "INVALID_CREDENTIALS"), StubAnswer.error(401, "TOKEN_EXPIRED"),
				StubAnswer.error(403, "INVALID_TOKEN"), StubAnswer.error(401, "USER_SUSPENDED"),
				StubAnswer.error(401, "INVALID_IP"), StubAnswer.of(401, "text/html", "<h1>401</h1>"),
				StubAnswer.json("{\"data\":null}"), StubAnswer.json("{\"data\":{}}"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void aTokenOfNobodyIsRefusedAndNotAskedForAgainAtOnce(StubAnswer refusal) {
		this.server.answer(refusal);
		refused(CALLER);
		this.clock.advance(Duration.ofSeconds(2));
		refused(CALLER);
		assertThat(this.server.requests()).hasSize(1);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(resolve(CALLER).id()).isEqualTo("u1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "[{\"id\":\"u1\",\"status\":\"suspended\",\"role\":null,\"policies\":[]}]",
			"[{\"id\":\"u1\",\"status\":\"Active\",\"role\":null,\"policies\":[]}]",
			"[{\"id\":\"u1\",\"role\":null,\"policies\":[]}]", "[{\"id\":\"u1\",\"status\":null,\"policies\":[]}]" })
	void aRowThatIsMissingOrNotActiveIsNobodys(String rows) {
		this.server.answerBy(
				(request) -> request.path().equals("/users/me") ? me() : StubAnswer.json("{\"data\":" + rows + "}"));
		refused(CALLER);
		refused(CALLER);
		assertThat(lookUps()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "two words", "line\nbreak", "ünïcode", "nul\0" })
	void whatIsNoTokenIsRefusedWithoutARequest(String token) {
		refused(token);
		refused("x".repeat(9000));
		assertThat(this.server.requests()).isEmpty();
	}

	static Stream<StubAnswer> troubles() {
		return Stream.of(StubAnswer.error(503, "SERVICE_UNAVAILABLE"), StubAnswer.of(502, "text/html", "bad gateway"),
				StubAnswer.error(429, "REQUESTS_EXCEEDED"), StubAnswer.error(500, "INTERNAL_SERVER_ERROR"),
				StubAnswer.of(403, "text/html", "firewall"), StubAnswer.error(404, "ROUTE_NOT_FOUND"),
				StubAnswer.of(200, "text/html", "<h1>Welcome</h1>"));
	}

	@ParameterizedTest
	@MethodSource("troubles")
	void aCallerWhomDirectusDoesNotTellIsNotRefused(StubAnswer trouble) {
		this.server.always(trouble);
		unavailable("");
		known();
		assertThat(resolve(CALLER).id()).isEqualTo("u1");
	}

	static Stream<StubAnswer> troublesOfTheServiceAccount() {
		return Stream.concat(troubles(),
				Stream.of(StubAnswer.error(401, "INVALID_CREDENTIALS"), StubAnswer.error(401, "TOKEN_EXPIRED"),
						StubAnswer.error(403, "INVALID_TOKEN"), StubAnswer.error(403, "FORBIDDEN"),
						StubAnswer.error(400, "INVALID_QUERY")));
	}

	@ParameterizedTest
	@MethodSource("troublesOfTheServiceAccount")
	void aServiceAccountThatIsRefusedIsNotTheCallersFault(StubAnswer trouble) {
		this.server.answerBy((request) -> request.path().equals("/users/me") ? me() : trouble);
		unavailable("");
		known();
		assertThat(resolve(CALLER).id()).isEqualTo("u1");
	}

	@Test
	void aServiceAccountThatMayNotReadUsersIsToldWhatItNeeds() {
		this.server
			.answerBy((request) -> request.path().equals("/users/me") ? me() : StubAnswer.error(403, "FORBIDDEN"));
		unavailable("directus_users");
	}

	@Test
	void aWaitThatDirectusAsksForIsPassedOn() {
		this.server.always(StubAnswer.of(429, "application/json", "{}", "Retry-After: 70"));
		StepVerifier.create(this.timed.callers().resolve(CALLER))
			.expectErrorSatisfies((failure) -> assertThat(((DirectusUnavailableException) failure).retryAfter())
				.isEqualTo(Duration.ofSeconds(70)))
			.verify(TIMEOUT);
	}

	@Test
	void aServerThatIsNotThereIsATransportFailure() throws IOException {
		try (ClosedPort port = new ClosedPort()) {
			DirectusTemplate nowhere = template().url(port.url())
				.credentials(DirectusCredentials.staticToken(TOKEN))
				.build();
			StepVerifier.create(nowhere.callers().resolve(CALLER))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusTransportException.class)
					.hasMessageNotContaining(CALLER))
				.verify(TIMEOUT);
		}
	}

	@Test
	void aBrokenConnectionIsATransportFailure() {
		this.server.always(StubAnswer.reset());
		StepVerifier.create(this.timed.callers().resolve(CALLER))
			.expectError(DirectusTransportException.class)
			.verify(TIMEOUT);
	}

	@Test
	void parentsThatRunInACircleEnd() {
		this.server.answerBy((request) -> switch (request.path()) {
			case "/users/me" -> me();
			case "/users" -> StubAnswer.json("{\"data\":[{\"id\":\"u1\",\"status\":\"active\",\"policies\":[],"
					+ "\"role\":{\"id\":\"r1\",\"name\":\"One\",\"parent\":\"r2\"}}]}");
			default -> StubAnswer.json("{\"data\":[{\"id\":\"r2\",\"name\":\"Two\",\"parent\":\"r1\"}]}");
		});
		StepVerifier.create(this.timed.callers().resolve(CALLER))
			.assertNext((principal) -> assertThat(principal.roles()).extracting(DirectusPrincipal.Role::name)
				.containsExactly("One", "Two"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aMissingServiceAccountIsSaidOnce() {
		Logger logger = (Logger) LoggerFactory.getLogger("io.github.springdirectus.auth.TokenCallers");
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		try {
			this.server.always(StubAnswer.error(401, "INVALID_CREDENTIALS"));
			DirectusTemplate nobody = template().credentials(DirectusCredentials.anonymous()).build();
			assertThat(log.list).isEmpty();
			for (String token : List.of("one", "two")) {
				StepVerifier.create(nobody.callers().resolve(token))
					.expectError(DirectusAuthenticationException.class)
					.verify(TIMEOUT);
			}
			assertThat(log.list).singleElement()
				.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("without a service account"));
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@Test
	void withoutAServiceAccountAnEmptyAnswerGrantsNothing() {
		this.server
			.answerBy((request) -> request.path().equals("/users/me") ? me() : StubAnswer.json("{\"data\":null}"));
		DirectusTemplate nobody = template().credentials(DirectusCredentials.anonymous()).build();
		StepVerifier.create(nobody.callers().resolve(CALLER)).assertNext((principal) -> {
			assertThat(principal.id()).isEqualTo("u1");
			assertThat(principal.roles()).isEmpty();
			assertThat(principal.adminAccess()).isFalse();
		}).expectComplete().verify(TIMEOUT);
	}

	@Test
	void asCallerReadsTheTokenOfEachSubscriber() {
		DirectusOperations caller = this.directus.asCaller();
		Mono<Void> ping = caller.exchange(HttpMethod.GET, "/server/info").mono(String.class).then();
		List<String> tokens = IntStream.rangeClosed(1, 50).mapToObj((each) -> "caller-" + each).toList();
		this.server.always(StubAnswer.json("{\"data\":\"pong\"}"));
		StepVerifier.create(Flux.fromIterable(tokens).flatMap((token) -> ping.contextWrite(CallerToken.of(token)), 10))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).extracting((request) -> request.headers().get("authorization"))
			.containsExactlyInAnyOrderElementsOf(
					tokens.stream().map((token) -> "Bearer " + token).collect(Collectors.toList()));
	}

	@Test
	void asCallerIsNeverTheServiceAccount() {
		StepVerifier.create(this.directus.asCaller().collection("articles").find())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("CallerToken.of(token)"))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	private void known() {
		this.server.answerBy((request) -> request.path().equals("/users/me") ? me() : StubAnswer.json(ROW));
	}

	private static StubAnswer me() {
		return StubAnswer.json("{\"data\":{\"id\":\"u1\"}}");
	}

	private DirectusPrincipal resolve(String token) {
		return this.timed.callers().resolve(token).block(TIMEOUT);
	}

	private void refused(String token) {
		StepVerifier.create(this.timed.callers().resolve(token))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusAuthenticationException.class)
				.hasMessageNotContaining(CALLER))
			.verify(TIMEOUT);
	}

	private void unavailable(String message) {
		StepVerifier.create(this.timed.callers().resolve(CALLER))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
				.hasMessageContaining(message)
				.hasMessageNotContaining(CALLER)
				.hasMessageNotContaining(TOKEN))
			.verify(TIMEOUT);
	}

	private long lookUps() {
		return this.server.requests().stream().filter((request) -> request.path().equals("/users/me")).count();
	}

	private String tokenFor(Duration life) {
		String claims = "{\"exp\":" + this.clock.instant().plus(life).getEpochSecond() + "}";
		return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
				+ ".c2ln";
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
