package io.github.springdirectus.it;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.springdirectus.auth.CallerToken;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.auth.DirectusPrincipal.Role;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With a service account, the row of the user decides who somebody is, not the token.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class CallerIT extends CallerTest {

	CallerIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void aUserWithoutRightsIsKnownWithNamesAndRole() {
		String role = role("Callers' readers", Map.of());
		String user = user(Map.of("role", role));
		String token = jwt(user).role(role).sign();

		DirectusPrincipal principal = resolve(this.directus, token);

		assertThat(principal.id()).isEqualTo(user).isEqualTo(principal.getName());
		assertThat(principal.email()).endsWith("@callers.example.com");
		assertThat(principal.firstName()).isEqualTo("Ada");
		assertThat(principal.lastName()).isEqualTo("Lovelace");
		assertThat(principal.status()).isEqualTo("active");
		assertThat(principal.roles()).containsExactly(new Role(role, "Callers' readers"));
		assertThat(principal.hasRole("Callers' readers")).isTrue();
		assertThat(principal.hasRole(role)).isTrue();
		assertThat(principal.hasRole("callers' readers")).isFalse();
		assertThat(principal.adminAccess()).isFalse();
		assertThat(principal.share()).isNull();
		assertThat(principal.expiresAt()).isNotNull();
		assertThat(principal.attributes()).containsEntry("first_name", "Ada").doesNotContainKeys("password", "token");
	}

	@Test
	void furtherFieldsOfTheUserAreAttributes() {
		String user = user(Map.of("location", "London", "title", "Countess"));
		String token = jwt(user).sign();
		DirectusTemplate withFields = template().callerFields("location", "title").build();
		assertThat(resolve(withFields, token).attributes()).containsEntry("location", "London")
			.containsEntry("title", "Countess");
		assertThat(resolve(this.directus, token).attributes()).doesNotContainKeys("location", "title");
	}

	@Test
	void aFurtherFieldThatDoesNotExistIsNotTheCallersFault() {
		String user = user(Map.of());
		DirectusTemplate withFields = template().callerFields("no_such_field").build();
		Mono<DirectusPrincipal> resolved = withFields.callers().resolve(jwt(user).sign());
		if (hasPolicies()) {
			StepVerifier.create(resolved)
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
					.hasMessageContaining("no_such_field"))
				.verify(TIMEOUT);
		}
		else {
			assertThat(resolved.block(TIMEOUT).attributes()).doesNotContainKey("no_such_field");
		}
	}

	private DirectusTemplate.Builder template() {
		return DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(this.server.adminToken()));
	}

	@Test
	void anAdministratorIsOneByTheRoleWhateverTheTokenSays() {
		String role = adminRole("Callers' admins");
		String user = user(Map.of("role", role));
		DirectusPrincipal principal = resolve(this.directus, jwt(user).role(role).sign());
		assertThat(principal.adminAccess()).isTrue();
		assertThat(principal.appAccess()).isTrue();
	}

	@Test
	void anAdministratorsClaimThatWasForgedWithTheSecretCountsForNothing() {
		String user = user(Map.of());
		assertThat(resolve(this.directus, jwt(user).admin().sign()).adminAccess()).isFalse();
	}

	@Test
	void aSuspendedUserIsRefusedWhileDirectusTakesTheToken() {
		String user = user(Map.of("status", "suspended"));
		String token = jwt(user).sign();
		assertThat(meOf(token).required("id").asString()).isEqualTo(user);
		refused(token);
	}

	@Test
	void aUserWhoIsDeletedOrSuspendedMeanwhileIsRefusedOnceEvicted() {
		String user = user(Map.of());
		String token = jwt(user).sign();
		resolve(this.directus, token);
		this.server.admin().patch("/users/" + user, Map.of("status", "suspended"));
		assertThat(resolve(this.directus, token).id()).isEqualTo(user);
		this.directus.callers().evict(token).block(TIMEOUT);
		refused(token);

		this.server.admin().patch("/users/" + user, Map.of("status", "active"));
		this.directus.callers().evict(token).block(TIMEOUT);
		assertThat(resolve(this.directus, token).id()).isEqualTo(user);

		this.server.admin().delete("/users/" + user);
		forget("/users", user);
		this.directus.callers().evict(token).block(TIMEOUT);
		assertThat(meOf(token).required("id").asString()).isEqualTo(user);
		refused(token);
	}

	@Test
	void aUserWhoNeverWasIsRefusedWhateverTheSignature() {
		refused(jwt(UUID.randomUUID().toString()).sign());
	}

	@Test
	void aRoleThatWasTakenAwayIsGoneThoughTheTokenNamesIt() {
		String role = role("Callers' editors", Map.of());
		String user = user(Map.of("role", role));
		String token = jwt(user).role(role).sign();
		assertThat(resolve(this.directus, token).hasRole(role)).isTrue();
		this.server.admin().patch("/users/" + user, "{\"role\":null}");
		this.directus.callers().evict(token).block(TIMEOUT);
		assertThat(resolve(this.directus, token).roles()).isEmpty();
	}

	@Test
	void tokensThatAreExpiredForgedOrUnknownAreRefused() {
		String user = user(Map.of());
		refused(jwt(user).expiring(Duration.ofMinutes(-1)).sign(), "TOKEN_EXPIRED");
		refused(jwt(user).signWith("another-secret"), "INVALID_TOKEN");
		refused(jwt(user).unsigned(), "INVALID_TOKEN");
		refused("a.b.c", "INVALID_CREDENTIALS");
		refused("nobodys-static-token", "INVALID_CREDENTIALS");
	}

	@Test
	void aStaticTokenHasNoExpiryAndEndsWithTheUser() {
		String token = "static-" + UUID.randomUUID();
		String user = user(Map.of("token", token));
		DirectusPrincipal principal = resolve(this.directus, token);
		assertThat(principal.id()).isEqualTo(user);
		assertThat(principal.expiresAt()).isNull();
		this.server.admin().patch("/users/" + user, Map.of("status", "suspended"));
		this.directus.callers().evict(token).block(TIMEOUT);
		refused(token, "INVALID_CREDENTIALS");
	}

	@Test
	void aSessionTokenIsThatOfItsUser() {
		String email = UUID.randomUUID() + "@callers.example.com";
		String user = user(Map.of("email", email));
		String session = this.nobody.auth()
			.login(LoginRequest.of(email, PASSWORD).withMode(TokenMode.SESSION))
			.block(TIMEOUT)
			.accessToken();
		DirectusPrincipal principal = resolve(this.directus, session);
		assertThat(principal.id()).isEqualTo(user);
		assertThat(principal.expiresAt()).isNotNull();
	}

	@Test
	void theTokenOfAShareIsNoUsers() {
		String token = shareToken();
		DirectusPrincipal principal = resolve(this.directus, token);
		assertThat(principal.id()).isNull();
		assertThat(principal.share()).isNotNull();
		assertThat(principal.getName()).isEqualTo("share:" + principal.share());
		assertThat(principal.roles()).isEmpty();
		assertThat(principal.adminAccess()).isFalse();
		assertThat(resolve(this.nobody, token)).isEqualTo(principal);
	}

	@Test
	void aServiceAccountThatMayNotReadUsersLeavesCallersUnknownRatherThanRefused() {
		String service = "service-" + UUID.randomUUID();
		user(Map.of("token", service));
		String token = jwt(user(Map.of())).sign();
		for (String credentials : List.of(service, "no-token-of-this-server")) {
			StepVerifier.create(template(DirectusCredentials.staticToken(credentials)).callers().resolve(token))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
					.hasMessageContaining("service account"))
				.verify(TIMEOUT);
		}
	}

	@Test
	void aServiceAccountNeedsToReadAndNoMore() {
		String role = role("Callers' service", Map.of());
		String holder = hasPolicies() ? policy("Callers' service policy", Map.of(), "role", role) : role;
		Stream.of("users", "roles", "policies", "access")
			.filter((collection) -> hasPolicies() || List.of("users", "roles").contains(collection))
			.forEach((collection) -> make("/permissions",
					Map.of(hasPolicies() ? "policy" : "role", holder, "collection", "directus_" + collection, "action",
							"read", "fields", List.of("*"), "permissions", Map.of())));
		String service = "service-" + UUID.randomUUID();
		user(Map.of("token", service, "role", role));
		String admins = adminRole("Callers' other admins");
		String token = jwt(user(Map.of("role", admins))).sign();

		DirectusPrincipal principal = resolve(template(DirectusCredentials.staticToken(service)), token);

		assertThat(principal).isEqualTo(resolve(this.directus, token));
		assertThat(principal.adminAccess()).isTrue();
		assertThat(principal.roles()).containsExactly(new Role(admins, "Callers' other admins"));
	}

	@Test
	void asCallerIsWhoeverTheContextSaysAndNobodyElse() {
		String user = user(Map.of());
		Mono<JsonNode> me = this.directus.asCaller().exchange(HttpMethod.GET, "/users/me").mono(JsonNode.class);
		StepVerifier.create(me.contextWrite(CallerToken.of(jwt(user).sign())))
			.assertNext((found) -> assertThat(found.required("id").asString()).isEqualTo(user))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(me)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("CallerToken"))
			.verify(TIMEOUT);
	}

	private JsonNode meOf(String token) {
		return this.server.admin().withToken(token).get("/users/me");
	}

	private void refused(String token) {
		refused(token, null);
	}

	private void refused(String token, String code) {
		for (int time = 1; time <= 2; time++) {
			StepVerifier.create(this.directus.callers().resolve(token)).expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(DirectusAuthenticationException.class);
				assertThat(((DirectusAuthenticationException) failure).code()).isEqualTo(code);
				assertThat(failure).hasMessageNotContaining(token);
			}).verify(TIMEOUT);
		}
	}

	private String shareToken() {
		this.server.applyOnce(DirectusSeed.fromResource("library.yaml"));
		String share = make("/shares", Map.of("collection", "books", "item", "1"));
		return this.server.admin()
			.withToken(null)
			.post("/shares/auth", Map.of("share", share))
			.required("access_token")
			.asString();
	}

}
