package io.github.springdirectus.scope;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.ElementReader;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.PathTemplate;
import io.github.springdirectus.http.Reply;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.http.HttpMethod;

/**
 * Asks the server for its relations, once for all views of a template, and again where
 * one was not known, though not more often than once a minute.
 */
final class RelationCatalog {

	private static final Duration SHORTEST_AGE = Duration.ofMinutes(1);

	private final Exchanges exchanges;

	private final ElementReader<? extends Map<String, ?>> rows;

	private final Clock clock;

	private final Mono<Loaded> loaded;

	/**
	 * Create a catalog. Nothing is asked yet.
	 * @param exchanges the way out, as the template itself
	 * @param rows reads rows
	 * @param clock tells the time
	 */
	RelationCatalog(Exchanges exchanges, ElementReader<? extends Map<String, ?>> rows, Clock clock) {
		this.exchanges = exchanges;
		this.rows = rows;
		this.clock = clock;
		// Whoever asks first has no say in it
		this.loaded = load().contextWrite((context) -> Context.empty()).cacheInvalidateIf(this::isOutdated);
	}

	Mono<RelationGraph> graph() {
		return this.loaded.map(Loaded::graph);
	}

	/**
	 * Ask again on the next occasion, since something was not known.
	 * @param graph where it was looked for
	 * @return whether a newer graph is there or will be asked for
	 */
	Mono<Boolean> doubt(RelationGraph graph) {
		return this.loaded.map((current) -> {
			if (current.graph != graph) {
				return true;
			}
			current.doubted = true;
			return isOutdated(current);
		});
	}

	private boolean isOutdated(Loaded current) {
		return current.doubted && !current.at.plus(SHORTEST_AGE).isAfter(this.clock.instant());
	}

	private Mono<Loaded> load() {
		return Mono.zip(rows("/relations"), rows("/fields"))
			.map((both) -> new Loaded(RelationGraph.of(both.getT1(), both.getT2()), this.clock.instant()))
			.onErrorMap(DirectusForbiddenException.class,
					(ex) -> new DirectusRequestException("The scopes of collections need to know the relations of the"
							+ " server, and the credentials of the template may not read them: give them read access"
							+ " to directus_relations and directus_fields. Nothing was sent for the call itself.", ex));
	}

	private Mono<? extends List<? extends Map<String, ?>>> rows(String path) {
		ExchangeRequest request = ExchangeRequest.of(HttpMethod.GET, PathTemplate.of(path), new Object[0], null,
				"relations");
		return this.exchanges.reply(request, this.rows).map(Reply::elements);
	}

	private static final class Loaded {

		private final RelationGraph graph;

		private final Instant at;

		private volatile boolean doubted;

		Loaded(RelationGraph graph, Instant at) {
			this.graph = graph;
			this.at = at;
		}

		RelationGraph graph() {
			return this.graph;
		}

	}

}
