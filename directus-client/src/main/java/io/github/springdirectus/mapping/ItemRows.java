package io.github.springdirectus.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of maps, which are taken as they are, and of records and objects with
 * properties.
 */
final class ItemRows {

	private final RowShapes shapes;

	ItemRows(RowShapes shapes) {
		this.shapes = shapes;
	}

	Map<String, @Nullable Object> forCreate(Object item) {
		Map<String, @Nullable Object> map = mapped(item);
		if (map != null) {
			return map;
		}
		RowShape shape = this.shapes.of(item);
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (RowProperty property : shape.properties()) {
			Object value = property.read(item);
			if (value != null && !(property.name().equals(shape.key()) && property.isUnset(value))) {
				if (property.isRelation()) {
					throw relation(item, property);
				}
				this.shapes.refuseItems(value, property.path(item));
				row.put(property.name(), value);
			}
		}
		return row;
	}

	Map<String, @Nullable Object> forUpdate(Object changes) {
		Map<String, @Nullable Object> map = mapped(changes);
		if (map != null) {
			return map;
		}
		String key = this.shapes.of(changes).key();
		return changes(changes, (key != null) ? Set.of(key) : Set.of());
	}

	KeyedRow forKeyedUpdate(Object item, String keyField) {
		Map<String, @Nullable Object> map = mapped(item);
		if (map != null) {
			return keyed("A map", keyField, map.get(keyField), map);
		}
		String type = item.getClass().getSimpleName();
		RowShape shape = this.shapes.of(item);
		String field = shape.keyField(keyField);
		if (shape.property(field) == null) {
			throw new DirectusRequestException(type + " has no key \"" + field + "\": items that are updated together"
					+ " are found by their keys. Add the property, or mark the one that holds the key with"
					+ " @DirectusId; it can't be read-only");
		}
		Object key = key(item, field);
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put(field, key);
		row.putAll(changes(item, Set.of(field)));
		return keyed(type, field, key, row);
	}

	/**
	 * The key of an item.
	 * @param item a map, a JSON object, a record or an object with properties
	 * @param field the field of the key
	 * @return the key, or {@code null} where it has none
	 */
	@Nullable Object key(Object item, String field) {
		Map<String, @Nullable Object> map = mapped(item);
		RowProperty property = (map == null) ? this.shapes.of(item).property(field) : null;
		if (property == null) {
			return (map != null) ? map.get(field) : null;
		}
		Object key = property.read(item);
		return property.isUnset(key) ? null : key;
	}

	/**
	 * A row with its key.
	 * @throws DirectusRequestException if the key is missing
	 */
	static KeyedRow keyed(String item, String field, @Nullable Object key, Map<String, @Nullable Object> row) {
		Object plain = (key instanceof JsonNode node) ? plain(node) : key;
		if (plain == null || plain.toString().isBlank()) {
			throw new DirectusRequestException(item + " has no key \"" + field + "\": items that are updated together"
					+ " are found by their keys. Set it, or create the item");
		}
		return new KeyedRow(plain, row);
	}

	private static @Nullable Object plain(JsonNode node) {
		return node.isNumber() ? node.numberValue() : node.asStringOpt().orElse(null);
	}

	/**
	 * All that the item has, but for some fields.
	 * @param item a map, a JSON object, a record or an object with properties
	 * @param skipped the fields that are left out
	 */
	Map<String, @Nullable Object> changes(Object item, Set<String> skipped) {
		Map<String, @Nullable Object> map = mapped(item);
		if (map != null) {
			map.keySet().removeAll(skipped);
			return map;
		}
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (RowProperty property : this.shapes.of(item).properties()) {
			if (!skipped.contains(property.name())) {
				if (property.isRelation()) {
					throw relation(item, property);
				}
				Object value = property.read(item);
				this.shapes.refuseItems(value, property.path(item));
				if (value != null || !property.suppressesNull()) {
					row.put(property.name(), value);
				}
			}
		}
		return row;
	}

	private @Nullable Map<String, @Nullable Object> mapped(Object item) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		if (item instanceof ObjectNode object) {
			object.properties().forEach((entry) -> row.put(entry.getKey(), entry.getValue()));
			return row;
		}
		if (!(item instanceof Map<?, ?> map)) {
			return null;
		}
		map.forEach((key, value) -> {
			if (!(key instanceof String name)) {
				throw new DirectusRequestException("A map that is written needs the names of fields as its keys, not "
						+ ((key != null) ? "a " + key.getClass().getSimpleName() : "null"));
			}
			this.shapes.refuseItems(value, "\"" + name + "\" of the map");
			row.put(name, value);
		});
		return row;
	}

	private static DirectusRequestException relation(Object item, RowProperty property) {
		return new DirectusRequestException(property.path(item)
				+ " is a relation, and a record that holds relations is not written: it would change or unlink the"
				+ " related items too. Write a Patch, a map, or a record of its own shape that has only what shall be"
				+ " written, with the key for a relation: record " + item.getClass().getSimpleName()
				+ "Changes(String title, Integer author)");
	}

}
