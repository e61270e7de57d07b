package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * The aggregates of a query as Directus reads them: the fields by function. It has
 * {@code countAll} in GraphQL only; here that is the {@code count} of {@code *}.
 */
final class AggregateParameter {

	private AggregateParameter() {
	}

	static Map<String, List<String>> of(List<Aggregate> aggregates, NameResolver names) {
		Map<String, List<String>> fields = new LinkedHashMap<>();
		for (Aggregate aggregate : aggregates) {
			Aggregate.Kind kind = (aggregate.kind() == Aggregate.Kind.COUNT_ALL) ? Aggregate.Kind.COUNT
					: aggregate.kind();
			List<String> named = fields.computeIfAbsent(kind.key(), (key) -> new ArrayList<>());
			String name = aggregate.path().toString(names);
			if (!named.contains(name)) {
				named.add(name);
			}
		}
		List<String> counted = fields.getOrDefault(Aggregate.Kind.COUNT.key(), List.of());
		if (counted.size() > 1 && counted.contains(Aggregate.ALL)) {
			throw new DirectusRequestException("The number of items would be lost beside the count of a field, "
					+ "since Directus answers with either of them: write countOf(..) of the primary key for the former");
		}
		fields.replaceAll((key, named) -> Collections.unmodifiableList(named));
		return fields;
	}

}
