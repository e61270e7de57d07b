package io.github.springdirectus.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A collection that the stub keeps: it stores what is posted, counts up missing keys,
 * answers sorted by key as Directus does, and finds items by a list of keys. A test puts
 * its faults before or after.
 */
final class StubCollection implements Function<StubServer.Recorded, StubAnswer> {

	private static final JsonMapper JSON = new JsonMapper();

	private final TreeMap<String, JsonNode> items = new TreeMap<>();

	private int lastKey = 1000;

	@Override
	public synchronized StubAnswer apply(StubServer.Recorded request) {
		return switch (request.method()) {
			case "POST" -> post(request);
			case "PATCH" -> data(rows(request));
			case "DELETE" -> StubAnswer.noContent();
			default -> found(request);
		};
	}

	synchronized Map<String, JsonNode> items() {
		return new TreeMap<>(this.items);
	}

	/** Whether the rows hold one with this title. */
	static boolean hasTitle(StubServer.Recorded request, String title) {
		return request.body().contains("\"title\":\"" + title + "\"");
	}

	static int size(StubServer.Recorded request) {
		return JSON.readTree(request.body()).size();
	}

	/** Items that are titled by their index. */
	static List<Map<String, Object>> titled(int count) {
		return IntStream.range(0, count).mapToObj((n) -> Map.<String, Object>of("title", "t" + n)).toList();
	}

	private StubAnswer post(StubServer.Recorded request) {
		List<JsonNode> rows = rows(request);
		for (JsonNode row : rows) {
			if (!row.has("id")) {
				((ObjectNode) row).put("id", ++this.lastKey);
			}
		}
		if (rows.stream().anyMatch((row) -> this.items.containsKey(row.get("id").asString()))) {
			return StubAnswer.of(400, "application/json",
					"{\"errors\":[{\"message\":\"taken\",\"extensions\":{\"code\":\"RECORD_NOT_UNIQUE\",\"field\":\"id\"}}]}");
		}
		rows.forEach((row) -> this.items.put(row.get("id").asString(), row));
		return data(rows);
	}

	private StubAnswer found(StubServer.Recorded request) {
		String query = URLDecoder.decode(request.query(), StandardCharsets.UTF_8) + request.body();
		return data(this.items.entrySet()
			.stream()
			.filter((item) -> query.contains("\"" + item.getKey() + "\"") || query.contains("[" + item.getKey() + "]"))
			.map(Map.Entry::getValue)
			.toList());
	}

	private static List<JsonNode> rows(StubServer.Recorded request) {
		List<JsonNode> rows = new ArrayList<>();
		JSON.readTree(request.body()).forEach(rows::add);
		return rows;
	}

	private static StubAnswer data(List<JsonNode> rows) {
		List<JsonNode> sorted = new ArrayList<>(rows);
		sorted.sort((one, other) -> one.get("id").asString().compareTo(other.get("id").asString()));
		return StubAnswer.json("{\"data\":" + JSON.writeValueAsString(sorted) + "}");
	}

}
