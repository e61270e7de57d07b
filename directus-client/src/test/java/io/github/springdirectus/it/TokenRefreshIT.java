package io.github.springdirectus.it;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.SettableClock;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.testserver.fault.Fault;
import io.github.springdirectus.testserver.fault.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens that expire under a storm of calls on a real Directus, the requests counted on
 * their way. Tokens expire by a clock that is moved; where Directus itself is to say so
 * the access token is one that it signed in the past.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class TokenRefreshIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final int CALLS = 1000;

	private final DirectusServer server;

	private final FaultProxy proxy;

	private final SettableClock clock = new SettableClock(Instant.now());

	private final DirectusTemplate nobody;

	TokenRefreshIT(DirectusVersion version) {
		this.server = DirectusServer.shared(version);
		this.proxy = FaultProxy.to(this.server.url());
		this.nobody = template(DirectusTokenStore.inMemory());
	}

	@AfterEach
	void close() {
		this.proxy.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aThousandCallsOverAnExpiredTokenRefreshOnceAndAllSucceed(boolean byOurClock) {
		DirectusOperations view = this.nobody
			.as(DirectusCredentials.tokens(byOurClock ? login() : expiredAtDirectus()));
		if (byOurClock) {
			this.clock.advance(Duration.ofHours(1));
		}
		assertThat(failures(me(view), CALLS)).isEmpty();
		assertThat(refreshes()).isEqualTo(1);
	}

	@Test
	void callsWithAPasswordLogInOnceAndRefreshOnce() {
		DirectusOperations view = this.nobody
			.as(DirectusCredentials.emailPassword(this.server.adminEmail(), this.server.adminPassword()));
		assertThat(failures(me(view), 100)).isEmpty();
		this.clock.advance(Duration.ofHours(1));
		assertThat(failures(me(view), 100)).isEmpty();
		assertThat(this.proxy.count("POST", "/auth/login")).isEqualTo(1);
		assertThat(refreshes()).isEqualTo(1);
	}

	@Test
	void noRequestGoesOutWithoutATokenOrWithTheOldOneWhileTheNextIsFetched() {
		DirectusTokens old = login();
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(old));
		this.clock.advance(Duration.ofHours(1));
		Duration delay = Duration.ofMillis(300);
		this.proxy.fail(Fault.delay(delay)).on("POST", "/auth/refresh").once();
		assertThat(failures(me(view), 100)).isEmpty();
		// By the time rather than the token: Directus makes the same one twice in a
		// second
		Instant fetched = this.proxy.requests("POST", "/auth/refresh").get(0).at().plus(delay);
		assertThat(this.proxy.requests("GET", "/users/me")).hasSize(100)
			.allMatch((request) -> request.hasHeader("authorization"))
			.allMatch((request) -> !request.at().isBefore(fetched));
	}

	@Test
	void anExpiredTokenIsNotInTheWayOfPublicRoutesOrALogin() {
		DirectusTokens expired = expiredAtDirectus();
		StepVerifier
			.create(this.nobody.as(DirectusCredentials.accessToken(expired.accessToken()))
				.exchange(HttpMethod.GET, "/server/info")
				.mono(Map.class))
			.expectErrorSatisfies((ex) -> assertThat(((DirectusAuthenticationException) ex).code())
				.as("Directus itself would refuse them for it")
				.isEqualTo("TOKEN_EXPIRED"))
			.verify(TIMEOUT);
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(expired));
		StepVerifier.create(view.auth().providers()).expectNextCount(1).expectComplete().verify(TIMEOUT);
		StepVerifier.create(loginOf(view)).expectNextCount(1).expectComplete().verify(TIMEOUT);
		StepVerifier.create(view.auth().refresh(expired)).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.proxy.requests()).filteredOn((request) -> request.path().startsWith("/auth"))
			.noneMatch((request) -> request.hasHeader("authorization"));
	}

	@Test
	void aTemplateThatIsBuiltAnewGoesOnWithTheSessionInTheStore() {
		DirectusTokenStore store = DirectusTokenStore.inMemory();
		DirectusCredentials password = DirectusCredentials.emailPassword(this.server.adminEmail(),
				this.server.adminPassword());
		me(template(store).as(password)).block(TIMEOUT);
		DirectusTokens first = login();
		this.clock.advance(Duration.ofHours(1));
		me(template(store).as(DirectusCredentials.tokens(first))).block(TIMEOUT);
		this.proxy.clear();
		assertThat(failures(me(template(store).as(password)), 10)).isEmpty();
		assertThat(failures(me(template(store).as(DirectusCredentials.tokens(first))), 10)).isEmpty();
		assertThat(this.proxy.count("POST", "/auth/login")).isZero();
		assertThat(refreshes()).as("of the password's session; that of the tokens is fresh").isEqualTo(1);
	}

	@Test
	void fiftyIdentitiesRefreshOnceEach() {
		List<DirectusOperations> views = Flux.range(0, 50)
			.flatMap((each) -> loginOf(this.nobody), 8)
			.<DirectusOperations>map((tokens) -> this.nobody.as(DirectusCredentials.tokens(tokens)))
			.collectList()
			.block(TIMEOUT);
		this.clock.advance(Duration.ofHours(1));
		Flux<Signal<Map<?, ?>>> calls = Flux.range(0, CALLS)
			.flatMap((call) -> me(views.get(call % 50)).materialize(), CALLS);
		assertThat(calls.filter(Signal::isOnError).collectList().block(TIMEOUT)).isEmpty();
		assertThat(refreshes()).isEqualTo(50);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void twoTemplatesOnOneStoreRefreshOnce(boolean byOurClock) {
		DirectusTokenStore store = DirectusTokenStore.inMemory();
		DirectusTokens tokens = byOurClock ? login() : expiredAtDirectus();
		this.clock.advance(byOurClock ? Duration.ofHours(1) : Duration.ZERO);
		DirectusOperations one = template(store).as(DirectusCredentials.tokens(tokens));
		DirectusOperations other = template(store).as(DirectusCredentials.tokens(tokens));
		Mono<List<Throwable>> both = Flux.range(0, 200)
			.flatMap((call) -> me((call % 2 == 0) ? one : other).materialize(), 200)
			.filter(Signal::isOnError)
			.<Throwable>map(Signal::getThrowable)
			.collectList();
		assertThat(both.block(TIMEOUT)).isEmpty();
		assertThat(refreshes()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("losses")
	void aLostReplyIsTheSameFailureForAllWhoWaitAndNoLoop(Fault loss) {
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(expiredAtDirectus()));
		this.proxy.fail(loss).on("POST", "/auth/refresh").always();
		assertThat(failures(me(view), 100)).hasSize(100)
			.allSatisfy((each) -> assertThat(each).isInstanceOf(DirectusAuthenticationException.class)
				.hasMessageContaining("was lost"));
		assertThat(failures(me(view), 10)).hasSize(10);
		assertThat(refreshes()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("losses")
	void aLostReplyIsFollowedByOneLoginWhereThereIsAPassword(Fault loss) {
		DirectusOperations view = this.nobody
			.as(DirectusCredentials.emailPassword(this.server.adminEmail(), this.server.adminPassword()));
		me(view).block(TIMEOUT);
		this.clock.advance(Duration.ofHours(1));
		this.proxy.fail(loss).on("POST", "/auth/refresh").always();
		assertThat(failures(me(view), 100)).isEmpty();
		assertThat(refreshes()).isEqualTo(1);
		assertThat(this.proxy.count("POST", "/auth/login")).isEqualTo(2);
	}

	static List<Fault> losses() {
		return List.of(Fault.loseReply(), Fault.stallReply(), Fault.resetDuringBody(20), Fault.truncateChunk(20),
				Fault.garbage());
	}

	@Test
	void aServerUnderPressureKeepsTheTokens() {
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(expiredAtDirectus()));
		this.proxy.fail(Fault.unavailable()).on("POST", "/auth/refresh").once();
		assertThat(failures(me(view), 100)).isEmpty();
		assertThat(refreshes()).isEqualTo(2);
	}

	@Test
	void aConnectionThatIsRefusedKeepsTheTokens() {
		// Logged in elsewhere, so that there is no open connection to try
		DirectusTokens tokens = loginOf(DirectusTemplate.builder().url(this.server.url()).build()).block(TIMEOUT);
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(tokens));
		this.clock.advance(Duration.ofHours(1));
		this.proxy.refuseConnections();
		assertThat(failures(me(view), 10)).hasSize(10).hasOnlyElementsOfType(DirectusTransportException.class);
		this.proxy.acceptConnections();
		assertThat(failures(me(view), 10)).isEmpty();
		assertThat(refreshes()).isEqualTo(1);
	}

	@Test
	void theFirstWhoWaitsMayLeave() {
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(login()));
		this.clock.advance(Duration.ofHours(1));
		this.proxy.fail(Fault.delay(Duration.ofMillis(300))).on("POST", "/auth/refresh").once();
		var first = me(view).subscribe();
		assertThat(this.proxy.await((proxy) -> refreshes() == 1, TIMEOUT)).isTrue();
		Mono<List<Throwable>> others = Flux.range(0, 100)
			.flatMap((call) -> me(view).materialize(), 100)
			.doOnSubscribe((subscription) -> first.dispose())
			.filter(Signal::isOnError)
			.<Throwable>map(Signal::getThrowable)
			.collectList();
		assertThat(others.block(TIMEOUT)).isEmpty();
		assertThat(refreshes()).isEqualTo(1);
	}

	@Test
	void aWrongPasswordAfterARightOneIsRefused() {
		me(this.nobody.as(DirectusCredentials.emailPassword(this.server.adminEmail(), this.server.adminPassword())))
			.block(TIMEOUT);
		StepVerifier.create(me(this.nobody.as(DirectusCredentials.emailPassword(this.server.adminEmail(), "not-it"))))
			.expectErrorSatisfies(
					(ex) -> assertThat(((DirectusAuthenticationException) ex).code()).isEqualTo("INVALID_CREDENTIALS"))
			.verify(TIMEOUT);
	}

	private DirectusTemplate template(DirectusTokenStore store) {
		return DirectusTemplate.builder()
			.url(this.proxy.url())
			.readTimeout(Duration.ofSeconds(8))
			.retry(3, Duration.ofMillis(50), Duration.ofSeconds(1))
			.tokenStore(store)
			.clock(this.clock)
			.build();
	}

	private DirectusTokens login() {
		return loginOf(this.nobody).block(TIMEOUT);
	}

	private Mono<DirectusTokens> loginOf(DirectusOperations directus) {
		return directus.auth().login(this.server.adminEmail(), this.server.adminPassword());
	}

	/** Good by our clock, and refused by Directus. */
	private DirectusTokens expiredAtDirectus() {
		DirectusTokens tokens = login();
		String[] parts = tokens.accessToken().split("\\.");
		String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
			.replaceAll("\"iat\":\\d+", "\"iat\":1600000000")
			.replaceAll("\"exp\":\\d+", "\"exp\":1600000900");
		String signed = parts[0] + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
		return new DirectusTokens(signed + "." + base64(signature(signed)), tokens.refreshToken(), tokens.expiresAt(),
				TokenMode.JSON);
	}

	private byte[] signature(String signed) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(this.server.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int refreshes() {
		return this.proxy.count("POST", "/auth/refresh");
	}

	@SuppressWarnings("unchecked")
	private static Mono<Map<?, ?>> me(DirectusOperations view) {
		return (Mono<Map<?, ?>>) (Mono<?>) view.exchange(HttpMethod.GET, "/users/me")
			.query("fields", "id")
			.mono(Map.class);
	}

	private static List<Throwable> failures(Mono<Map<?, ?>> call, int times) {
		return Flux.range(0, times)
			.flatMap((each) -> call.materialize(), times)
			.filter(Signal::isOnError)
			.<Throwable>map(Signal::getThrowable)
			.collectList()
			.block(TIMEOUT);
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
