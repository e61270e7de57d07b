package io.github.springdirectus.scope;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Keeps rows, and the rows nested in them, within the scopes: fills in what a scope pins,
 * refuses what would put an item outside of it, and notes the keys that must be of items
 * within it.
 *
 * @param scope the scopes
 * @param checks gathers the keys
 */
record ScopedRows(Scope scope, KeysToCheck checks) {

	private static final Set<String> PARTS = Set.of("create", "update", "delete");

	/**
	 * A row that is no part of another one.
	 */
	Map<String, @Nullable Object> root(String collection, Map<String, @Nullable Object> row, RowKind kind) {
		Place place = Place.root(collection);
		return (kind == RowKind.KEYED) ? stored(place, row) : row(place, row, kind == RowKind.NEW);
	}

	private Map<String, @Nullable Object> row(Place place, Map<String, @Nullable Object> row, boolean isNew) {
		RowCheck check = new RowCheck(this.scope, this.checks);
		Map<String, @Nullable Object> scoped = new LinkedHashMap<>(row);
		Map<String, ?> own = this.scope.filter(place.collection());
		if (own != null && isNew) {
			check.pin(place, own, scoped);
		}
		Map<String, Relation> relations = this.scope.graph().relations(place.collection());
		relations.forEach((field, relation) -> {
			if (relation instanceof Relation.ToAny any) {
				requireCollection(place, field, any, scoped, isNew);
			}
		});
		scoped.replaceAll((field, value) -> value(place, scoped, isNew, field, value));
		if (own != null) {
			check.verify(place, own, scoped, isNew);
		}
		return scoped;
	}

	private @Nullable Object value(Place place, Map<String, @Nullable Object> row, boolean isNew, String field,
			@Nullable Object value) {
		Relation relation = this.scope.graph().relations(place.collection()).get(field);
		if (relation instanceof Relation.ToOne one) {
			return one(place.to(one.target(), field), value);
		}
		if (relation instanceof Relation.ToMany many) {
			return many(place.children(many, field), value, isNew);
		}
		if (relation instanceof Relation.ToAny any) {
			return (row.get(any.collectionField()) instanceof String target) ? one(place.to(target, field), value)
					: value;
		}
		new Names(this.scope, place.collection(), Map.of()).require(field);
		return value;
	}

	/**
	 * The item of a many-to-any relation is known only beside its collection.
	 */
	private void requireCollection(Place place, String field, Relation.ToAny any, Map<String, ?> row, boolean isNew) {
		boolean item = row.get(field) != null;
		boolean collection = row.get(any.collectionField()) instanceof String;
		boolean moved = !isNew && row.containsKey(any.collectionField()) && !row.containsKey(field);
		if (((item && !collection) || moved) && this.scope.covers(any)) {
			throw place.refused("write \"" + field + "\" and \"" + any.collectionField() + "\" together.");
		}
	}

	private @Nullable Object one(Place place, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return element(place, Trees.map(map));
		}
		if (value != null) {
			check(place, value);
		}
		return value;
	}

	private @Nullable Object many(Place place, @Nullable Object value, boolean isNew) {
		if (value instanceof Map<?, ?> map) {
			return merged(place, Trees.map(map));
		}
		boolean covered = this.scope.covers(place.collection());
		if (covered && !isNew) {
			throw place.refused("a list or null would take out items that are not there for the caller. Merge them"
					+ " instead, as {create: [..], update: [..], delete: [..]}.");
		}
		if (value instanceof Collection<?> elements) {
			return elements.stream().map((element) -> one(place, element)).toList();
		}
		if (covered && value != null) {
			throw place.refused("it is a relation to many items, and takes a list.");
		}
		return value;
	}

	private Map<String, @Nullable Object> merged(Place place, Map<String, @Nullable Object> parts) {
		if (!PARTS.containsAll(parts.keySet())) {
			throw place.refused("a relation to many items has the parts create, update and delete.");
		}
		parts.replaceAll((part, value) -> (value == null) ? null
				: elements(place, value).stream().map((element) -> part(place, part, element)).toList());
		return parts;
	}

	private static List<?> elements(Place place, Object value) {
		if (value instanceof List<?> list) {
			return list;
		}
		throw place.refused("create, update and delete take lists.");
	}

	private Object part(Place place, String part, @Nullable Object element) {
		if (part.equals("delete") && (element instanceof String || element instanceof Number)) {
			// Directus takes out children of the parent alone
			if (this.scope.covers(place.collection())) {
				check(place, element);
			}
			return element;
		}
		if (!part.equals("delete") && element instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> row = Trees.map(map);
			return part.equals("create") ? row(place, row, true) : stored(place, row);
		}
		throw place.refused("create and update take rows, delete takes keys.");
	}

	/**
	 * A row that changes the item whose key it has, or a new one where it has none.
	 */
	private Map<String, @Nullable Object> element(Place place, Map<String, @Nullable Object> row) {
		boolean isNew = row.get(this.scope.graph().key(place.collection())) == null;
		return isNew ? row(place, row, true) : stored(place, row);
	}

	private Map<String, @Nullable Object> stored(Place place, Map<String, @Nullable Object> row) {
		Object key = row.get(this.scope.graph().key(place.collection()));
		if (key == null) {
			throw place.refused("a row that changes an item needs its key.");
		}
		check(place, key);
		return row(place, row, false);
	}

	/**
	 * A key must be of an item within the scope of its collection. Where that has none,
	 * one of a child must not be taken away from a parent outside of the parent's scope.
	 */
	private void check(Place place, @Nullable Object key) {
		Map<String, ?> own = this.scope.filter(place.collection());
		if (own != null) {
			this.checks.add(place.collection(), key, own);
		}
		else if (place.parent() != null && place.foreignKey() != null && this.scope.covers(place.parent())) {
			this.checks.add(place.collection(), key,
					Trees.of("_or", List.of(Trees.of(place.foreignKey(), Map.of("_null", true)),
							Trees.behind(place.foreignKey(), Trees.map(this.scope.filter(place.parent()))))));
		}
	}

}
