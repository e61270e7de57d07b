package io.github.springdirectus.docs;

import java.time.Duration;
import java.util.Map;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.scope.CollectionScope;
import io.github.springdirectus.test.DirectusServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The part of the page on writing that is about scopes, against a real Directus.
 */
@SpringBootTest
@DirectusServerTest(seed = "records.yaml", shared = false)
class ScopePageIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Autowired
	private DirectusTemplate directus;

	private static Context tenant(String name) {
		return Context.of("tenant", name);
	}

	@Test
	void aTenantHasNothingToDoWithAnothersLabels() {
		ItemOperations<Map<String, @Nullable Object>> labels = this.directus.collection("labels");
		Map<String, @Nullable Object> own = labels.create(Map.of("name", "Own"))
			.contextWrite(tenant("a"))
			.block(TIMEOUT);
		assertThat(own).containsEntry("tenant", "a");
		Object id = own.get("id");
		StepVerifier.create(labels.findById(id).contextWrite(tenant("b"))).expectComplete().verify(TIMEOUT);
		StepVerifier.create(labels.getById(id).contextWrite(tenant("b")))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
		StepVerifier.create(labels.deleteWhere((q) -> q.all()).contextWrite(tenant("b")))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(labels.count().contextWrite(tenant("a")).block(TIMEOUT)).isEqualTo(1);
		assertThat(labels.count().contextWrite(tenant("b")).block(TIMEOUT)).isZero();
		StepVerifier.create(labels.updateById(id, Map.of("tenant", "b")).contextWrite(tenant("a")))
			.expectError(DirectusRequestException.class)
			.verify(TIMEOUT);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Scopes {

		@Bean
		CollectionScope ownLabels() {
			return CollectionScope.of("labels", (context) -> Mono.just(field("tenant").eq(context.get("tenant"))));
		}

	}

}
