package io.github.springdirectus.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Gathers the keys that a write names, so that those of one kind are asked for at once.
 */
final class KeysToCheck {

	private final Scope scope;

	private final Map<Target, Set<Object>> keys = new LinkedHashMap<>();

	KeysToCheck(Scope scope) {
		this.scope = scope;
	}

	/**
	 * Note a key.
	 * @param collection the collection of its item
	 * @param key the key, as it is sent
	 * @param filter what the item must fulfil
	 */
	void add(String collection, @Nullable Object key, Map<String, ?> filter) {
		if (!(key instanceof Number) && !(key instanceof String)) {
			throw KeysInScope.missing(collection);
		}
		Target target = new Target(collection, this.scope.graph().key(collection), filter);
		this.keys.computeIfAbsent(target, (each) -> new LinkedHashSet<>()).add(key);
	}

	List<KeysInScope> all() {
		List<KeysInScope> checks = new ArrayList<>();
		this.keys.forEach((target, keys) -> checks
			.add(new KeysInScope(target.collection, target.keyField, List.copyOf(keys), target.filter)));
		return checks;
	}

	private record Target(String collection, String keyField, Map<String, ?> filter) {
	}

}
