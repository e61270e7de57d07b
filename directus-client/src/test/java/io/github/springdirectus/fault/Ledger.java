package io.github.springdirectus.fault;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.github.springdirectus.testserver.DirectusServer;
import tools.jackson.databind.JsonNode;

/**
 * What Directus has carried out since the ledger was opened, by its own notes, which are
 * read past the proxies.
 */
final class Ledger {

	private final DirectusServer server;

	private final long last;

	private Ledger(DirectusServer server, long last) {
		this.server = server;
		this.last = last;
	}

	static Ledger open(DirectusServer server) {
		JsonNode newest = server.admin().get("/activity", Map.of("sort", "-id", "limit", "1", "fields", "id"));
		return new Ledger(server, newest.path(0).path("id").asLong(0));
	}

	Entries read() {
		JsonNode entries = this.server.admin()
			.get("/activity", Map.of("limit", "-1", "fields", "action,collection,item,revisions.delta", "filter", Map
				.of("id", Map.of("_gt", this.last), "collection", Map.of("_in", List.of("crates", "warehouse")))));
		return new Entries(StreamSupport.stream(entries.spliterator(), false).map(Entry::of).toList());
	}

	/**
	 * What was noted.
	 *
	 * @param entries the entries
	 */
	record Entries(List<Entry> entries) {

		/**
		 * How many rows were written.
		 * @param action what was done to them
		 * @param tag stands in what was written
		 * @param keys or these rows were
		 */
		long count(String action, String tag, List<Object> keys) {
			List<String> items = keys.stream().map(Object::toString).toList();
			return this.entries.stream()
				.filter((entry) -> entry.action().equals(action))
				.filter((entry) -> entry.delta().contains(tag)
						|| entry.collection().equals("crates") && items.contains(entry.item()))
				.count();
		}

	}

	/**
	 * A row that was written.
	 *
	 * @param action create, update or delete
	 * @param collection where
	 * @param item its key
	 * @param delta what was written
	 */
	record Entry(String action, String collection, String item, String delta) {

		static Entry of(JsonNode entry) {
			return new Entry(entry.path("action").asString(), entry.path("collection").asString(),
					entry.path("item").asString(""), entry.path("revisions").toString());
		}

	}

}
