package io.github.springdirectus.scope;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a query mean at one collection.
 *
 * @param scope the scopes
 * @param collection the collection
 * @param alias other names of its fields
 */
record Names(Scope scope, String collection, Map<String, ?> alias) {

	/**
	 * The relation that a name stands for: an alias, a field, or the items of one
	 * collection of a many-to-any relation, {@code item:headings}.
	 * @return the relation, or {@code null} where it is none
	 */
	@Nullable Relation relation(String name) {
		int colon = name.indexOf(':');
		Relation relation = this.scope.graph()
			.relations(this.collection)
			.get(field((colon < 0) ? name : name.substring(0, colon)));
		if (colon < 0) {
			return relation;
		}
		return (relation instanceof Relation.ToAny) ? new Relation.ToOne(name.substring(colon + 1)) : null;
	}

	private String field(String name) {
		return (this.alias.get(name) instanceof String field) ? field : name;
	}

	/**
	 * Refuse a name that is not known to be of a field.
	 */
	void require(String name) {
		if (name.startsWith("$") || (relation(name) == null && !this.alias.containsKey(name)
				&& !this.scope.graph().hasField(this.collection, name))) {
			throw UnknownName.refused(this.collection, name);
		}
	}

	/**
	 * Refuse what is not known to be a field, or a function that tells of a scope.
	 */
	void checkField(String name) {
		if (name.contains("(")) {
			checkFunction(name);
		}
		else {
			require(name);
		}
	}

	/**
	 * Refuse a function that tells of items within a scope: how many there are, say.
	 * @param call the function and its field, {@code count(comments)}
	 */
	void checkFunction(String call) {
		String field = call.substring(call.indexOf('(') + 1, Math.max(call.indexOf('(') + 1, call.lastIndexOf(')')));
		int end = field.indexOf(',');
		checkPath(((end < 0) ? field : field.substring(0, end)).trim(), "The function " + call);
	}

	/**
	 * Refuse a path that leads to items within a scope: an order or a group by it would
	 * tell of items that are not there for the caller.
	 * @param path names with dots between them
	 * @param what what uses the path, for the message
	 */
	void checkPath(String path, String what) {
		List<String> names = List.of(path.split("\\.", -1));
		Names place = this;
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i);
			boolean last = i == names.size() - 1;
			if (name.contains("(")) {
				place.checkFunction(String.join(".", names.subList(i, names.size())));
				return;
			}
			if (place.alias.get(name) instanceof String aliased && aliased.contains("(")) {
				place.checkFunction(aliased);
			}
			place.require(name);
			Relation relation = place.relation(name);
			String target = target(relation);
			if (target != null && (!last || relation instanceof Relation.ToMany)) {
				if (this.scope.covers(target)) {
					throw new DirectusRequestException(what + " would tell of items of \"" + target
							+ "\" that are not there for the caller, since its scope can't be kept there: leave it out.");
				}
				place = new Names(this.scope, target, Map.of());
			}
			else if (!last) {
				throw UnknownName.refused(place.collection, name);
			}
		}
	}

	static @Nullable String target(@Nullable Relation relation) {
		if (relation instanceof Relation.ToOne one) {
			return one.target();
		}
		return (relation instanceof Relation.ToMany many) ? many.target() : null;
	}

}
