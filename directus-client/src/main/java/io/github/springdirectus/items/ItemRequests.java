package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.query.Filters;
import io.github.springdirectus.query.Meta;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.query.QueryRenderer;
import io.github.springdirectus.query.RenderedOnce;
import io.github.springdirectus.scope.KeysInScope;
import io.github.springdirectus.scope.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Builds the requests for the items of one collection: which method and path, and whether
 * a query travels in the URL or in the body.
 *
 * @param route where the items are
 * @param type tells the key, and what to ask for where a query names no fields
 * @param mappings knows names, and writes filters as JSON
 * @param settings when to use SEARCH
 * @param scope what no caller may leave
 */
record ItemRequests(CollectionRoute route, TypeMapping<?> type, Mappings mappings, SearchSettings settings,
		Scope scope) {

	private static final Set<String> OF_AN_ITEM = Set.of("fields", "alias", "version", "versionRaw", "backlink",
			"deep");

	private static final Set<String> OF_A_LIST_OF_ONE = Set.of("fields", "filter", "search", "limit", "alias",
			"version", "versionRaw", "backlink", "deep");

	/**
	 * The same requests, kept within scopes.
	 */
	ItemRequests in(Scope scope) {
		return new ItemRequests(this.route, this.type, this.mappings, this.settings, scope);
	}

	ExchangeRequest list(Query query, String operation) {
		return list(parameters(query), operation);
	}

	private ExchangeRequest list(QueryParameters parameters, String operation) {
		ExchangeRequest get = this.route.list(HttpMethod.GET, operation).withQuery(parameters.encoded());
		boolean search = this.settings.needsSearch(get) || parameters.hasSortWithComma();
		return search ? this.route.list(ExchangeRequest.SEARCH, operation).withBody(Map.of("query", parameters.tree()))
				: get;
	}

	/**
	 * There is no SEARCH on an item, and Directus ignores a filter there: a long query,
	 * one with conditions and one within a scope become a list with the key as a
	 * condition.
	 */
	ExchangeRequest byId(Object id, Query query, String operation) {
		ExchangeRequest get = this.route.item(HttpMethod.GET, id, operation);
		if (query.filter() == null && query.search() == null && !isScoped()) {
			get = get.withQuery(parameters(query, OF_AN_ITEM).encoded());
			if (!this.settings.isTooLong(get)) {
				return get;
			}
		}
		Query list = query.mutate().filter(Filters.field(keyField()).eq(id)).limit(1).build();
		return list(parameters(list, OF_A_LIST_OF_ONE), operation);
	}

	/**
	 * A file is for people: it has the fields that the query names, or all of them, not
	 * those of a Java type.
	 */
	ExchangeRequest export(ExportFormat format, Query query) {
		Map<String, Object> tree = new LinkedHashMap<>(render(query));
		tree.remove("meta");
		tree.put("export", format.key());
		return list(parameters(tree), "export");
	}

	/**
	 * The same items, but their keys alone, all of them but the first ones, and counted.
	 */
	Query keysOnly(Query query, int skipped) {
		return query.mutate().fields(this.type.keyField()).limit(-1).offset(skipped).meta(Meta.FILTER_COUNT).build();
	}

	/**
	 * Those of the items that have certain keys.
	 */
	Query byKeys(Query query, List<?> keys) {
		return query.mutate().filter(Filters.field(this.type.keyField()).in(keys)).limit(-1).build();
	}

	/**
	 * The query with the key among its fields.
	 */
	Query withKey(Query query) {
		List<String> extended = new ArrayList<>();
		if (render(complete(query)).get("fields") instanceof List<?> fields) {
			fields.forEach((field) -> extended.add(field.toString()));
		}
		if (extended.isEmpty() || extended.contains(this.type.keyField()) || extended.contains("*")) {
			return query;
		}
		extended.add(this.type.keyField());
		return query.mutate().fields(extended).build();
	}

	ExchangeRequest count(Query query) {
		Map<String, Object> tree = new LinkedHashMap<>(render(query));
		tree.keySet().retainAll(Set.of("filter", "search"));
		tree.put("aggregate", Map.of("count", List.of("*")));
		return list(parameters(tree), "count");
	}

	ExchangeRequest aggregate(Query query) {
		if (query.aggregates().isEmpty()) {
			throw new DirectusRequestException(
					"Nothing is to be computed: write aggregate(countAll()), or use find(...).");
		}
		return list(parameters(render(query)), "aggregate");
	}

	ExchangeRequest create(Object body, Query reply, String operation) {
		return replying(this.route.list(HttpMethod.POST, operation), reply).withBody(body);
	}

	ExchangeRequest update(Object id, Map<String, ?> changes, Query reply) {
		ExchangeRequest item = this.route.item(HttpMethod.PATCH, id, "updateById");
		return isScoped() ? updateAll("updateById", List.of(id), changes, reply)
				: replying(item, reply).withBody(changes);
	}

	ExchangeRequest updateAll(Collection<?> ids, Map<String, ?> changes, Query reply) {
		return updateAll("updateAllById", ids, changes, reply);
	}

	private ExchangeRequest updateAll(String operation, Collection<?> ids, Map<String, ?> changes, Query reply) {
		List<?> keys = keys(ids);
		Map<String, Object> body = new LinkedHashMap<>();
		body.put(isScoped() ? "query" : "keys", isScoped() ? itemsByKeys(keys) : keys);
		body.put("data", changes);
		return replying(this.route.list(HttpMethod.PATCH, operation), reply).withBody(body);
	}

	ExchangeRequest delete(Object id) {
		ExchangeRequest item = this.route.item(HttpMethod.DELETE, id, "deleteById");
		return isScoped()
				? this.route.list(HttpMethod.DELETE, "deleteById").withBody(Map.of("query", itemsByKeys(List.of(id))))
				: item;
	}

	ExchangeRequest deleteAll(Collection<?> ids) {
		List<?> keys = keys(ids);
		return this.route.list(HttpMethod.DELETE, "deleteAllById")
			.withBody(isScoped() ? Map.of("query", itemsByKeys(keys)) : keys);
	}

	/**
	 * Which of the keys that a write names are of items within a scope.
	 */
	ExchangeRequest found(KeysInScope check, List<Object> keys) {
		return list(parameters(check.query(keys)), "scope");
	}

	/**
	 * Whether items must be asked for by a filter, never by key alone.
	 */
	boolean isScoped() {
		return this.scope.covers(this.route.collection());
	}

	private String keyField() {
		return isScoped() ? this.scope.keyField(this.route.collection()) : this.type.keyField();
	}

	private Map<String, Object> itemsByKeys(List<?> keys) {
		Query items = Query.of((query) -> query.filter(Filters.field(keyField()).in(keys)).limit(-1));
		return this.scope.items(this.route.collection(), render(items));
	}

	QueryParameters parameters(Query query) {
		return this.scope.isNone() ? RenderedOnce.get(query, this.type, QueryParameters.class,
				(once) -> parameters(render(complete(once)))) : parameters(render(complete(query)));
	}

	private QueryParameters parameters(Query query, Set<String> names) {
		Map<String, Object> tree = new LinkedHashMap<>(render(complete(query)));
		tree.keySet().retainAll(names);
		return parameters(tree);
	}

	private QueryParameters parameters(Map<String, Object> tree) {
		return QueryParameters.of(this.scope.query(this.route.collection(), tree), this.mappings.jsonMapper());
	}

	ItemNames names() {
		return new ItemNames(this.mappings, this.type);
	}

	private Map<String, Object> render(Query query) {
		return QueryRenderer.render(query, names());
	}

	private Query complete(Query query) {
		List<String> fields = this.type.fields();
		return (query.fields().isEmpty() && !fields.isEmpty()) ? query.mutate().fields(fields).build() : query;
	}

	private ExchangeRequest replying(ExchangeRequest request, Query reply) {
		if (this.scope.isNone()) {
			return request.withQuery(parameters(fieldsAndDeep(reply)).encoded());
		}
		Map<String, Object> tree = this.scope.reply(this.route.collection(), render(complete(fieldsAndDeep(reply))));
		return request.withQuery(QueryParameters.of(tree, this.mappings.jsonMapper()).encoded());
	}

	/**
	 * Refuse what would change which items a write returns: it would look as if fewer had
	 * been written.
	 */
	private static Query fieldsAndDeep(Query reply) {
		if (reply.filter() != null || reply.search() != null || !reply.sort().isEmpty() || reply.limit() != null
				|| reply.offset() != null || reply.page() != null || !reply.meta().isEmpty()
				|| !reply.aggregates().isEmpty() || !reply.groupBy().isEmpty()) {
			throw new DirectusRequestException("The reply of a write is described by fields and deep alone. Leave out"
					+ " filter, search, sort, limit, offset, page and meta.");
		}
		return reply;
	}

	private static List<?> keys(Collection<?> ids) {
		for (Object id : ids) {
			if (id == null || id.toString().isEmpty()) {
				throw new DirectusRequestException(
						"One of the keys is " + ((id == null) ? "null" : "empty") + ". Pass the keys of items.");
			}
		}
		return List.copyOf(ids);
	}

}
