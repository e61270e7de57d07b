package io.github.springdirectus.scope;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.ElementReader;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.model.Internal;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.query.FilterCheck;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.query.QueryRenderer;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.util.context.ContextView;

/**
 * The scopes of a template, and what it takes to apply them: one for all of its views.
 */
@Internal
public final class Scopes {

	private final List<CollectionScope> scopes;

	private final Mappings mappings;

	private final RelationCatalog catalog;

	/**
	 * Create scopes. Nothing is asked of the server yet, and never where there are none.
	 * @param scopes the scopes
	 * @param exchanges the way out, as the template itself
	 * @param mappings knows names, and reads rows
	 * @param clock tells the time
	 */
	public Scopes(List<CollectionScope> scopes, Exchanges exchanges, Mappings mappings, Clock clock) {
		this.scopes = List.copyOf(scopes);
		this.mappings = mappings;
		ElementReader<Map<String, @Nullable Object>> rows = mappings.map().reader()::readAll;
		this.catalog = new RelationCatalog(exchanges, rows, clock);
	}

	/**
	 * Whether there are none.
	 * @return whether calls are made as they are
	 */
	public boolean isEmpty() {
		return this.scopes.isEmpty();
	}

	/**
	 * The relation that a field is, as the credentials of the template see it.
	 * @param collection the collection
	 * @param field the field
	 * @return the relation; empty where the field is none
	 */
	public Mono<Relation> relation(String collection, String field) {
		return this.catalog.graph().flatMap((graph) -> Mono.justOrEmpty(graph.relations(collection).get(field)));
	}

	/**
	 * Make a call within the scopes of the subscriber.
	 * @param call the call; it throws at once where it can't be kept within them
	 * @param <R> the type of its results
	 * @return the results
	 */
	public <R> Flux<R> within(Function<Scope, Flux<R>> call) {
		return Flux.deferContextual((context) -> this.catalog.graph()
			.flatMapMany((graph) -> scope(graph, context).flatMapMany((scope) -> make(call, scope, graph, context))));
	}

	private <R> Flux<R> make(Function<Scope, Flux<R>> call, Scope scope, RelationGraph graph, ContextView context) {
		try {
			// What fails later may have sent something, and is not made again
			return apply(call, scope, graph).onErrorResume(UnknownName::isReason,
					(ex) -> this.catalog.doubt(graph).thenMany(Flux.error(ex)));
		}
		catch (DirectusRequestException ex) {
			return UnknownName.isReason(ex)
					? this.catalog.doubt(graph).flatMapMany((newer) -> newer ? again(call, context) : Flux.error(ex))
					: Flux.error(ex);
		}
	}

	private <R> Flux<R> again(Function<Scope, Flux<R>> call, ContextView context) {
		return this.catalog.graph()
			.flatMapMany((graph) -> scope(graph, context).flatMapMany((scope) -> apply(call, scope, graph)));
	}

	/**
	 * A scope on a collection that is not known protects nothing, and must not pass
	 * unnoticed: no call is made.
	 */
	private <R> Flux<R> apply(Function<Scope, Flux<R>> call, Scope scope, RelationGraph graph) {
		this.scopes.forEach((each) -> {
			if (!graph.has(each.collection())) {
				throw UnknownName.refused(each.collection());
			}
		});
		return call.apply(scope);
	}

	private Mono<Scope> scope(RelationGraph graph, ContextView context) {
		return Flux.fromIterable(this.scopes)
			.concatMap((scope) -> filter(scope, graph, context).materialize()
				.map((signal) -> Map.entry(scope.collection(), signal)))
			.collectList()
			.map((filters) -> {
				Map<String, Supplier<Map<String, ?>>> joined = new LinkedHashMap<>();
				filters
					.forEach((filter) -> joined.merge(filter.getKey(), () -> value(filter.getValue()), Scopes::both));
				return new Scope(joined, graph);
			});
	}

	/**
	 * A scope that could not be told is an error of the calls alone that it applies to.
	 */
	private static Map<String, ?> value(Signal<Map<String, ?>> signal) {
		Map<String, ?> filter = signal.get();
		if (filter != null) {
			return filter;
		}
		Throwable failure = signal.getThrowable();
		throw Exceptions.propagate((failure != null) ? failure : new IllegalStateException("no filter"));
	}

	private static Supplier<Map<String, ?>> both(Supplier<Map<String, ?>> one, Supplier<Map<String, ?>> other) {
		return () -> Trees.all(new ArrayList<>(List.of(one.get(), other.get())));
	}

	private Mono<Map<String, ?>> filter(CollectionScope scope, RelationGraph graph, ContextView context) {
		return Mono.defer(() -> scope.filter(context))
			.switchIfEmpty(Mono.error(() -> refused(scope, "is empty for this caller")))
			.map((filter) -> {
				if (FilterCheck.saysNothing(filter)) {
					throw refused(scope, "says nothing for this caller");
				}
				return render(scope.collection(), filter, graph);
			});
	}

	private Map<String, ?> render(String collection, Filter filter, RelationGraph graph) {
		Map<String, Object> rendered = QueryRenderer.render(Query.of((query) -> query.filter(filter)),
				new ScopeNames(this.mappings, collection, graph));
		return Trees.all(List.of(Trees.map(rendered.get("filter"))));
	}

	private static DirectusRequestException refused(CollectionScope scope, String reason) {
		return new DirectusRequestException("The scope on \"" + scope.collection() + "\" " + reason
				+ ", so that nothing was sent: it must emit a filter that says which items there are.");
	}

}
