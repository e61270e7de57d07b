package io.github.springdirectus.testserver;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Items of a seed file.
 */
record SeedItems(String collection, @Nullable Integer repeat, List<JsonNode> rows) {

	SeedItems {
		SeedDefinition.required(collection, "collection", "an entry of items");
		rows = SeedDefinition.orEmpty(rows);
		if (repeat != null && repeat < 0) {
			throw new IllegalArgumentException("'repeat' of " + collection + " is negative");
		}
	}

	int times() {
		return (this.repeat != null) ? this.repeat : 1;
	}

}
