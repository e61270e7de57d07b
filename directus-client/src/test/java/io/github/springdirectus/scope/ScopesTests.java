package io.github.springdirectus.scope;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.BaseUrl;
import io.github.springdirectus.http.ExchangeSettings;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.RetryPolicy;
import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.query.Filters;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

class ScopesTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String FIELDS = """
			{"data":[{"collection":"articles","field":"id","schema":{"is_primary_key":true}},\
			{"collection":"articles","field":"tenant"},{"collection":"articles","field":"title"},\
			{"collection":"authors","field":"id","schema":{"is_primary_key":true}}]}""";

	private static final String RELATION = """
			{"collection":"articles","field":"author","related_collection":"authors","meta":null}""";

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final List<String> relations = new ArrayList<>(List.of("{\"data\":[]}"));

	private final Mappings mappings = new Mappings((mapper) -> {
	});

	private final TestClock clock = new TestClock();

	private HttpStatus status = HttpStatus.OK;

	private Mono<Void> delay = Mono.empty();

	private Scopes scopes(CollectionScope... scopes) {
		WebClient.Builder client = WebClient.builder().exchangeFunction((request) -> {
			String path = request.url().getPath();
			this.asked.add(path);
			String body = path.equals("/fields") ? FIELDS
					: this.relations.get((this.relations.size() == 1) ? 0 : Math.min(1, this.asked.size() / 3));
			return this.delay.then(Mono.fromSupplier(() -> ClientResponse.create(this.status)
				.header("Content-Type", "application/json")
				.body(this.status.isError()
						? "{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}" : body)
				.build()));
		});
		Exchanges exchanges = Exchanges.of(BaseUrl.of("http://directus.example.com"), client,
				this.mappings.jsonMapper(),
				new ExchangeSettings(100_000, RetryPolicy.DEFAULT, Duration.ofSeconds(10), this.clock));
		return new Scopes(List.of(scopes), exchanges, this.mappings, this.clock);
	}

	private static CollectionScope tenant() {
		return CollectionScope.of("articles", (context) -> Mono.justOrEmpty(context.<Integer>getOrEmpty("tenant"))
			.map((tenant) -> field("tenant").eq(tenant)));
	}

	private static Flux<Map<String, Object>> query(Scopes scopes, String... fields) {
		return scopes.within((scope) -> Flux.just(scope.query("articles", Map.of("fields", List.of(fields)))))
			.contextWrite((context) -> context.put("tenant", 7));
	}

	@Test
	void theServerIsAskedOnceForAllSubscribers() {
		Sinks.Empty<Void> answer = Sinks.empty();
		this.delay = answer.asMono();
		Scopes scopes = scopes(tenant());
		StepVerifier.create(Flux.merge(query(scopes, "id"), query(scopes, "id")))
			.then(answer::tryEmitEmpty)
			.expectNextCount(2)
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(query(scopes, "id")).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.asked).containsExactlyInAnyOrder("/relations", "/fields");
	}

	@Test
	void aSubscriberThatGoesAwayDoesNotTakeTheAnswerFromOthers() {
		Sinks.Empty<Void> answer = Sinks.empty();
		this.delay = answer.asMono();
		Scopes scopes = scopes(tenant());
		query(scopes, "id").subscribe().dispose();
		StepVerifier.create(query(scopes, "id"))
			.then(answer::tryEmitEmpty)
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void eachSubscriberHasItsOwnFilter() {
		Flux<Map<String, Object>> call = scopes(tenant())
			.within((scope) -> Flux.just(scope.query("articles", Map.of("fields", List.of("id")))));
		for (int tenant : List.of(7, 8)) {
			StepVerifier.create(call.contextWrite((context) -> context.put("tenant", tenant)))
				.assertNext(
						(query) -> assertThat(query).containsEntry("filter", Map.of("tenant", Map.of("_eq", tenant))))
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	@Test
	void severalScopesOfACollectionHoldTogether() {
		Scopes scopes = scopes(tenant(),
				CollectionScope.of("articles", (context) -> Mono.just(field("title").eq("a"))));
		StepVerifier.create(query(scopes, "id"))
			.assertNext((query) -> assertThat(query).containsEntry("filter",
					Map.of("_and", List.of(Map.of("tenant", Map.of("_eq", 7)), Map.of("title", Map.of("_eq", "a"))))))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aScopeThatSaysNothingIsAnErrorOfTheCallsItAppliesTo() {
		List<CollectionScope> nothing = List.of(CollectionScope.of("articles", (context) -> Mono.empty()),
				CollectionScope.of("articles", (context) -> Mono.just(Filters.raw(Map.of()))),
				CollectionScope.of("articles", (context) -> Mono.just(Filters.raw(Map.of("_or", List.of(Map.of()))))),
				CollectionScope.of("articles", (context) -> Mono.error(new IllegalStateException("no tenant"))),
				CollectionScope.of("articles", (context) -> {
					throw new IllegalStateException("no tenant");
				}));
		for (CollectionScope scope : nothing) {
			Scopes scopes = scopes(tenant(), scope);
			StepVerifier.create(query(scopes, "id"))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfAny(DirectusRequestException.class,
						IllegalStateException.class))
				.verify(TIMEOUT);
			StepVerifier.create(scopes.within((known) -> Flux.just(known.query("authors", Map.of()))))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	@Test
	void aScopeOnACollectionThatIsNotKnownIsAnErrorOfEveryCall() {
		Scopes scopes = scopes(CollectionScope.of("artikles", (context) -> Mono.just(field("tenant").eq(7))));
		StepVerifier.create(query(scopes, "id"))
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("artikles"))
			.verify(TIMEOUT);
	}

	@Test
	void whereRelationsMayNotBeReadNothingIsSentAndTheRightIsNamed() {
		this.status = HttpStatus.FORBIDDEN;
		Scopes scopes = scopes(tenant());
		StepVerifier.create(query(scopes, "id"))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining("directus_relations"))
			.verify(TIMEOUT);
		this.status = HttpStatus.OK;
		StepVerifier.create(query(scopes, "id")).expectNextCount(1).expectComplete().verify(TIMEOUT);
	}

	@Test
	void anUnknownRelationIsAskedForAgainAfterAMinute() {
		this.relations.add("{\"data\":[" + RELATION + "]}");
		Scopes scopes = scopes(tenant());
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(query(scopes, "author.id")).expectError(DirectusRequestException.class).verify(TIMEOUT);
		}
		assertThat(this.asked).hasSize(2);
		this.clock.now = this.clock.now.plusSeconds(60);
		StepVerifier.create(query(scopes, "author.id")).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.asked).hasSize(4);
		StepVerifier.create(scopes.relation("articles", "author"))
			.expectNext(new Relation.ToOne("authors"))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(query(scopes, "nothing.id")).expectError(DirectusRequestException.class).verify(TIMEOUT);
		assertThat(this.asked).hasSize(4);
	}

	private static final class TestClock extends Clock {

		private Instant now = Instant.parse("2024-01-01T00:00:00Z");

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
