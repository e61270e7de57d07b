package io.github.springdirectus.scope;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * The collections of a server, their fields, and how they lead to each other.
 *
 * @param collections what is known of each collection, by its name
 */
record RelationGraph(Map<String, Node> collections) {

	private static final String SYSTEM_PREFIX = "directus_";

	RelationGraph {
		collections = Map.copyOf(collections);
	}

	/**
	 * Make a graph of what the server says.
	 * @param relations the rows of {@code /relations}
	 * @param fields the rows of {@code /fields}
	 */
	static RelationGraph of(List<? extends Map<String, ?>> relations, List<? extends Map<String, ?>> fields) {
		Map<String, Map<String, Boolean>> names = new HashMap<>();
		for (Map<String, ?> field : fields) {
			boolean key = field.get("schema") instanceof Map<?, ?> schema
					&& Boolean.TRUE.equals(schema.get("is_primary_key"));
			names.computeIfAbsent(text(field, "collection"), (name) -> new LinkedHashMap<>())
				.put(text(field, "field"), key);
		}
		Map<String, Map<String, Relation>> related = new HashMap<>();
		relations.forEach((relation) -> add(related, relation));
		related.keySet().forEach((collection) -> names.putIfAbsent(collection, Map.of()));
		Map<String, Node> collections = new HashMap<>();
		names.forEach((collection, keys) -> collections.put(collection,
				new Node(keys, related.getOrDefault(collection, Map.of()))));
		return new RelationGraph(collections);
	}

	private static void add(Map<String, Map<String, Relation>> related, Map<String, ?> relation) {
		Map<?, ?> meta = (relation.get("meta") instanceof Map<?, ?> map) ? map : Map.of();
		String collection = text(relation, "collection");
		String field = text(relation, "field");
		Map<String, Relation> own = related.computeIfAbsent(collection, (name) -> new LinkedHashMap<>());
		if (relation.get("related_collection") instanceof String target) {
			own.put(field, new Relation.ToOne(target));
			if (meta.get("one_field") instanceof String alias) {
				related.computeIfAbsent(target, (name) -> new LinkedHashMap<>())
					.put(alias,
							new Relation.ToMany(collection, field,
									(meta.get("junction_field") instanceof String junction) ? junction : null,
									"delete".equals(meta.get("one_deselect_action"))));
			}
		}
		else if (meta.get("one_collection_field") instanceof String collectionField) {
			own.put(field, new Relation.ToAny(names(meta.get("one_allowed_collections")), collectionField));
		}
	}

	private static List<String> names(@Nullable Object names) {
		if (names instanceof List<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		return (names instanceof String text) ? List.of(text.split(",")) : List.of();
	}

	private static String text(Map<String, ?> row, String name) {
		return String.valueOf(row.get(name));
	}

	boolean has(String collection) {
		return this.collections.containsKey(collection);
	}

	/**
	 * Whether a collection has a field. Those of system collections are not all told.
	 */
	boolean hasField(String collection, String field) {
		Node node = this.collections.get(collection);
		return collection.startsWith(SYSTEM_PREFIX)
				|| (node != null && (node.fields.containsKey(field) || node.relations.containsKey(field)));
	}

	/**
	 * The relations of a collection, by field.
	 */
	Map<String, Relation> relations(String collection) {
		Node node = this.collections.get(collection);
		return (node != null) ? node.relations : Map.of();
	}

	/**
	 * The field of a collection's primary key.
	 */
	String key(String collection) {
		Node node = this.collections.get(collection);
		if (node != null) {
			for (Map.Entry<String, Boolean> field : node.fields.entrySet()) {
				if (field.getValue()) {
					return field.getKey();
				}
			}
		}
		throw new DirectusRequestException("Which field is the key of \"" + collection
				+ "\" is not known, and its items can't be kept within scopes: let the credentials of the template"
				+ " read its fields.");
	}

	/**
	 * What is known of a collection.
	 *
	 * @param fields whether each field is the primary key
	 * @param relations the relations, by field
	 */
	record Node(Map<String, Boolean> fields, Map<String, Relation> relations) {

		Node {
			fields = Map.copyOf(fields);
			relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
		}

	}

}
