package io.github.springdirectus.items;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.PathTemplate;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Where the items of a collection are: {@code /items/articles}, or for a system
 * collection its own route, {@code /users} for {@code directus_users}.
 *
 * @param collection the name of the collection
 * @param list the path of the list
 * @param item the path of an item
 * @param segment what fills the first variable of the paths
 */
record CollectionRoute(String collection, PathTemplate list, PathTemplate item, String segment) {

	private static final String SYSTEM_PREFIX = "directus_";

	private static final PathTemplate ITEMS = PathTemplate.of("/items/{collection}");

	private static final PathTemplate ITEM = PathTemplate.of("/items/{collection}/{id}");

	private static final PathTemplate SYSTEM_ITEMS = PathTemplate.of("/{resource}");

	private static final PathTemplate SYSTEM_ITEM = PathTemplate.of("/{resource}/{id}");

	static CollectionRoute of(String collection) {
		if (collection.isBlank() || collection.equals(SYSTEM_PREFIX)) {
			throw new DirectusRequestException("The name of the collection is '" + collection
					+ "'. Pass the name of a collection, such as articles or directus_users.");
		}
		CollectionRoute route = collection.startsWith(SYSTEM_PREFIX)
				? new CollectionRoute(collection, SYSTEM_ITEMS, SYSTEM_ITEM,
						collection.substring(SYSTEM_PREFIX.length()))
				: new CollectionRoute(collection, ITEMS, ITEM, collection);
		route.list.expand(route.segment);
		return route;
	}

	boolean isSystem() {
		return this.list == SYSTEM_ITEMS;
	}

	ExchangeRequest list(HttpMethod method, String operation) {
		return ExchangeRequest.of(method, this.list, new Object[] { this.segment }, this.collection, operation);
	}

	ExchangeRequest item(HttpMethod method, @Nullable Object id, String operation) {
		return ExchangeRequest.of(method, this.item, new Object[] { this.segment, id }, this.collection, operation);
	}

}
