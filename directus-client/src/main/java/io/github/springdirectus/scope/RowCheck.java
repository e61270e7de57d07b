package io.github.springdirectus.scope;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a row leaves an item within the scope of its collection.
 *
 * @param scope the scopes
 * @param checks gathers the keys of related items that the scope is about
 */
record RowCheck(Scope scope, KeysToCheck checks) {

	/**
	 * Fill in what the scope says of a new item. What leads to its parent is filled in by
	 * the server.
	 */
	void pin(Place place, Map<String, ?> own, Map<String, @Nullable Object> row) {
		for (ScopeCondition condition : ScopeCondition.of(own)) {
			if (condition.isPin() && !condition.field().equals(place.foreignKey())
					&& !row.containsKey(condition.field())) {
				row.put(condition.field(), condition.pinned());
			}
		}
	}

	/**
	 * Refuse a row that is not known to be within the scope: a new one as a whole, a
	 * change as far as it concerns what the scope looks at.
	 */
	void verify(Place place, Map<String, ?> own, Map<String, @Nullable Object> row, boolean isNew) {
		for (ScopeCondition condition : ScopeCondition.of(own)) {
			if ((isNew || condition.concerns(row)) && !condition.holds(row) && !holdsBehind(place, condition, row)) {
				throw place.refused("that the item would be within the scope of \"" + place.collection()
						+ "\" is not known by its \"" + condition.field() + "\".");
			}
		}
	}

	private boolean holdsBehind(Place place, ScopeCondition condition, Map<String, @Nullable Object> row) {
		if (!condition.isBehindRelation() || !(this.scope.graph()
			.relations(place.collection())
			.get(condition.field()) instanceof Relation.ToOne relation)) {
			return false;
		}
		Map<String, ?> filter = Trees.map(condition.content());
		Object value = row.get(condition.field());
		if (!row.containsKey(condition.field())) {
			return condition.field().equals(place.foreignKey()) && isWithinParent(place, filter);
		}
		if (!(value instanceof Map<?, ?> map)) {
			this.checks.add(relation.target(), value, filter);
			return true;
		}
		Map<String, @Nullable Object> nested = Trees.map(map);
		Object key = nested.get(this.scope.graph().key(relation.target()));
		if (key != null) {
			this.checks.add(relation.target(), key, filter);
		}
		return ScopeCondition.of(filter)
			.stream()
			.allMatch((inner) -> inner.holds(nested) || (key != null && !inner.concerns(nested)));
	}

	/**
	 * Whether a condition on the parent is part of the parent's scope, which it is
	 * within.
	 */
	private boolean isWithinParent(Place place, Map<String, ?> filter) {
		Map<String, ?> ofParent = (place.parent() != null) ? this.scope.filter(place.parent()) : null;
		return ofParent != null && List.copyOf(Trees.conjuncts(ofParent)).containsAll(Trees.conjuncts(filter));
	}

}
