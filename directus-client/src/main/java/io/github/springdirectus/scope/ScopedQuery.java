package io.github.springdirectus.scope;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the parameters of a query within the scopes.
 *
 * @param scope the scopes
 * @param collection the collection that is read
 */
record ScopedQuery(Scope scope, String collection) {

	private static final List<String> ALL_FIELDS = List.of("*");

	/**
	 * The parameters of a list.
	 */
	Map<String, Object> read(Map<String, Object> query) {
		if (query.get("meta") instanceof List<?> meta && meta.contains("total_count")
				&& this.scope.covers(this.collection)) {
			throw new DirectusRequestException("The total count of \"" + this.collection + "\" would count items that"
					+ " are not there for the caller: ask for the filter count, or count() without a filter.");
		}
		if (query.containsKey("aggregate") || query.containsKey("groupBy")) {
			if (query.containsKey("version") && this.scope.covers(this.collection)) {
				throw refusedVersion();
			}
			checkGroups(query);
			return filtered(query);
		}
		return related(filtered(query));
	}

	/**
	 * The parameters that say which items are written to.
	 */
	Map<String, Object> items(Map<String, Object> query) {
		Level level = new Level(this.scope, this.collection, Map.of(), query.get("alias"));
		level.checkOrder(query.get("sort"));
		return filtered(query);
	}

	/**
	 * The parameters of a reply, which name no items.
	 */
	Map<String, Object> reply(Map<String, Object> query) {
		return related(new LinkedHashMap<>(query));
	}

	private Map<String, Object> filtered(Map<String, Object> query) {
		Map<String, Object> scoped = new LinkedHashMap<>(query);
		Map<String, ?> filter = new ScopedFilter(this.scope, this.collection).within(query.get("filter"));
		if (filter != null) {
			scoped.put("filter", filter);
		}
		return scoped;
	}

	private Map<String, Object> related(Map<String, Object> query) {
		refuseBacklinks(query);
		Map<String, @Nullable Object> deep = Trees.map(query.get("deep"));
		Level level = new Level(this.scope, this.collection, deep, query.get("alias"));
		level.checkOrder(query.get("sort"));
		List<String> fields = level.read((query.get("fields") instanceof List<?> named) ? named : ALL_FIELDS);
		if (query.containsKey("fields")) {
			query.put("fields", fields);
		}
		Map<String, @Nullable Object> related = level.related();
		if (query.containsKey("version") && level.reachesScope()) {
			throw refusedVersion();
		}
		if (related.isEmpty()) {
			query.remove("deep");
		}
		else {
			query.put("deep", related);
		}
		return query;
	}

	private static DirectusRequestException refusedVersion() {
		return new DirectusRequestException("A content version can't be kept within the scopes that the query reaches,"
				+ " since it may change what they look at: read it by exchange(..).");
	}

	private void checkGroups(Map<String, Object> query) {
		Names names = new Names(this.scope, this.collection, Map.of());
		Map<?, ?> aggregates = (query.get("aggregate") instanceof Map<?, ?> map) ? map : Map.of();
		aggregates.values().forEach((fields) -> ((List<?>) fields).forEach((field) -> {
			if (!field.equals("*")) {
				names.checkPath(field.toString(), "An aggregate of " + field);
			}
		}));
		((List<?>) query.getOrDefault("groupBy", List.of()))
			.forEach((field) -> names.checkPath(field.toString(), "A group by " + field));
		((List<?>) query.getOrDefault("sort", List.of())).forEach((field) -> {
			String path = field.toString().startsWith("-") ? field.toString().substring(1) : field.toString();
			if (!aggregates.containsKey(Level.split(path).get(0)) || names.relation(Level.split(path).get(0)) != null) {
				names.checkPath(path, "The order by " + path);
			}
		});
	}

	private static void refuseBacklinks(Map<String, Object> query) {
		if (Boolean.FALSE.equals(query.get("backlink")) && query.get("fields") instanceof List<?> fields
				&& fields.stream().anyMatch((field) -> field.toString().contains("*."))) {
			throw new DirectusRequestException(
					"Where *.* leads to with backlink(false) can't be kept within scopes:" + " name the fields.");
		}
	}

}
