package io.github.springdirectus.it;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.auth.DirectusPrincipal.Role;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Without a service account, what the token's own calls tell is all there is.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class CallerWithoutServiceIT extends CallerTest {

	CallerWithoutServiceIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void aUserWithoutRightsHasIdsAlone() {
		String parent = role("Callers' parents", Map.of());
		String role = role("Callers' children", hasPolicies() ? Map.of("parent", parent) : Map.of());
		String user = user(Map.of("role", role));

		DirectusPrincipal principal = resolve(this.nobody, jwt(user).role(role).sign());

		assertThat(principal.id()).isEqualTo(user);
		assertThat(principal.email()).isNull();
		assertThat(principal.status()).isNull();
		assertThat(principal.adminAccess()).isFalse();
		assertThat(principal.appAccess()).isFalse();
		assertThat(principal.policies()).isEmpty();
		if (hasPolicies()) {
			assertThat(principal.roles()).containsExactly(new Role(role, null), new Role(parent, null));
		}
		else {
			assertThat(principal.roles()).isEmpty();
		}
	}

	@Test
	void anAdministratorReadsTheirOwnRow() {
		String role = adminRole("Callers' owners");
		String user = user(Map.of("role", role, "first_name", "Grace"));
		DirectusPrincipal principal = resolve(this.nobody, jwt(user).role(role).admin().sign());
		assertThat(principal.firstName()).isEqualTo("Grace");
		assertThat(principal.roles()).containsExactly(new Role(role, "Callers' owners"));
		assertThat(principal.adminAccess()).isTrue();
		assertThat(principal.attributes()).containsEntry("id", user)
			.doesNotContainKeys("password", "token", "tfa_secret", "role", "policies");
	}

	@Test
	void aUserOfTheAppReadsTheirOwnRole() {
		appUserReadsTheirOwnRole(false);
		if (hasPolicies()) {
			appUserReadsTheirOwnRole(true);
		}
	}

	private void appUserReadsTheirOwnRole(boolean byParent) {
		String holder = role("Callers' app", hasPolicies() ? Map.of() : Map.of("app_access", true));
		if (hasPolicies()) {
			policy("Callers' app policy", Map.of("app_access", true), "role", holder);
		}
		String role = byParent ? role("Callers' app children", Map.of("parent", holder)) : holder;
		String user = user(Map.of("role", role));
		DirectusPrincipal principal = resolve(this.nobody, appToken(user, role));
		assertThat(principal.appAccess()).isTrue();
		assertThat(principal.adminAccess()).isFalse();
		assertThat(principal.roles()).extracting(Role::id).startsWith(role);
		assertThat(principal.firstName()).isEqualTo("Ada");
	}

	@Test
	void aSuspendedUserIsTakenWhileDirectusTakesTheToken() {
		String user = user(Map.of("status", "suspended"));
		assertThat(resolve(this.nobody, jwt(user).sign()).id()).isEqualTo(user);
	}

	@Test
	void aSuspendedUserWhoReadsTheirOwnStatusIsRefused() {
		String role = adminRole("Callers' former admins");
		String user = user(Map.of("role", role, "status", "suspended"));
		refused(jwt(user).role(role).admin().sign());
	}

	@Test
	void tokensThatAreExpiredForgedOrUnknownAreRefused() {
		String user = user(Map.of());
		refused(jwt(user).expiring(Duration.ofMinutes(-1)).sign());
		refused(jwt(user).signWith("another-secret"));
		refused(jwt(user).unsigned());
		refused("nobodys-static-token-" + UUID.randomUUID());
	}

	private String appToken(String user, String role) {
		return jwt(user).role(role).app().sign();
	}

	private void refused(String token) {
		StepVerifier.create(this.nobody.callers().resolve(token))
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
	}

}
