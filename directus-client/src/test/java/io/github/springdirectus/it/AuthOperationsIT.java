package io.github.springdirectus.it;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.auth.SettableClock;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Logins, sessions and shares of a real Directus.
 */
class AuthOperationsIT extends LibraryTest {

	private static final String PASSWORD = "the-password-of-ann";

	private final String email = UUID.randomUUID() + "@example.com";

	private final SettableClock clock = new SettableClock(Instant.now());

	private final DirectusTemplate nobody = DirectusTemplate.builder().url(this.server.url()).clock(this.clock).build();

	private String user;

	AuthOperationsIT(DirectusVersion version) {
		super(version);
	}

	@BeforeEach
	void makeUser() {
		this.user = (String) this.directus.exchange(HttpMethod.POST, "/users")
			.body(Map.of("email", this.email, "password", PASSWORD))
			.mono(Map.class)
			.block(TIMEOUT)
			.get("id");
	}

	@AfterEach
	void removeUser() {
		this.directus.exchange(HttpMethod.DELETE, "/users/{id}", this.user).mono(Map.class).block(TIMEOUT);
	}

	@Test
	void aTokenThatWasLoggedOutResolvesToNobody() {
		DirectusTokens tokens = login();
		DirectusTemplate service = DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(this.server.adminToken()))
			.build();
		assertThat(service.callers().resolve(tokens.accessToken()).block(TIMEOUT).id()).isEqualTo(this.user);
		service.as(DirectusCredentials.tokens(tokens)).auth().logout().block(TIMEOUT);
		StepVerifier.create(service.callers().resolve(tokens.accessToken()))
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
		assertThat(me(service.as(DirectusCredentials.accessToken(tokens.accessToken())))).as("what Directus says")
			.isEqualTo(this.user);
	}

	@Test
	void tokensSayWhenTheyExpire() {
		DirectusTokens tokens = login();
		assertThat(tokens.expiresAt()).isCloseTo(this.clock.instant().plus(Duration.ofMinutes(15)),
				within(Duration.ofSeconds(30)));
		assertThat(me(this.nobody.as(DirectusCredentials.tokens(tokens)))).isEqualTo(this.user);
	}

	@Test
	void aRefreshSpendsItsTokens() {
		DirectusTokens tokens = login();
		DirectusTokens next = this.nobody.auth().refresh(tokens).block(TIMEOUT);
		assertThat(next.refreshToken()).isNotEqualTo(tokens.refreshToken());
		refused(this.nobody.auth().refresh(tokens));
		assertThat(me(this.nobody.as(DirectusCredentials.tokens(next)))).isEqualTo(this.user);
	}

	@Test
	void aSessionIsUsedRefreshedAndEnded() {
		DirectusTokens session = this.nobody.auth()
			.login(LoginRequest.of(this.email, PASSWORD).withMode(TokenMode.SESSION))
			.block(TIMEOUT);
		assertThat(session.refreshToken()).isNull();
		DirectusOperations view = this.nobody.as(DirectusCredentials.session(session.accessToken()));
		assertThat(me(view)).isEqualTo(this.user);
		this.clock.advance(Duration.ofHours(25));
		assertThat(me(view)).as("refreshed, since our clock says so").isEqualTo(this.user);
		view.auth().logout().block(TIMEOUT);
		refused(Mono.fromCallable(() -> me(view)));
	}

	@Test
	void aLogoutEndsTheSessionOfTheView() {
		DirectusTokens tokens = login();
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(tokens));
		this.clock.advance(Duration.ofHours(1));
		assertThat(me(view)).isEqualTo(this.user);
		view.auth().logout().block(TIMEOUT);
		refused(Mono.defer(() -> view.exchange(HttpMethod.GET, "/users/me").mono(Map.class)));
		refused(this.nobody.auth().refresh(tokens));
	}

	@Test
	void aLoggedOutViewWithAPasswordLogsInAgain() {
		DirectusOperations view = this.nobody.as(DirectusCredentials.emailPassword(this.email, PASSWORD));
		assertThat(me(view)).isEqualTo(this.user);
		view.auth().logout().block(TIMEOUT);
		assertThat(me(view)).isEqualTo(this.user);
	}

	@Test
	void theSessionOfASuspendedUserEndsWithItsNextRefresh() {
		DirectusOperations view = this.nobody.as(DirectusCredentials.tokens(login()));
		this.directus.exchange(HttpMethod.PATCH, "/users/{id}", this.user)
			.body(Map.of("status", "suspended"))
			.mono(Map.class)
			.block(TIMEOUT);
		this.clock.advance(Duration.ofHours(1));
		StepVerifier.create(view.exchange(HttpMethod.GET, "/users/me").mono(Map.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusAuthenticationException.class)
				.hasMessageContaining("The session has ended"))
			.verify(TIMEOUT);
	}

	@Test
	void aShareIsOpenedAndRefreshed() {
		Object book = this.books.findFirst((q) -> q.fields("id")).block(TIMEOUT).id();
		String share = (String) this.directus.exchange(HttpMethod.POST, "/shares")
			.body(Map.of("collection", "books", "item", book.toString(), "password", PASSWORD, "role",
					roleThatReadsBooks()))
			.mono(Map.class)
			.block(TIMEOUT)
			.get("id");
		DirectusOperations view = this.nobody.as(DirectusCredentials.share(share, PASSWORD));
		assertThat(view.collection("books").getById(book).block(TIMEOUT)).containsEntry("id", book);
		this.clock.advance(Duration.ofHours(1));
		assertThat(view.collection("books").getById(book).block(TIMEOUT)).containsEntry("id", book);
		refused(this.nobody.as(DirectusCredentials.share(share, "not-it")).collection("books").getById(book));
		this.directus.exchange(HttpMethod.DELETE, "/shares/{id}", share).mono(Map.class).block(TIMEOUT);
	}

	@Test
	void aResetOfAPasswordIsAskedForWhetherOrNotTheUserIsKnown() {
		StepVerifier.create(this.nobody.auth().requestPasswordReset("nobody@example.com"))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.nobody.auth().resetPassword("not-a-token", "another-password"))
			.expectError(DirectusResponseException.class)
			.verify(TIMEOUT);
	}

	@Test
	void theProvidersAreListed() {
		assertThat(this.nobody.auth().providers().block(TIMEOUT)).satisfies((providers) -> {
			assertThat(providers.providers()).isEmpty();
			assertThat(providers.defaultDisabled()).isFalse();
		});
	}

	private Object roleThatReadsBooks() {
		return this.directus.exchange(HttpMethod.GET, "/roles")
			.query("filter", "{\"name\":{\"_eq\":\"Sender\"}}")
			.flux(Map.class)
			.blockFirst(TIMEOUT)
			.get("id");
	}

	private DirectusTokens login() {
		return this.nobody.auth().login(this.email, PASSWORD).block(TIMEOUT);
	}

	private static Object me(DirectusOperations view) {
		return view.exchange(HttpMethod.GET, "/users/me").mono(Map.class).block(TIMEOUT).get("id");
	}

	private static void refused(Mono<?> call) {
		StepVerifier.create(call).expectError(DirectusAuthenticationException.class).verify(TIMEOUT);
	}

}
