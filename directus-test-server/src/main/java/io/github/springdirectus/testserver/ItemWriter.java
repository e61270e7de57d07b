package io.github.springdirectus.testserver;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Writes the items of a seed.
 */
final class ItemWriter {

	private static final int BATCH = 100;

	private static final String SYSTEM_PREFIX = "directus_";

	private final DirectusAdmin admin;

	private final Placeholders placeholders;

	ItemWriter(DirectusAdmin admin, Placeholders placeholders) {
		this.admin = admin;
		this.placeholders = placeholders;
	}

	void write(SeedItems items) {
		String path = path(items.collection());
		if (isSingleton(items.collection())) {
			rows(items).forEach((row) -> this.admin.patch(path, row));
			return;
		}
		List<JsonNode> rows = rows(items);
		for (int start = 0; start < rows.size(); start += BATCH) {
			// Nobody looks at the reply, which repeats the rows unless it is limited
			this.admin.post(path + "?limit=1", rows.subList(start, Math.min(start + BATCH, rows.size())));
		}
	}

	private List<JsonNode> rows(SeedItems items) {
		List<JsonNode> rows = new ArrayList<>();
		for (int n = 1; n <= items.times(); n++) {
			for (JsonNode row : items.rows()) {
				rows.add(this.placeholders.fill(row, n));
			}
		}
		return rows;
	}

	private boolean isSingleton(String collection) {
		return this.admin.get("/collections/" + collection).path("meta").path("singleton").asBoolean(false);
	}

	private static String path(String collection) {
		return collection.startsWith(SYSTEM_PREFIX) ? "/" + collection.substring(SYSTEM_PREFIX.length())
				: "/items/" + collection;
	}

}
