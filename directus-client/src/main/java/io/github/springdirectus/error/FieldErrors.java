package io.github.springdirectus.error;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with the fields of one item. Immutable.
 *
 * @param path the way from the item that was written to the one with these fields: names
 * of relations, and positions where they are known, such as {@code ["artists", 0]}; empty
 * for the item itself
 * @param errors the messages for each field, by the name that Directus has for it, in the
 * order in which they were found
 */
public record FieldErrors(List<Object> path, Map<String, List<String>> errors) implements Serializable {

	/**
	 * Create errors; list and map are copied.
	 * @param path the way to the item
	 * @param errors the messages for each field
	 */
	public FieldErrors {
		path = List.copyOf(path);
		Map<String, List<String>> copy = new LinkedHashMap<>();
		errors.forEach((field, messages) -> copy.put(field, List.copyOf(messages)));
		errors = Collections.unmodifiableMap(copy);
	}

}
