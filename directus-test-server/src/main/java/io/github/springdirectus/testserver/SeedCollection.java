package io.github.springdirectus.testserver;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A collection of a seed file.
 */
record SeedCollection(String collection, boolean singleton, Map<String, @Nullable Object> meta,
		List<SeedField> fields) {

	SeedCollection {
		SeedDefinition.required(collection, "collection", "an entry of collections");
		meta = SeedDefinition.orEmpty(meta);
		fields = SeedDefinition.orEmpty(fields);
	}

}
