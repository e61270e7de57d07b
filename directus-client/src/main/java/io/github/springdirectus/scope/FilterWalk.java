package io.github.springdirectus.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a filter, from one collection to the next, and joins each condition on a
 * related item with the scope of that item.
 *
 * @param scope the scopes
 * @param merged gathers the relations whose quantifiers become plain conditions
 */
record FilterWalk(Scope scope, Set<String> merged) {

	Map<String, ?> all(Map<String, ?> filter, String collection) {
		List<Map<String, ?>> conditions = new ArrayList<>();
		filter.forEach((key, value) -> conditions.add(condition(key, value, collection)));
		return Trees.all(conditions);
	}

	private Map<String, ?> condition(String key, @Nullable Object value, String collection) {
		if (Trees.isLogic(key)) {
			return Trees.of(key, Trees.each(branches(key, value), (branch) -> all(branch, collection)));
		}
		if (key.startsWith("_") || key.startsWith("$")) {
			throw refused(key, "it is no field");
		}
		Names names = new Names(this.scope, collection, Map.of());
		if (key.contains("(")) {
			names.checkFunction(key);
			return Trees.of(key, value);
		}
		names.require(key);
		Relation relation = names.relation(key);
		if (relation instanceof Relation.ToAny any) {
			return toAny(key, any, value);
		}
		if (relation == null) {
			requireOperators(collection, key, value);
			return Trees.of(key, value);
		}
		return through(key, relation, value);
	}

	/**
	 * A key compares with anything, but which collection is meant must be said to go on
	 * behind it.
	 */
	private Map<String, ?> toAny(String key, Relation.ToAny any, @Nullable Object value) {
		if (!isOperators(value) && this.scope.covers(any)) {
			throw refused(key, "its collection is not named, as in \"" + key + ":headings\"");
		}
		return Trees.of(key, value);
	}

	private Map<String, ?> through(String key, Relation relation, @Nullable Object value) {
		if (value instanceof Collection<?>) {
			throw refused(key, "it is a list");
		}
		String target = String.valueOf(Names.target(relation));
		Map<String, ?> content = (value instanceof Map<?, ?>) ? Trees.map(value) : Trees.of("_eq", value);
		List<Map<String, ?>> conditions = new ArrayList<>();
		content.forEach((name, nested) -> {
			if (Trees.isLogic(name)) {
				conditions.add(
						Trees.of(name, Trees.each(branches(name, nested), (branch) -> through(key, relation, branch))));
			}
			else if (name.equals("_some") || name.equals("_none")) {
				conditions.add(quantified(key, relation, name, Trees.map(nested)));
			}
			else if (name.startsWith("_")) {
				conditions.add(ofKey(key, relation, name, nested));
			}
			else {
				conditions.add(behind(key, relation, all(Trees.of(name, nested), target),
						Trees.holdsOnNothing(Trees.of(name, nested))));
			}
		});
		return Trees.all(conditions);
	}

	/**
	 * A condition on the related item, and the scope of the same item. Where it holds on
	 * nothing, it goes on to hold where no item is referred to.
	 */
	private Map<String, ?> behind(String key, Relation relation, Map<String, ?> condition, boolean onNothing) {
		Map<String, ?> behind = Trees.behind(key, condition);
		Map<String, ?> own = this.scope.filter(String.valueOf(Names.target(relation)));
		if (own == null) {
			return behind;
		}
		Map<String, ?> both = Trees.all(List.of(behind, Trees.behind(key, own)));
		return (onNothing && relation instanceof Relation.ToOne && !key.contains(":"))
				? Trees.of("_or", List.of(Trees.of(key, Map.of("_null", true)), both)) : both;
	}

	/**
	 * An operator on the relation itself: on a column, which is part of the row, or on
	 * the keys of the related items.
	 */
	private Map<String, ?> ofKey(String key, Relation relation, String operator, @Nullable Object value) {
		Map<String, ?> condition = Trees.of(operator, value);
		Map<String, ?> own = this.scope.filter(String.valueOf(Names.target(relation)));
		if (own == null || (relation instanceof Relation.ToOne && !key.contains(":"))) {
			return Trees.of(key, condition);
		}
		if (!(relation instanceof Relation.ToMany many)) {
			throw refused(key, "it is about no field of the item");
		}
		if (!Trees.holdsOnNothing(condition)) {
			return behind(key, relation, Trees.of(this.scope.graph().key(many.target()), condition), false);
		}
		if (!Trees.isChain(own)) {
			throw refused(key, "Directus can't say that there are no items within a scope of several conditions");
		}
		return Trees.of(key, Trees.of("_none", own));
	}

	/**
	 * Directus drops a quantifier over several conditions without a word.
	 */
	private Map<String, ?> quantified(String key, Relation relation, String quantifier, Map<String, ?> filter) {
		String target = String.valueOf(Names.target(relation));
		Map<String, ?> scoped = all(filter, target);
		if (!this.scope.covers(target) && scoped.equals(filter)) {
			return Trees.of(key, Trees.of(quantifier, filter));
		}
		if (quantifier.equals("_none")) {
			throw refused(key, "Directus can't say that no item within a scope fulfils a condition");
		}
		this.merged.add(key);
		return behind(key, relation, scoped, false);
	}

	private Collection<?> branches(String key, @Nullable Object value) {
		if (value instanceof Collection<?> branches && branches.stream().allMatch(Map.class::isInstance)) {
			return branches;
		}
		throw refused(key, "it combines no list of filters");
	}

	private void requireOperators(String collection, String field, @Nullable Object value) {
		if (!isOperators(value)) {
			throw UnknownName.refused(collection, field);
		}
	}

	/**
	 * Whether a value compares, and leads to no other field.
	 */
	private boolean isOperators(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			return !(value instanceof Collection<?>);
		}
		return map.entrySet().stream().allMatch((entry) -> {
			String key = String.valueOf(entry.getKey());
			return Trees.isLogic(key) ? branches(key, entry.getValue()).stream().allMatch(this::isOperators)
					: key.startsWith("_");
		});
	}

	private static DirectusRequestException refused(String path, String reason) {
		return new DirectusRequestException("The condition on \"" + path + "\" can't be kept within scopes, since "
				+ reason + ", and was not sent.");
	}

}
