package io.github.springdirectus.core;

import java.util.Map;

import io.github.springdirectus.auth.AuthOperations;
import io.github.springdirectus.auth.CallerResolver;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.items.SingletonOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * All of Directus, as one identity. Immutable and thread-safe.
 *
 * @see DirectusTemplate
 */
public interface DirectusOperations {

	/**
	 * The items of the collection that a type names.
	 * @param type a record or class annotated with
	 * {@link io.github.springdirectus.model.DirectusCollection}
	 * @param <T> the type of the items
	 * @return the operations on the collection
	 * @throws io.github.springdirectus.error.DirectusRequestException where the type
	 * names no collection or can't be an item
	 */
	<T> ItemOperations<T> collection(Class<T> type);

	/**
	 * The items of a collection, as maps in the order of the answer. Whole numbers are
	 * {@code Integer}, {@code Long} or {@code BigInteger} by their size, others
	 * {@code BigDecimal}.
	 * @param name the name of the collection; one that starts with {@code directus_} goes
	 * to its system route
	 * @return the operations on the collection
	 */
	ItemOperations<Map<String, @Nullable Object>> collection(String name);

	/**
	 * The singleton that a type names: a collection that holds one item.
	 * @param type a record or class annotated with
	 * {@link io.github.springdirectus.model.DirectusCollection}
	 * @param <T> the type of the item
	 * @return the operations on the singleton
	 * @throws io.github.springdirectus.error.DirectusRequestException where the type
	 * names no collection or can't be an item
	 */
	<T> SingletonOperations<T> singleton(Class<T> type);

	/**
	 * A singleton, its item as a map, as of {@link #collection(String)}.
	 * @param name the name of the singleton; {@code directus_settings} for the settings
	 * of Directus
	 * @return the operations on the singleton
	 */
	SingletonOperations<Map<String, @Nullable Object>> singleton(String name);

	/**
	 * The same server as somebody else. Cheap: connections and caches are shared.
	 * @param credentials who to be
	 * @return a copy with other credentials
	 */
	DirectusOperations as(DirectusCredentials credentials);

	/**
	 * The same server as whoever calls the application: the
	 * {@link io.github.springdirectus.auth.CallerToken} that is in the Reactor Context
	 * when a publisher is subscribed to. Where there is none, it ends with a
	 * {@link io.github.springdirectus.error.DirectusRequestException}: never is a request
	 * made with the credentials of this view instead.
	 * @return a copy that acts as the caller
	 */
	DirectusOperations asCaller();

	/**
	 * Who tokens belong to, as the credentials that the template was built with see it,
	 * whichever view is asked.
	 * @return the resolver, the same one for all views of a template
	 */
	CallerResolver callers();

	/**
	 * Logins, sessions and passwords. {@link AuthOperations#logout()} ends the session of
	 * this view.
	 * @return the operations
	 */
	AuthOperations auth();

	/**
	 * A request of the caller's own, for a custom endpoint say, with the same encoding,
	 * identity, retries and errors as all others. It is sent as it is: a
	 * {@link io.github.springdirectus.scope.CollectionScope} does not apply to it.
	 * @param method the method
	 * @param pathTemplate a path below the configured url, such as
	 * {@code /newsletter/{id}}; each variable fills one segment
	 * @param variables the values of the variables, in their order
	 * @return the request, to be completed
	 * @throws io.github.springdirectus.error.DirectusRequestException where the template
	 * is a URL or has a query, or where a variable is empty, {@code .} or {@code ..}
	 */
	ExchangeSpec exchange(HttpMethod method, String pathTemplate, @Nullable Object... variables);

}
