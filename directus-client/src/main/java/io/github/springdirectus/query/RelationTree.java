package io.github.springdirectus.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The relations that the fields of a query go through, each below the one it is reached
 * by. Directus sends 100 items of a to-many relation unless told otherwise, so these are
 * what a limit must be lifted for.
 */
final class RelationTree {

	private static final RelationTree EMPTY = new RelationTree();

	private final Map<String, RelationTree> children = new LinkedHashMap<>();

	private RelationTree() {
	}

	/**
	 * The relations in dotted fields: {@code comments.author.name} goes through
	 * {@code comments} and, below it, {@code author}. A field without a dot is one where
	 * the names know it. What comes after a wildcard or a function is not known to be a
	 * relation.
	 * @param fields the fields of a query
	 * @param names knows the names of properties
	 * @return the relations
	 */
	static RelationTree of(List<FieldPath> fields, NameResolver names) {
		RelationTree tree = new RelationTree();
		for (FieldPath field : fields) {
			List<String> segments = field.segments(names);
			tree.add(segments, names.isToMany(segments));
		}
		return tree;
	}

	private void add(List<String> segments, boolean relation) {
		int end = relation ? segments.size() : 0;
		for (int i = 0; i < segments.size() - 1 && isName(segments.get(i)); i++) {
			if (!isScope(segments.get(i))) {
				end = Math.max(end, i + 1);
			}
		}
		RelationTree node = this;
		for (String segment : segments.subList(0, end)) {
			node = node.children.computeIfAbsent(segment, (name) -> new RelationTree());
		}
	}

	private static boolean isName(String segment) {
		return !segment.equals("*") && !segment.contains("(");
	}

	/**
	 * Whether a part of a path, such as {@code item:headings}, is a single item of a
	 * many-to-any relation: it is passed through and has no limit of its own.
	 * @param segment the part of the path
	 * @return whether it names a collection behind a colon
	 */
	static boolean isScope(String segment) {
		return segment.contains(":");
	}

	Iterable<String> names() {
		return this.children.keySet();
	}

	RelationTree below(String name) {
		return this.children.getOrDefault(name, EMPTY);
	}

}
