package io.github.springdirectus.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scopes where the template or the caller may not see everything. Directus 10 gives
 * rights to roles alone, and 12 without a licence has none on fields.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("withRights")
class ScopeAccessIT extends ScopeTest {

	ScopeAccessIT(DirectusVersion version) {
		super(version);
	}

	static Stream<DirectusVersion> withRights() {
		return DirectusVersion.enabled().stream().filter((version) -> version == DirectusVersion.V11);
	}

	@BeforeEach
	void giveRights() {
		this.server.applyOnce(DirectusSeed.fromResource("scope-access.yaml"));
	}

	/**
	 * A template that sees less than its callers.
	 */
	private ItemOperations<Map<String, Object>> seenByAnAdministrator(DirectusCredentials credentials) {
		DirectusTemplate template = withScopes(template().credentials(credentials)).build();
		return template.as(DirectusCredentials.staticToken(this.server.adminToken())).collection("articles");
	}

	@Test
	void withoutTheRightToReadRelationsNothingIsSent() {
		ItemOperations<Map<String, Object>> articles = seenByAnAdministrator(DirectusCredentials.anonymous());
		StepVerifier.create(as(7, articles.find()))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("directus_relations"))
			.verify(TIMEOUT);
	}

	@Test
	void relationsThatTheTemplateCannotSeeAreNotFollowed() {
		ItemOperations<Map<String, Object>> articles = seenByAnAdministrator(
				DirectusCredentials.staticToken("blind-token"));
		for (Query query : List.of(Query.of((q) -> q.fields("author.name")), Query.of((q) -> q.fields("notes.*")),
				Query.of((q) -> q.fields("notes")), Query.of((q) -> q.filter(field("author.name").eq("Bob8"))),
				Query.of((q) -> q.filter(field("notes").eq(2))))) {
			StepVerifier.create(as(7, articles.find(query)))
				.expectError(DirectusRequestException.class)
				.verify(TIMEOUT);
		}
		for (String wildcards : List.of("*", "*.*", "*.*.*")) {
			assertThat(as(7, articles.find((q) -> q.fields(wildcards).filter(field("id").lt(6)))).collectList()
				.block(TIMEOUT)
				.toString()).contains("seven one").doesNotContain("Bob8", "note8", "blue8", "head8", "eight");
		}
		for (Map<String, Object> row : List.<Map<String, Object>>of(Map.of("author", 2), Map.of("notes", List.of(2)))) {
			StepVerifier.create(as(7, articles.updateById(1, row)))
				.expectError(DirectusRequestException.class)
				.verify(TIMEOUT);
		}
	}

	/**
	 * Directus finds the items of an update by query without asking whether they may be
	 * read. Keys beside them are looked up, which the caller must be allowed to.
	 */
	@Test
	void aCallerWhoMayNotReadWritesTheOwnItemsAlone() {
		ItemOperations<Map<String, Object>> articles = this.directus
			.as(DirectusCredentials.staticToken("writing-token"))
			.collection("articles");
		int tenant = 1;
		StepVerifier.create(as(tenant, articles.create(Map.of("title", "written")))).verifyComplete();
		Object own = all("articles").findFirst((q) -> q.filter(field("tenant").eq(tenant))).block(TIMEOUT).get("id");
		StepVerifier.create(as(tenant, articles.updateById(own, Map.of("title", "changed")))).verifyComplete();
		StepVerifier.create(as(2, articles.updateById(own, Map.of("title", "stolen")))).verifyComplete();
		StepVerifier.create(as(2, articles.deleteById(own))).verifyComplete();
		assertThat(all("articles").findById(own).block(TIMEOUT)).containsEntry("title", "changed");
		StepVerifier.create(as(tenant, articles.updateEach(List.of(Map.of("id", own, "title", "x")))))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
		StepVerifier.create(as(tenant, articles.deleteById(own))).verifyComplete();
		assertThat(all("articles").findById(own).blockOptional(TIMEOUT)).isEmpty();
	}

}
