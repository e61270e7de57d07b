package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Writes a query as the parameters that Directus reads: the {@code query} of a
 * {@code SEARCH} body. In a URL the lists are joined with commas, and {@code filter},
 * {@code aggregate}, {@code alias} and {@code deep} are JSON text.
 *
 * <p>
 * Relations are never cut in silence: every relation that a dotted field goes through, or
 * that has a nested query, is asked for whole, unless the query pages it. So are groups.
 */
@Internal
public final class QueryRenderer {

	private final NameResolver names;

	private QueryRenderer(NameResolver names) {
		this.names = names;
	}

	/**
	 * Write a query that names no property by a method reference as parameters.
	 * @param query the query
	 * @return what the query says and no defaults, in a fixed order; it can't be changed
	 */
	public static Map<String, Object> render(Query query) {
		return render(query, PathPart.Property.UNKNOWN);
	}

	/**
	 * Write a query as parameters.
	 * @param query the query
	 * @param names knows the names of properties
	 * @return what the query says and no defaults, in a fixed order; it can't be changed
	 */
	public static Map<String, Object> render(Query query, NameResolver names) {
		return Collections.unmodifiableMap(new QueryRenderer(names).parameters(query));
	}

	private Map<String, Object> parameters(Query query) {
		Projection projection = query.projection();
		Map<String, Object> parameters = new LinkedHashMap<>();
		putAll(parameters, "fields", texts(projection.fields()));
		putSelection(parameters, "", query.selection(), List.of());
		if (!projection.groupBy().isEmpty() && query.selection().paging().equals(Paging.NONE)) {
			parameters.put("limit", Paging.ALL);
		}
		putAll(parameters, "aggregate", AggregateParameter.of(projection.aggregates(), this.names));
		putAll(parameters, "groupBy", texts(projection.groupBy()));
		put(parameters, "version", projection.version());
		put(parameters, "versionRaw", projection.versionRaw() ? "true" : null);
		put(parameters, "backlink", projection.backlink());
		putAll(parameters, "deep", deep(query, RelationTree.of(projection.fields(), this.names), List.of()));
		putAll(parameters, "meta", projection.meta().stream().map(Meta::key).toList());
		return parameters;
	}

	private Map<String, Object> deep(Query parent, RelationTree relations, List<String> place) {
		Map<String, Query> queries = named(parent);
		Set<String> all = new LinkedHashSet<>(queries.keySet());
		relations.names().forEach(all::add);
		Map<String, Object> deep = new LinkedHashMap<>();
		for (String name : all) {
			Query query = queries.getOrDefault(name, Query.empty());
			List<String> here = new ArrayList<>(place);
			here.add(name);
			Map<String, Object> parameters = new LinkedHashMap<>();
			putSelection(parameters, "_", query.selection(), here);
			if (!RelationTree.isScope(name) && query.selection().paging().equals(Paging.NONE)) {
				parameters.put("_limit", Paging.ALL);
			}
			parameters.putAll(deep(query, relations.below(name), here));
			deep.put(name, Collections.unmodifiableMap(parameters));
		}
		return deep;
	}

	private Map<String, Query> named(Query parent) {
		Map<String, Query> queries = new LinkedHashMap<>();
		parent.related().forEach((relation, query) -> {
			String name = relation.name(this.names);
			if (queries.put(name, query) != null) {
				throw new DirectusRequestException("deep(..) of \"" + name
						+ "\" names the relation by a text and by a method reference: name it one way");
			}
		});
		return queries;
	}

	private void putSelection(Map<String, Object> parameters, String prefix, Selection selection, List<String> place) {
		Filter filter = selection.filter();
		put(parameters, prefix + "filter", (filter != null) ? FilterRenderer.render(filter, this.names, place) : null);
		put(parameters, prefix + "search", selection.search());
		putAll(parameters, prefix + "sort", selection.sort().stream().map((sort) -> sort.render(this.names)).toList());
		put(parameters, prefix + "limit", selection.paging().limit());
		put(parameters, prefix + "offset", selection.paging().offset());
		put(parameters, prefix + "page", selection.paging().page());
		Map<String, Object> alias = new LinkedHashMap<>();
		selection.alias().forEach((name, field) -> alias.put(name, field.toString(this.names)));
		putAll(parameters, prefix + "alias", alias);
	}

	private List<String> texts(List<FieldPath> fields) {
		return fields.stream().map((field) -> field.toString(this.names)).toList();
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

	private static void putAll(Map<String, Object> parameters, String name, Map<String, ?> values) {
		if (!values.isEmpty()) {
			parameters.put(name, Collections.unmodifiableMap(values));
		}
	}

}
