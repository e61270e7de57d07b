package io.github.springdirectus.scope;

import java.util.function.Function;

import io.github.springdirectus.query.Filter;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A scope made of a function.
 *
 * @param collection the name of the collection
 * @param function which items there are for a caller
 */
record FunctionScope(String collection, Function<ContextView, Mono<Filter>> function) implements CollectionScope {

	@Override
	public Mono<Filter> filter(ContextView context) {
		return this.function.apply(context);
	}

}
