package io.github.springdirectus.items;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.http.QueryString;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parameters of a query in the three forms that they travel in.
 *
 * @param tree as the body of a SEARCH
 * @param text as names and values of a URL: lists with commas, objects as JSON
 * @param encoded as the percent-encoded query of a URL
 */
record QueryParameters(Map<String, Object> tree, Map<String, String> text, String encoded) {

	static QueryParameters of(Map<String, Object> tree, JsonMapper mapper) {
		Map<String, String> text = new LinkedHashMap<>();
		tree.forEach((name, value) -> text.put(name, text(value, mapper)));
		return new QueryParameters(tree, text, QueryString.encode(text));
	}

	/**
	 * Whether a URL could not hold the order: there the server parts it at every comma,
	 * also at that of {@code json(field, path)}.
	 */
	boolean hasSortWithComma() {
		return this.tree.get("sort") instanceof List<?> sort
				&& sort.stream().anyMatch((by) -> by.toString().contains(","));
	}

	private static String text(Object value, JsonMapper mapper) {
		if (value instanceof List<?> list) {
			return String.join(",", list.stream().map(Object::toString).toList());
		}
		return (value instanceof Map<?, ?>) ? mapper.writeValueAsString(value) : value.toString();
	}

}
