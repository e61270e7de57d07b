package io.github.springdirectus.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusJson;
import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns items into rows: maps from field to value, which the mapper writes later. A map,
 * or a JSON object, is taken as it is. Internal, not API.
 *
 * <p>
 * A relation is never written from a record: the related items would be changed, created
 * or unlinked with it, by accident where the item was read before. A reference is written
 * as its key, which links and changes nothing else.
 */
public final class RowWriter {

	private final DirectusJsonMapper mapper;

	/** Holds an empty optional for a type that is written as a value. */
	private final Map<Class<?>, Optional<RowShape>> shapes = new ConcurrentHashMap<>();

	RowWriter(DirectusJsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * The row of a new item: what is {@code null} is left out, the key too.
	 * @param item a map, a record or an object with properties
	 * @return the row, in the order of the map or of the declaration
	 * @throws DirectusRequestException if it is no item, or holds a relation record
	 */
	public Map<String, @Nullable Object> forCreate(Object item) {
		Map<String, @Nullable Object> map = mapped(item);
		if (map != null) {
			return map;
		}
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (RowProperty property : shape(item).properties()) {
			Object value = property.read(item);
			if (value != null) {
				if (property.isRelation()) {
					throw relation(item, property);
				}
				refuseItems(value, path(item, property));
				row.put(property.name(), value);
			}
		}
		return row;
	}

	/**
	 * The changes to an item: what is {@code null} is sent as {@code null}, unless
	 * {@code @JsonInclude} says otherwise; the key is left out.
	 * @param changes a map, a record or an object with properties
	 * @return the row, in the order of the map or of the declaration
	 * @throws DirectusRequestException if it is no item, or its type has a relation
	 * record, also where that is {@code null}: {@code null} unlinks
	 */
	public Map<String, @Nullable Object> forUpdate(Object changes) {
		Map<String, @Nullable Object> map = mapped(changes);
		if (map != null) {
			return map;
		}
		RowShape shape = shape(changes);
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (RowProperty property : shape.properties()) {
			if (property.isRelation()) {
				throw relation(changes, property);
			}
			if (!property.name().equals(shape.key())) {
				Object value = property.read(changes);
				refuseItems(value, path(changes, property));
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
			refuseItems(value, "\"" + name + "\" of the map");
			row.put(name, value);
		});
		return row;
	}

	/**
	 * Looks for records among values, at any depth.
	 */
	private void refuseItems(@Nullable Object value, String path) {
		if (value instanceof Map<?, ?> map) {
			map.values().forEach((nested) -> refuseItems(nested, path));
		}
		else if (value instanceof Object[] array) {
			for (Object nested : array) {
				refuseItems(nested, path);
			}
		}
		else if (value instanceof Collection<?> values) {
			values.forEach((nested) -> refuseItems(nested, path));
		}
		else if (value instanceof Optional<?> optional) {
			refuseItems(optional.orElse(null), path);
		}
		else if (value instanceof Ref<?> ref) {
			refuseItems(ref.key(), path);
		}
		else if (value != null && !value.getClass().isAnnotationPresent(DirectusJson.class)
				&& find(value.getClass()).isPresent()) {
			throw new DirectusRequestException(path + " holds a " + value.getClass().getSimpleName()
					+ ", and a relation is not written from a record: it would change the related item too."
					+ " Write its key, or a map where the related item shall change");
		}
	}

	private static DirectusRequestException relation(Object item, RowProperty property) {
		return new DirectusRequestException(path(item, property)
				+ " is a relation, and a record that holds relations is not written: it would change or unlink the"
				+ " related items too. Write a map, or a record of its own shape that has only what shall be"
				+ " written, with the key for a relation: record " + item.getClass().getSimpleName()
				+ "Changes(String title, Integer author)");
	}

	private static String path(Object item, RowProperty property) {
		return item.getClass().getSimpleName() + "." + property.name();
	}

	private RowShape shape(Object item) {
		return find(item.getClass()).orElseThrow(() -> new DirectusRequestException("A "
				+ item.getClass().getSimpleName() + " is no item: write a map, a record or an object with properties"));
	}

	private Optional<RowShape> find(Class<?> type) {
		Optional<RowShape> known = this.shapes.get(type);
		if (known == null) {
			known = Optional.ofNullable(create(type));
			this.shapes.putIfAbsent(type, known);
		}
		return known;
	}

	private @Nullable RowShape create(Class<?> type) {
		try {
			return RowShape.of(type, this.mapper);
		}
		catch (JacksonException ex) {
			throw new DirectusRequestException(type.getSimpleName() + " can't be written: " + ex.getOriginalMessage(),
					ex);
		}
	}

}
