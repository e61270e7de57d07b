package io.github.springdirectus.items;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdirectus.http.ElementReader;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says where a relation may have been cut. Directus sends 100 children at most of one
 * that no limit is set for: one that only a wildcard reached, or that was named without a
 * field below it. Maps don't tell a relation from a list of values, so that it is said of
 * both, once for each field.
 */
final class CutLists {

	private static final Log logger = LogFactory.getLog(ItemOperations.class);

	/** What Directus sends at most where no limit is set. */
	private static final int MOST = 100;

	private final Set<String> said = ConcurrentHashMap.newKeySet();

	/**
	 * Watch what is read for a query.
	 * @param collection the collection
	 * @param parameters the parameters of the query, which set limits
	 * @param rows reads the rows
	 */
	<T> ElementReader<T> watch(String collection, QueryParameters parameters, ElementReader<T> rows) {
		Object deep = parameters.tree().getOrDefault("deep", Map.of());
		return (json, offset, length) -> {
			List<T> items = rows.read(json, offset, length);
			for (T item : items) {
				check(collection, item, deep);
			}
			return items;
		};
	}

	private void check(String path, Object value, Object deep) {
		if (value instanceof Map<?, ?> row && deep instanceof Map<?, ?> queries) {
			row.forEach((name, nested) -> {
				Object query = queries.get(name);
				check(path + "." + name, nested, (query != null) ? query : Map.of());
			});
		}
		else if (value instanceof List<?> list && list.size() == MOST && !isPaged(deep) && this.said.add(path)) {
			logger.warn(path + " has 100 elements. Where it is a relation, that is the most Directus sends unless asked"
					+ " for more: name a field below it, such as " + path.substring(path.indexOf('.') + 1)
					+ ".id, or a deep query with a limit.");
		}
	}

	private static boolean isPaged(Object deep) {
		return deep instanceof Map<?, ?> query
				&& (query.containsKey("_limit") || query.containsKey("_page") || query.containsKey("_offset"));
	}

}
