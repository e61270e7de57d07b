package io.github.springdirectus.mapping;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.PatchContent;
import io.github.springdirectus.model.PatchField;
import io.github.springdirectus.model.PropertyReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rows of patches: gives properties the names that Directus has for them, and finds
 * what a shape or a difference changes beside them.
 */
final class PatchRows {

	private final RowShapes shapes;

	private final ItemRows items;

	private final FieldNames names;

	PatchRows(RowShapes shapes, ItemRows items, FieldNames names) {
		this.shapes = shapes;
		this.items = items;
		this.names = names;
	}

	Map<String, @Nullable Object> forCreate(PatchContent patch) {
		String field = ownKey(patch);
		Map<String, @Nullable Object> row = row(patch, field);
		if (field != null) {
			Object key = key(patch, (patch.before() == null) ? patch.shape() : null, field, row);
			row.remove(field);
			if (key != null) {
				row.put(field, key);
			}
		}
		return row;
	}

	Map<String, @Nullable Object> forUpdate(PatchContent patch) {
		String key = ownKey(patch);
		Map<String, @Nullable Object> row = row(patch, key);
		if (key != null && row.containsKey(key)) {
			throw new DirectusRequestException("A patch sets \"" + key + "\", which is the key: it says which item is"
					+ " updated, and doesn't change. Take it out of the patch");
		}
		return row;
	}

	KeyedRow forKeyedUpdate(PatchContent patch, String keyField) {
		String field = shape(patch).map((shape) -> shape.keyField(keyField)).orElse(keyField);
		Map<String, @Nullable Object> changes = row(patch, field);
		Object key = key(patch, (patch.before() != null) ? patch.before() : patch.shape(), field, changes);
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put(field, key);
		changes.forEach(row::putIfAbsent);
		return ItemRows.keyed("A patch", field, key, row);
	}

	/**
	 * The key that was set, else that of an item.
	 */
	private @Nullable Object key(PatchContent patch, @Nullable Object item, String field,
			Map<String, @Nullable Object> row) {
		boolean takenOut = patch.without().stream().anyMatch((without) -> name(without).equals(field));
		if (row.containsKey(field) || takenOut || item == null) {
			return row.get(field);
		}
		return this.items.key(item, field);
	}

	/**
	 * All that the patch changes.
	 * @param key the field of the key, which is written only where it was set by itself;
	 * {@code null} where it is not known
	 */
	private Map<String, @Nullable Object> row(PatchContent patch, @Nullable String key) {
		Map<String, @Nullable Object> set = new LinkedHashMap<>();
		patch.changes().forEach((field, value) -> {
			String name = name(field);
			if (set.containsKey(name)) {
				throw namedTwice(name);
			}
			set.put(name, written(patch, field, name, value));
		});
		Set<String> skipped = new HashSet<>(set.keySet());
		patch.without().forEach((field) -> {
			if (!skipped.add(name(field))) {
				throw namedTwice(name(field));
			}
		});
		if (key != null) {
			skipped.add(key);
		}
		Map<String, @Nullable Object> row = basis(patch, skipped);
		row.putAll(set);
		return row;
	}

	private Map<String, @Nullable Object> basis(PatchContent patch, Set<String> skipped) {
		if (patch.shape() == null) {
			return new LinkedHashMap<>();
		}
		if (patch.before() == null) {
			return this.items.changes(patch.shape(), skipped);
		}
		return difference(patch.before(), patch.shape(), skipped);
	}

	private String name(PatchField field) {
		if (field instanceof PatchField.Property property) {
			return this.names.find(property.reference().type(), property.reference().accessor());
		}
		return ((PatchField.Named) field).name();
	}

	private static DirectusRequestException namedTwice(String name) {
		return new DirectusRequestException("A patch names \"" + name
				+ "\" by a text and by a method reference: name a field one way, so that the later change counts");
	}

	private @Nullable Object written(PatchContent patch, PatchField field, String name, @Nullable Object value) {
		Class<?> type = (field instanceof PatchField.Property property) ? property.reference().type() : patch.type();
		RowShape shape = (type != null) ? this.shapes.find(type).orElse(null) : null;
		Object written = value;
		if (type != null && shape != null) {
			if (this.names.of(type).readOnly().contains(name)) {
				throw new DirectusRequestException("A patch sets \"" + name + "\", which " + type.getSimpleName()
						+ " has as read-only: it would not be written. Take it out of the patch");
			}
			RowProperty property = shape.property(name);
			written = (property != null) ? property.inForm(value) : value;
		}
		this.shapes.refuseItems(written, "\"" + name + "\" of the patch");
		return written;
	}

	private Map<String, @Nullable Object> difference(Object before, Object after, Set<String> skipped) {
		if (after instanceof Map || after instanceof JsonNode) {
			throw new DirectusRequestException("A difference is between two records, or objects with properties: of a"
					+ " " + after.getClass().getSimpleName() + " it is not known what is a relation. Write"
					+ " Patch.of(map) with the fields that change");
		}
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (RowProperty property : this.shapes.of(after).properties()) {
			if (!skipped.contains(property.name())) {
				Object value = property.read(after);
				if (!SameValues.same(property.read(before), value)) {
					refuseRelation(property, after, value);
					row.put(property.name(), value);
				}
			}
		}
		return row;
	}

	private void refuseRelation(RowProperty property, Object item, @Nullable Object value) {
		if (property.isRelation()) {
			throw new DirectusRequestException(property.path(item) + " differs, and a relation is not written from"
					+ " records: what shall become of the related items is not known. Set it by its key or by a map"
					+ " with set(..), or take it out with without(..)");
		}
		this.shapes.refuseItems(value, property.path(item));
	}

	private @Nullable String ownKey(PatchContent patch) {
		return shape(patch).map(RowShape::key).orElse(null);
	}

	/**
	 * The shape with a key that the patch is known to be about: of its type, of what it
	 * is taken from, or of a property that it names.
	 */
	private Optional<RowShape> shape(PatchContent patch) {
		Class<?> shape = (patch.shape() != null) ? patch.shape().getClass() : null;
		Stream<Class<?>> named = patch.changes()
			.keySet()
			.stream()
			.flatMap((field) -> (field instanceof PatchField.Property property)
					? Stream.<Class<?>>of(property.reference().type()) : Stream.empty());
		return Stream.concat(Stream.of(patch.type(), shape), named)
			.filter(Objects::nonNull)
			.flatMap((type) -> this.shapes.find(type).stream())
			.filter((found) -> found.key() != null)
			.findFirst();
	}

}
