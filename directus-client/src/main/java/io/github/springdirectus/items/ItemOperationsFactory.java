package io.github.springdirectus.items;

import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.ElementReader;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.model.Internal;
import io.github.springdirectus.scope.Scope;
import io.github.springdirectus.scope.Scopes;
import io.github.springdirectus.write.ClientKeys;
import io.github.springdirectus.write.WriteRules;
import org.jspecify.annotations.Nullable;

/**
 * Makes the operations on collections; one for all views of a template.
 */
@Internal
public final class ItemOperationsFactory {

	private final Mappings mappings;

	private final WriteRules rules;

	private final ItemAccess access;

	private final SearchSettings settings;

	private final int pageSize;

	private final Scopes scopes;

	private final CutLists cutLists = new CutLists();

	/**
	 * Create a factory.
	 * @param mappings knows the types of items
	 * @param rules what every write goes through
	 * @param scopes filters that no caller can widen
	 * @param mode when a read travels as SEARCH
	 * @param threshold the longest path and query that go into a URL, in bytes
	 * @param pageSize how many items a page of a stream has
	 */
	public ItemOperationsFactory(Mappings mappings, WriteRules rules, Scopes scopes, SearchMode mode, long threshold,
			int pageSize) {
		this.mappings = mappings;
		this.rules = rules;
		this.scopes = scopes;
		this.access = new ItemAccess(mappings);
		this.pageSize = pageSize;
		this.settings = new SearchSettings(mode, threshold);
	}

	/**
	 * Operations on a collection whose items are maps.
	 * @param exchanges the way out
	 * @param collection the name of the collection
	 * @return the operations
	 */
	public ItemOperations<Map<String, @Nullable Object>> collection(Exchanges exchanges, String collection) {
		return new DefaultItemOperations<>(context(exchanges, collection, this.mappings.map(collection)));
	}

	/**
	 * Operations on a collection with a type for its items.
	 * @param exchanges the way out
	 * @param collection the name of the collection
	 * @param type a record or class
	 * @param <T> the type of the items
	 * @return the operations
	 */
	public <T> ItemOperations<T> collection(Exchanges exchanges, String collection, Class<T> type) {
		return new DefaultItemOperations<>(context(exchanges, collection, this.mappings.of(type)));
	}

	/**
	 * Operations on the collection that a type names.
	 * @param exchanges the way out
	 * @param type an annotated record or class
	 * @param <T> the type of the items
	 * @return the operations
	 */
	public <T> ItemOperations<T> collection(Exchanges exchanges, Class<T> type) {
		return new DefaultItemOperations<>(context(exchanges, type, "collection"));
	}

	/**
	 * Operations on a singleton whose item is a map.
	 * @param exchanges the way out
	 * @param collection the name of the singleton
	 * @return the operations
	 */
	public SingletonOperations<Map<String, @Nullable Object>> singleton(Exchanges exchanges, String collection) {
		return new DefaultSingletonOperations<>(context(exchanges, collection, this.mappings.map(collection)));
	}

	/**
	 * Operations on a singleton with a type for its item.
	 * @param exchanges the way out
	 * @param collection the name of the singleton
	 * @param type a record or class
	 * @param <T> the type of the item
	 * @return the operations
	 */
	public <T> SingletonOperations<T> singleton(Exchanges exchanges, String collection, Class<T> type) {
		return new DefaultSingletonOperations<>(context(exchanges, collection, this.mappings.of(type)));
	}

	/**
	 * Operations on the singleton that a type names.
	 * @param exchanges the way out
	 * @param type an annotated record or class
	 * @param <T> the type of the item
	 * @return the operations
	 */
	public <T> SingletonOperations<T> singleton(Exchanges exchanges, Class<T> type) {
		return new DefaultSingletonOperations<>(context(exchanges, type, "singleton"));
	}

	private <T> ItemContext<T> context(Exchanges exchanges, Class<T> type, String method) {
		TypeMapping<T> mapping = this.mappings.of(type);
		String collection = mapping.collection();
		if (collection == null) {
			throw new DirectusRequestException(
					"%s names no collection. Annotate it with @DirectusCollection, or use %s(name).as(%s.class)."
						.formatted(type.getName(), method, type.getSimpleName()));
		}
		return context(exchanges, collection, mapping);
	}

	private <T> ItemContext<T> context(Exchanges exchanges, String collection, TypeMapping<T> type) {
		ItemRequests requests = requests(collection, type);
		return new ItemContext<>(this, exchanges, requests, type, new Rows(this.rules, type, collection));
	}

	private ItemRequests requests(String collection, TypeMapping<?> type) {
		return new ItemRequests(CollectionRoute.of(collection), type, this.mappings, this.settings, Scope.NONE);
	}

	/**
	 * Builds requests for the rows of any collection.
	 */
	ItemRequests requests(String collection) {
		return requests(collection, this.mappings.map());
	}

	Scopes scopes() {
		return this.scopes;
	}

	ItemAccess access() {
		return this.access;
	}

	CutLists cutLists() {
		return this.cutLists;
	}

	ClientKeys clientKeys() {
		return this.rules.clientKeys();
	}

	int pageSize() {
		return this.pageSize;
	}

	/**
	 * Reads rows that are no items.
	 */
	ElementReader<Map<String, @Nullable Object>> rows() {
		return this.mappings.map().reader()::readAll;
	}

}
