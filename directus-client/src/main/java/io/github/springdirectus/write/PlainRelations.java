package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.mapping.RelationMapping;
import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Finds related items in a row that is written as Directus has it: a map for one item,
 * and for several a list, or a map of what is created, updated and deleted. It is sent as
 * it was written. The position of an item is that among what is created and updated.
 *
 * @param binding knows the model
 * @param parent the node that has the row
 */
record PlainRelations(Binding binding, WriteNode parent) {

	private static final String CREATE = "create";

	private static final String UPDATE = "update";

	private static final String DELETE = "delete";

	/**
	 * The relation in a field.
	 * @return what is written of it, or {@code null} where the field holds a value, such
	 * as the key of a related item
	 */
	@Nullable Part part(String field, @Nullable Object value) {
		RelationMapping relation = this.parent.type().mapping().relation(field);
		if (relation == null || (value == null && !relation.many())) {
			return null;
		}
		List<Object> path = Binding.path(this.parent.path(), field);
		if (!relation.many()) {
			return (value instanceof Map<?, ?> item) ? one(relation, item, path) : null;
		}
		NodeType type = this.binding.related(this.parent.type(), field);
		List<Member> members = new ArrayList<>();
		Part.Shape shape = (value == null) ? Part.Shape.NOTHING
				: (value instanceof Map) ? Part.Shape.PARTS : Part.Shape.LIST;
		boolean found = (value instanceof Map<?, ?> parts) ? addParts(members, type, parts, path)
				: value == null || addAll(members, type, value, path, null);
		return found ? new Part.Many(type, false, WriteStrategy.REPLACE_UNLINK, shape, members, List.of(), null) : null;
	}

	private boolean addParts(List<Member> members, NodeType type, Map<?, ?> parts, List<Object> path) {
		if (!Set.of(CREATE, UPDATE, DELETE).containsAll(parts.keySet())) {
			return false;
		}
		boolean found = true;
		for (String name : List.of(CREATE, UPDATE, DELETE)) {
			Object rows = parts.get(name);
			found &= rows == null || addAll(members, type, rows, path, name);
		}
		return found;
	}

	private boolean addAll(List<Member> members, NodeType type, Object rows, List<Object> path, @Nullable String part) {
		Collection<?> elements = (rows instanceof Object[] array) ? Arrays.asList(array)
				: (rows instanceof Collection<?> collection) ? collection : null;
		boolean rowsOnly = CREATE.equals(part) || UPDATE.equals(part);
		if (elements == null || elements.stream()
			.anyMatch((element) -> element == null || (rowsOnly && !(element instanceof Map)))) {
			// Directus refuses it, and says why
			return false;
		}
		for (Object element : elements) {
			members.add(member(type, element, Binding.path(path, members.size()), part));
		}
		return true;
	}

	private Member member(NodeType type, Object element, List<Object> path, @Nullable String part) {
		if (element instanceof Map<?, ?> row) {
			Action action = (row.get(type.keyField()) == null || CREATE.equals(part)) ? Action.CREATE
					: UPDATE.equals(part) ? Action.UPDATE : Action.ENSURE;
			return new Member.Write(node(type, row, path, action));
		}
		Object key = (element instanceof Ref<?> ref) ? ref.key() : element;
		return DELETE.equals(part) ? new Member.Unlink(key) : new Member.Link(key);
	}

	private NodeType type(RelationMapping relation) {
		String collectionField = relation.collectionField();
		if (collectionField == null) {
			return this.binding.related(this.parent.type(), relation.field());
		}
		Object collection = this.parent.row().get(collectionField);
		return this.binding.any(this.parent.type(), relation.field(),
				(collection != null) ? collection.toString() : null);
	}

	private Part one(RelationMapping relation, Map<?, ?> item, List<Object> path) {
		NodeType type = type(relation);
		Action action = (item.get(type.keyField()) != null) ? Action.ENSURE : Action.CREATE;
		return new Part.One(node(type, item, path, action), relation.isToAny() ? type.collection() : null);
	}

	private WriteNode node(NodeType type, Map<?, ?> values, List<Object> path, Action action) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		values.forEach((field, value) -> row.put(String.valueOf(field), value));
		return this.binding
			.split(new WriteNode(type, action, row.get(type.keyField()), null, null, path, null, row, Map.of()));
	}

}
