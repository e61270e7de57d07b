package io.github.springdirectus.scope;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a write names, all of which must be of items within a filter.
 *
 * @param collection the collection of the items
 * @param keyField the field of its primary key
 * @param keys the keys
 * @param filter what the items must fulfil
 */
@Internal
public record KeysInScope(String collection, String keyField, List<Object> keys, Map<String, ?> filter) {

	public KeysInScope {
		keys = List.copyOf(keys);
	}

	/**
	 * What to ask for some of the keys.
	 * @param some some of the keys
	 * @return the parameters of a query for the keys that are within the filter
	 */
	public Map<String, Object> query(List<Object> some) {
		Map<String, ?> keyed = Trees.of(this.keyField, Map.of("_in", some));
		return Map.of("fields", List.of(this.keyField), "filter", Trees.all(List.of(keyed, this.filter)), "limit", -1);
	}

	/**
	 * Refuse the write unless all keys were found, each as it was written: what a
	 * database takes for a key is up to the database. Some send letters back in another
	 * case; where the write itself names two keys that differ in nothing else, they may
	 * be two items, and each must be found to the letter.
	 * @param found the keys that were found
	 */
	public void verify(Collection<?> found) {
		Set<String> exact = new HashSet<>();
		Set<String> folded = new HashSet<>();
		found.forEach((key) -> {
			exact.add(key.toString());
			folded.add(folded(key));
		});
		Map<String, Set<String>> spellings = new HashMap<>();
		this.keys
			.forEach((key) -> spellings.computeIfAbsent(folded(key), (text) -> new HashSet<>()).add(key.toString()));
		spellings.forEach((text, written) -> {
			if (!exact.containsAll(written) && (written.size() > 1 || !folded.contains(text))) {
				throw missing(this.collection);
			}
		});
	}

	static DirectusRequestException missing(String collection) {
		return new DirectusRequestException("The write names the key of an item of \"" + collection
				+ "\" that is not there for the caller, and was not sent: leave it out, or write a new item without"
				+ " its key.");
	}

	private static String folded(Object key) {
		return key.toString().toLowerCase(Locale.ROOT);
	}

}
