package io.github.springdirectus.items;

import java.util.ArrayList;
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

	/**
	 * Whether items must be asked for by a filter, never by key alone.
	 */
	private boolean isScoped() {
		return this.scope.covers(this.route.collection());
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
	 * The item with a key, its key alone.
	 */
	Query key(Object key) {
		return Query.of((query) -> query.fields(this.type.keyField())
			.filter(Filters.field(this.type.keyField()).eq(key))
			.limit(1));
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

	/**
	 * The item of a singleton. The settings of Directus have no SEARCH.
	 */
	ExchangeRequest singleton(Query query) {
		refuseScopeOnSingleton();
		QueryParameters parameters = parameters(query, OF_AN_ITEM);
		ExchangeRequest get = this.route.list(HttpMethod.GET, "read").withQuery(parameters.encoded());
		return (!this.route.isSystem() && this.settings.needsSearch(get))
				? this.route.list(ExchangeRequest.SEARCH, "read").withBody(Map.of("query", parameters.tree())) : get;
	}

	ExchangeRequest updateSingleton(Map<String, ?> changes, Query reply) {
		refuseScopeOnSingleton();
		return replying(this.route.list(HttpMethod.PATCH, "update"), reply).withBody(changes);
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

	/**
	 * Several items, each with changes of its own.
	 */
	ExchangeRequest updateEach(Object body, Query reply) {
		return replying(this.route.list(HttpMethod.PATCH, "updateEach"), reply).withBody(body);
	}

	ExchangeRequest update(Object id, Map<String, ?> changes, Query reply) {
		ExchangeRequest item = this.route.item(HttpMethod.PATCH, id, "updateById");
		return isScoped() ? updateAll("updateById", List.of(id), changes, reply)
				: replying(item, reply).withBody(changes);
	}

	ExchangeRequest updateAll(List<?> ids, Map<String, ?> changes, Query reply) {
		return updateAll("updateAllById", ids, changes, reply);
	}

	private ExchangeRequest updateAll(String operation, List<?> ids, Map<String, ?> changes, Query reply) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put(isScoped() ? "query" : "keys", isScoped() ? withKeys(ids) : ids);
		body.put("data", changes);
		return replying(this.route.list(HttpMethod.PATCH, operation), reply).withBody(body);
	}

	ExchangeRequest delete(Object id) {
		ExchangeRequest item = this.route.item(HttpMethod.DELETE, id, "deleteById");
		return isScoped() ? deleteAll("deleteById", List.of(id)) : item;
	}

	ExchangeRequest deleteAll(List<?> ids) {
		return deleteAll("deleteAllById", ids);
	}

	private ExchangeRequest deleteAll(String operation, List<?> ids) {
		return this.route.list(HttpMethod.DELETE, operation)
			.withBody(isScoped() ? Map.of("query", withKeys(ids)) : ids);
	}

	private Map<String, Object> withKeys(List<?> ids) {
		Query items = Query.of((query) -> query.filter(Filters.field(keyField()).in(ids)).limit(-1));
		return this.scope.items(this.route.collection(), render(items));
	}

	/**
	 * Which of the keys that a write names are of items within a scope.
	 */
	ExchangeRequest found(KeysInScope check, List<Object> keys) {
		return list(parameters(check.query(keys)), "scope");
	}

	/**
	 * Without a limit of -1 Directus would write to the first 100 of the items alone.
	 */
	ExchangeRequest updateWhere(Query query, Map<String, ?> changes) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("query", whole(query));
		body.put("data", changes);
		Map<String, Object> reply = new LinkedHashMap<>(render(complete(query)));
		reply.remove("filter");
		return this.route.list(HttpMethod.PATCH, "updateWhere").withQuery(reply(reply).encoded()).withBody(body);
	}

	ExchangeRequest deleteWhere(Query query) {
		return this.route.list(HttpMethod.DELETE, "deleteWhere").withBody(Map.of("query", whole(query)));
	}

	private Map<String, Object> whole(Query query) {
		Map<String, Object> whole = new LinkedHashMap<>(render(query));
		whole.keySet().retainAll(Set.of("filter"));
		whole.put("limit", -1);
		return this.scope.items(this.route.collection(), whole);
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

	private QueryParameters reply(Map<String, Object> tree) {
		return QueryParameters.of(this.scope.reply(this.route.collection(), tree), this.mappings.jsonMapper());
	}

	/**
	 * The fields that a query asks for, or those of the type.
	 * @return the names; empty for all fields
	 */
	List<String> fields(Query query) {
		return (render(complete(query)).get("fields") instanceof List<?> fields)
				? fields.stream().map(Object::toString).toList() : List.of();
	}

	private String keyField() {
		return isScoped() ? this.scope.keyField(this.route.collection()) : this.type.keyField();
	}

	private void refuseScopeOnSingleton() {
		if (isScoped()) {
			throw new DirectusRequestException("There is a scope on \"" + this.route.collection() + "\", which has one"
					+ " item for all callers: leave the scope out.");
		}
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
		Query checked = fieldsAndDeep(reply);
		return request
			.withQuery((this.scope.isNone() ? parameters(checked) : reply(render(complete(checked)))).encoded());
	}

	/**
	 * Refuse what would change which items a write returns: it would look as if fewer had
	 * been written.
	 */
	static Query fieldsAndDeep(Query reply) {
		if (!isOfOneItem(reply)) {
			throw new DirectusRequestException("The reply of a write is described by fields and deep alone. Leave out"
					+ " filter, search, sort, limit, offset, page and meta.");
		}
		return reply;
	}

	/**
	 * Whether a query says nothing of which items, how many and in which order.
	 */
	static boolean isOfOneItem(Query query) {
		return query.filter() == null && query.search() == null && query.sort().isEmpty() && query.limit() == null
				&& query.offset() == null && query.page() == null && query.meta().isEmpty()
				&& query.aggregates().isEmpty() && query.groupBy().isEmpty();
	}

}
