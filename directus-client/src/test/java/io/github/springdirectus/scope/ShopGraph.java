package io.github.springdirectus.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A server with articles of several tenants, made by hand: articles, authors, notes, tags
 * and headings have a tenant, comments and the junctions have none.
 */
final class ShopGraph {

	private static final Map<String, List<String>> FIELDS = Map.of("articles",
			List.of("tenant", "title", "details", "tags", "notes", "sections", "children", "comments"), "authors",
			List.of("tenant", "name", "articles"), "notes", List.of("tenant", "text"), "comments", List.of("text"),
			"tags", List.of("tenant", "name", "articles"), "headings", List.of("tenant", "text"), "paragraphs",
			List.of("text"), "articles_tags", List.of(), "articles_sections", List.of("collection"));

	private ShopGraph() {
	}

	static RelationGraph graph() {
		List<Map<String, Object>> fields = new ArrayList<>();
		FIELDS.forEach((collection, names) -> {
			fields.add(Map.of("collection", collection, "field", "id", "schema", Map.of("is_primary_key", true)));
			names.forEach((name) -> fields.add(Map.of("collection", collection, "field", name)));
		});
		return RelationGraph.of(
				List.of(Map.of("collection", "comments", "field", "_writer", "related_collection", "authors"),
						relation("articles", "author", "authors", "articles"),
						relation("articles", "parent", "articles", "children"),
						relation("notes", "article", "articles", "notes"),
						relation("comments", "article", "articles", "comments"),
						relation("articles_tags", "articles_id", "articles", "tags"),
						relation("articles_tags", "tags_id", "tags", "articles"),
						relation("articles_sections", "articles_id", "articles", "sections"), Map.of("collection",
								"articles_sections", "field", "item", "meta", Map.of("one_collection_field",
										"collection", "one_allowed_collections", List.of("headings", "paragraphs")))),
				fields);
	}

	private static Map<String, Object> relation(String collection, String field, String target, String alias) {
		return Map.of("collection", collection, "field", field, "related_collection", target, "meta",
				Map.of("one_field", alias));
	}

	/**
	 * What holds for tenant 7.
	 */
	static Scope scope() {
		return scope(Map.of("tenant", Map.of("_eq", 7)), "articles", "authors", "notes", "tags", "headings");
	}

	static Scope scope(Map<String, ?> filter, String... collections) {
		Map<String, Supplier<Map<String, ?>>> filters = new HashMap<>();
		for (String collection : collections) {
			filters.put(collection, () -> Trees.all(List.of(filter)));
		}
		return new Scope(filters, graph());
	}

	/**
	 * A map of names and values in turn; values may be {@code null}.
	 */
	static Map<String, Object> row(Object... namesAndValues) {
		Map<String, Object> row = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			row.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return row;
	}

}
