package io.github.springdirectus.query;

import java.util.List;

/**
 * Which relations lead to many items, as far as that is known: a condition behind such a
 * relation holds where it holds for some item.
 */
@FunctionalInterface
interface Relations {

	/**
	 * Where nothing is known but what a path itself tells.
	 */
	Relations UNKNOWN = (relation) -> false;

	/**
	 * Whether a relation is known to lead to many items.
	 * @param relation the way to it
	 */
	boolean isToMany(List<PathPart> relation);

	/**
	 * Whether a field is known to lie behind a relation to many items.
	 */
	default boolean leadsToMany(FieldPath field) {
		List<PathPart> parts = field.parts();
		for (int end = 1; end < parts.size(); end++) {
			if (parts.get(end - 1).isToMany() || isScope(parts.get(end)) || isToMany(parts.subList(0, end))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The collection of a many-to-any relation stands behind the relation to its items,
	 * of which there are many.
	 */
	private static boolean isScope(PathPart part) {
		return part instanceof PathPart.Name name && RelationTree.isScope(name.text());
	}

}
