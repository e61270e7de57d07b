package io.github.springdirectus.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What applies to one call: the filters on collections, as they are for its caller, and
 * how the collections lead to each other.
 */
@Internal
public final class Scope {

	/**
	 * No scopes at all: everything stays as it is.
	 */
	public static final Scope NONE = new Scope(Map.of(), new RelationGraph(Map.of()));

	private final Map<String, Supplier<Map<String, ?>>> filters;

	private final RelationGraph graph;

	/**
	 * Create a scope.
	 * @param filters the filters, by collection; one that could not be made throws why
	 * @param graph knows the relations
	 */
	Scope(Map<String, Supplier<Map<String, ?>>> filters, RelationGraph graph) {
		this.filters = Map.copyOf(filters);
		this.graph = graph;
	}

	/**
	 * Whether no collection has a filter.
	 * @return whether there is nothing to do
	 */
	public boolean isNone() {
		return this.filters.isEmpty();
	}

	/**
	 * Whether a collection has a filter.
	 * @param collection the collection
	 * @return whether its items must be asked for by a filter, never by key alone
	 */
	public boolean covers(String collection) {
		return this.filters.containsKey(collection);
	}

	/**
	 * The field of a collection's primary key.
	 * @param collection a collection that has a filter
	 * @return the field
	 */
	public String keyField(String collection) {
		return this.graph.key(collection);
	}

	/**
	 * What is read, kept within the scopes.
	 * @param collection the collection
	 * @param query the parameters of the query
	 * @return the parameters to send
	 */
	public Map<String, Object> query(String collection, Map<String, Object> query) {
		return isNone() ? query : new ScopedQuery(this, collection).read(query);
	}

	/**
	 * Which items are written to, kept within the scopes.
	 * @param collection the collection
	 * @param query the parameters that say which
	 * @return the parameters to send
	 */
	public Map<String, Object> items(String collection, Map<String, Object> query) {
		return isNone() ? query : new ScopedQuery(this, collection).items(query);
	}

	/**
	 * The reply of a write, kept within the scopes: what it reaches, not which items.
	 * @param collection the collection
	 * @param query the parameters of the reply
	 * @return the parameters to send
	 */
	public Map<String, Object> reply(String collection, Map<String, Object> query) {
		return isNone() ? query : new ScopedQuery(this, collection).reply(query);
	}

	/**
	 * Rows, kept within the scopes.
	 * @param collection the collection
	 * @param rows maps of plain values, as they would be sent
	 * @param kind whether they are new
	 * @return the rows to send, and what must be asked before
	 */
	public ScopedWrite write(String collection, List<Map<String, @Nullable Object>> rows, RowKind kind) {
		if (isNone()) {
			return new ScopedWrite(rows, List.of());
		}
		KeysToCheck checks = new KeysToCheck(this);
		ScopedRows scoped = new ScopedRows(this, checks);
		List<Map<String, @Nullable Object>> kept = new ArrayList<>(rows.size());
		for (Map<String, @Nullable Object> row : rows) {
			kept.add(scoped.root(collection, row, kind));
		}
		return new ScopedWrite(kept, checks.all());
	}

	/**
	 * The filter on a collection.
	 * @return the filter, or {@code null} where there is none
	 */
	@Nullable Map<String, ?> filter(String collection) {
		Supplier<Map<String, ?>> filter = this.filters.get(collection);
		return (filter != null) ? filter.get() : null;
	}

	/**
	 * Whether an item of a many-to-any relation may be of a collection that has a filter.
	 */
	boolean covers(Relation.ToAny any) {
		return !isNone() && (any.targets().isEmpty() || any.targets().stream().anyMatch(this::covers));
	}

	RelationGraph graph() {
		return this.graph;
	}

}
