package io.github.springdirectus.testserver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a seed file says.
 */
record SeedDefinition(List<SeedCollection> collections, List<SeedRelation> relations, List<SeedPolicy> policies,
		List<SeedRole> roles, List<SeedPermission> permissions, List<SeedUser> users, List<SeedItems> items) {

	SeedDefinition {
		collections = orEmpty(collections);
		relations = orEmpty(relations);
		policies = orEmpty(policies);
		roles = orEmpty(roles);
		permissions = orEmpty(permissions);
		users = orEmpty(users);
		items = orEmpty(items);
	}

	static <T> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? List.copyOf(list) : List.of();
	}

	static Map<String, @Nullable Object> orEmpty(@Nullable Map<String, @Nullable Object> map) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		if (map != null) {
			copy.putAll(map);
		}
		return copy;
	}

	static String required(@Nullable String value, String key, Object entry) {
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException("'" + key + "' is missing in " + entry);
		}
		return value;
	}

}
