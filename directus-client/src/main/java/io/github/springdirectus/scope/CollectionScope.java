package io.github.springdirectus.scope;

import java.util.function.Function;

import io.github.springdirectus.query.Filter;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A filter on a collection that no caller can widen: a tenant, say. It is added to all
 * that is done with the items of the collection, by key too, and wherever another
 * collection reaches it: in nested reads and writes, in filters, in the replies of
 * writes. An item outside of it answers as one that does not exist.
 *
 * <pre>{@code
 * DirectusTemplate.builder()
 *     .scope(CollectionScope.of("articles", (context) -> Tenants.current(context)
 *         .map((tenant) -> field("tenant").eq(tenant))))
 * }</pre>
 *
 * With Spring Boot it is enough to declare it as a bean. Several scopes on one collection
 * hold together.
 *
 * <p>
 * What a scope says by {@code eq}, not within an {@code or}, is filled into new items; an
 * item that it could not find is not written. A scope reaches as far as relations are
 * known, which is asked of the server once, with the credentials of the template: they
 * need to read {@code directus_relations} and {@code directus_fields}, and every
 * collection that is used. Requests of the application's own, made by
 * {@code exchange(..)}, have no scopes. Nor has what Directus keeps of an item elsewhere,
 * in {@code directus_revisions} say, and a key that a column of another collection holds.
 */
public interface CollectionScope {

	/**
	 * Which collection the scope is on.
	 * @return the name of the collection
	 */
	String collection();

	/**
	 * Which items there are for a caller. Asked once for each subscription, before
	 * anything is sent.
	 * @param context the Reactor Context of the subscriber
	 * @return the filter; where it is empty or says nothing, the call is refused
	 */
	Mono<Filter> filter(ContextView context);

	/**
	 * A scope made of a function.
	 * @param collection the name of the collection
	 * @param filter which items there are for a caller
	 * @return the scope
	 */
	static CollectionScope of(String collection, Function<ContextView, Mono<Filter>> filter) {
		return new FunctionScope(collection, filter);
	}

}
