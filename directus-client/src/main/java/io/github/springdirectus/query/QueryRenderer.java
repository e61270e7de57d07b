package io.github.springdirectus.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Writes a query as the parameters that Directus reads: the {@code query} of a
 * {@code SEARCH} body. In a URL the lists are joined with commas, and {@code filter} and
 * {@code deep} are JSON text.
 *
 * <p>
 * Relations are never cut in silence: every relation that a dotted field goes through, or
 * that has a nested query, is asked for whole, unless the query pages it.
 */
@Internal
public final class QueryRenderer {

	private QueryRenderer() {
	}

	/**
	 * Write a query as parameters.
	 * @param query the query
	 * @return what the query says and no defaults, in a fixed order; it can't be changed
	 */
	public static Map<String, Object> render(Query query) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		putAll(parameters, "fields", query.fields());
		putCommon(parameters, "", query);
		Map<String, Object> deep = deep(query.deep(), RelationTree.of(query.fieldPaths()));
		if (!deep.isEmpty()) {
			parameters.put("deep", deep);
		}
		putAll(parameters, "meta", query.meta().stream().map(Meta::key).toList());
		return Collections.unmodifiableMap(parameters);
	}

	private static Map<String, Object> deep(Map<String, Query> queries, RelationTree relations) {
		Set<String> names = new LinkedHashSet<>(queries.keySet());
		relations.names().forEach(names::add);
		Map<String, Object> deep = new LinkedHashMap<>();
		for (String name : names) {
			Query query = queries.getOrDefault(name, Query.empty());
			Map<String, Object> parameters = new LinkedHashMap<>();
			putCommon(parameters, "_", query);
			if (!RelationTree.isScope(name) && query.paging().equals(Paging.NONE)) {
				parameters.put("_limit", Paging.ALL);
			}
			parameters.putAll(deep(query.deep(), relations.below(name)));
			deep.put(name, Collections.unmodifiableMap(parameters));
		}
		return Collections.unmodifiableMap(deep);
	}

	private static void putCommon(Map<String, Object> parameters, String prefix, Query query) {
		Filter filter = query.filter();
		put(parameters, prefix + "filter", (filter != null) ? FilterRenderer.render(filter) : null);
		put(parameters, prefix + "search", query.search());
		putAll(parameters, prefix + "sort", query.sort().stream().map(Sort::toString).toList());
		put(parameters, prefix + "limit", query.limit());
		put(parameters, prefix + "offset", query.offset());
		put(parameters, prefix + "page", query.page());
	}

	private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
		if (value != null) {
			parameters.put(name, value);
		}
	}

	private static void putAll(Map<String, Object> parameters, String name, List<String> values) {
		if (!values.isEmpty()) {
			parameters.put(name, values);
		}
	}

}
