package io.github.springdirectus.it;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.scope.CollectionScope;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import static io.github.springdirectus.query.Filters.field;

/**
 * Tenants on a real Directus of each version, all of whose requests are made by an
 * administrator: only scopes keep them apart.
 */
abstract class ScopeTest {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	static final String TENANT = "tenant";

	/** They hold too many collections for the shared servers. */
	private static final Map<DirectusVersion, DirectusServer> SERVERS = new ConcurrentHashMap<>();

	final DirectusServer server;

	final DirectusTemplate everything;

	final DirectusTemplate directus;

	ScopeTest(DirectusVersion version) {
		this.server = SERVERS.computeIfAbsent(version,
				(each) -> DirectusServer.builder(each)
					.exclusive()
					.seed(DirectusSeed.fromResource("scope.yaml"))
					.start());
		this.everything = template().build();
		this.directus = withScopes(template()).build();
	}

	private static Mono<Filter> tenant(ContextView context) {
		return Mono.justOrEmpty(context.<Integer>getOrEmpty(TENANT)).map((tenant) -> field("tenant").eq(tenant));
	}

	static DirectusTemplate.Builder withScopes(DirectusTemplate.Builder template) {
		for (String collection : List.of("authors", "articles", "notes", "tags", "headings", "keys")) {
			template.scope(CollectionScope.of(collection, ScopeTest::tenant));
		}
		return template;
	}

	DirectusTemplate.Builder template() {
		return DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(this.server.adminToken()));
	}

	ItemOperations<Map<String, Object>> scoped(String collection) {
		return this.directus.collection(collection);
	}

	ItemOperations<Map<String, Object>> all(String collection) {
		return this.everything.collection(collection);
	}

	static <T> Flux<T> as(int tenant, Flux<T> call) {
		return call.contextWrite((context) -> context.put(TENANT, tenant));
	}

	static <T> Mono<T> as(int tenant, Mono<T> call) {
		return call.contextWrite((context) -> context.put(TENANT, tenant));
	}

}
