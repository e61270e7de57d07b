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
import org.jspecify.annotations.Nullable;

/**
 * Makes the operations on collections; one for all views of a template.
 */
@Internal
public final class ItemOperationsFactory {

	private final Mappings mappings;

	private final SearchSettings settings;

	private final int pageSize;

	private final Scopes scopes;

	private final CutLists cutLists = new CutLists();

	/**
	 * Create a factory.
	 * @param mappings knows the types of items
	 * @param mode when a read travels as SEARCH
	 * @param threshold the longest path and query that go into a URL, in bytes
	 * @param pageSize how many items a page of a stream has
	 * @param scopes filters that no caller can widen
	 */
	public ItemOperationsFactory(Mappings mappings, SearchMode mode, long threshold, int pageSize, Scopes scopes) {
		this.mappings = mappings;
		this.pageSize = pageSize;
		this.scopes = scopes;
		this.settings = new SearchSettings(mode, threshold);
	}

	/**
	 * Operations on a collection whose items are maps.
	 * @param exchanges the way out
	 * @param collection the name of the collection
	 * @return the operations
	 */
	public ItemOperations<Map<String, @Nullable Object>> collection(Exchanges exchanges, String collection) {
		return operations(exchanges, collection, this.mappings.map(collection));
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
		return operations(exchanges, collection, this.mappings.of(type));
	}

	/**
	 * Operations on the collection that a type names.
	 * @param exchanges the way out
	 * @param type an annotated record or class
	 * @param <T> the type of the items
	 * @return the operations
	 */
	public <T> ItemOperations<T> collection(Exchanges exchanges, Class<T> type) {
		TypeMapping<T> mapping = this.mappings.of(type);
		String collection = mapping.collection();
		if (collection == null) {
			throw new DirectusRequestException(
					"%s names no collection. Annotate it with @DirectusCollection, or use".formatted(type.getName())
							+ " collection(name).as(" + type.getSimpleName() + ".class).");
		}
		return operations(exchanges, collection, mapping);
	}

	private <T> ItemOperations<T> operations(Exchanges exchanges, String collection, TypeMapping<T> type) {
		ItemRequests requests = requests(collection, type);
		return new DefaultItemOperations<>(
				new ItemContext<>(this, exchanges, requests, type, new Rows(this.mappings.writer())));
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

	CutLists cutLists() {
		return this.cutLists;
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
