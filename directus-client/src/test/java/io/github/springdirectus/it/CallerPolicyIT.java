package io.github.springdirectus.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.auth.DirectusPrincipal.Policy;
import io.github.springdirectus.auth.DirectusPrincipal.Role;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers with policies and roles that have parents, both of which came with Directus 11.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("withPolicies")
class CallerPolicyIT extends CallerTest {

	CallerPolicyIT(DirectusVersion version) {
		super(version);
	}

	static Stream<DirectusVersion> withPolicies() {
		return DirectusVersion.enabled().stream().filter((version) -> version != DirectusVersion.V10);
	}

	@Test
	void rolesAreTheUsersOwnAndAllItsParents() {
		String parent = role("Line 5", Map.of());
		policy("Of the topmost", Map.of("app_access", true), "role", parent);
		for (int line = 4; line >= 1; line--) {
			parent = role("Line " + line, Map.of("parent", parent));
		}
		String policy = policy("Of line 1", Map.of(), "role", parent);
		String user = user(Map.of("role", parent));
		String own = policy("Of the user", Map.of(), "user", user);

		DirectusPrincipal principal = resolve(this.directus, jwt(user).sign());

		assertThat(principal.roles()).extracting(Role::name)
			.containsExactly("Line 1", "Line 2", "Line 3", "Line 4", "Line 5");
		assertThat(principal.policies()).extracting(Policy::name)
			.containsExactly("Of line 1", "Of the topmost", "Of the user");
		assertThat(principal.policies()).extracting(Policy::id).contains(policy, own);
		assertThat(principal.hasPolicy("Of the user")).isTrue();
		assertThat(principal.appAccess()).isTrue();
		assertThat(principal.adminAccess()).isFalse();
	}

	@Test
	void anAdministratorIsOneByAParentOrAPolicyOfTheirOwn() {
		String child = role("Callers' juniors", Map.of("parent", adminRole("Callers' seniors")));
		assertThat(resolve(this.directus, jwt(user(Map.of("role", child))).sign()).adminAccess()).isTrue();
		String user = user(Map.of());
		policy("Callers' own", Map.of("admin_access", true), "user", user);
		assertThat(resolve(this.directus, jwt(user).sign()).adminAccess()).isTrue();
	}

	@Test
	void aPolicyThatIsBoundToAddressesIsNotCounted() {
		String user = user(Map.of());
		String bound = policy("Callers' bound", Map.of("admin_access", true, "ip_access", List.of("203.0.113.7")),
				"user", user);
		DirectusPrincipal principal = resolve(this.directus, jwt(user).sign());
		assertThat(principal.adminAccess()).isFalse();
		assertThat(principal.hasPolicy(bound)).isFalse();
	}

	@Test
	void aUserWithoutARoleHasThePublicPoliciesAndNoOtherUserHas() {
		String everybodys = publicPolicy("Callers' public");
		make("/permissions", Map.of("policy", everybodys, "collection", "directus_folders", "action", "read", "fields",
				List.of("*"), "permissions", Map.of()));
		String user = user(Map.of());
		String own = policy("Callers' own", Map.of(), "user", user);
		String role = role("Callers' role", Map.of());
		String userWithRole = user(Map.of("role", role));

		DirectusPrincipal principal = resolve(this.directus, jwt(user).sign());
		assertThat(principal.policies()).extracting(Policy::id).startsWith(own).contains(everybodys);
		assertThat(principal.roles()).isEmpty();
		assertThat(resolve(this.directus, jwt(userWithRole).role(role).sign()).policies()).isEmpty();

		StepVerifier.create(folders(jwt(user).sign())).expectComplete().verify(TIMEOUT);
		StepVerifier.create(folders(jwt(userWithRole).role(role).sign()))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
	}

	private Flux<?> folders(String token) {
		return this.directus.as(DirectusCredentials.accessToken(token)).collection("directus_folders").find();
	}

	@Test
	void withoutAServiceAccountAnAdministratorsRolesBeginWithTheirOwn() {
		String top = adminRole("Line 3");
		String middle = role("Line 2", Map.of("parent", top));
		String role = role("Line 1", Map.of("parent", middle));
		String token = jwt(user(Map.of("role", role))).role(role).sign();
		assertThat(resolve(this.nobody, token).roles()).extracting(Role::id).containsExactly(role, middle, top);
	}

}
