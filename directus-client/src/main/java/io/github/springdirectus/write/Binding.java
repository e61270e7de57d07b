package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.mapping.RelationMapping;
import io.github.springdirectus.model.Patch;
import io.github.springdirectus.model.PatchField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Joins what a caller says with what the model declares.
 */
record Binding(Mappings mappings) {

	String field(PatchField field) {
		return (field instanceof PatchField.Property property)
				? this.mappings.fieldName(property.reference().type(), property.reference().accessor())
				: field.toString();
	}

	/**
	 * What the model declares of the items of a relation.
	 */
	NodeType related(NodeType parent, String field) {
		RelationMapping relation = parent.mapping().relation(field);
		Class<?> type = (relation != null) ? relation.type() : null;
		return of((type != null) ? type : Map.class, null);
	}

	/**
	 * What the model declares of an item of a many-to-any relation.
	 */
	NodeType any(NodeType junction, String field, @Nullable String collection) {
		RelationMapping relation = junction.mapping().relation(field);
		Class<?> type = (relation != null && collection != null) ? relation.types().get(collection) : null;
		return of((type != null) ? type : Map.class, collection);
	}

	NodeType of(Class<?> type, @Nullable String collection) {
		return NodeType.of(this.mappings.of(type),
				(collection != null) ? collection : this.mappings.of(type).collection());
	}

	@SuppressWarnings("unchecked")
	<T> Patch<T> patch(NodeType type) {
		return (Patch<T>) (type.isTyped() ? Patch.of(type.mapping().type()) : Patch.of(Map.of()));
	}

	Map<String, @Nullable Object> row(Action action, Object values) {
		return (action == Action.CREATE) ? this.mappings.writer().forCreate(values)
				: this.mappings.writer().forUpdate(values);
	}

	/**
	 * A node whose row may hold related items as maps: those become nodes of their own.
	 * @param node a node, with all that is written of it in its row
	 */
	WriteNode split(WriteNode node) {
		if (node.type().mapping().relations().isEmpty()) {
			return node;
		}
		PlainRelations relations = new PlainRelations(this, node);
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		Map<String, Part> parts = new LinkedHashMap<>(node.parts());
		node.row().forEach((field, value) -> {
			Part part = relations.part(field, tree(value));
			if (part == null) {
				row.put(field, value);
			}
			else if (parts.put(field, part) != null) {
				throw new DirectusRequestException("\"" + field + "\" of " + node.type().name()
						+ " is set as a value and written as a relation: write it one way");
			}
		});
		return node.with(row, parts);
	}

	private @Nullable Object tree(@Nullable Object value) {
		return (value instanceof JsonNode node && node.isContainer())
				? this.mappings.jsonMapper().convertValue(node, Object.class) : value;
	}

	static List<Object> path(List<Object> path, Object... more) {
		List<Object> longer = new ArrayList<>(path);
		longer.addAll(List.of(more));
		return List.copyOf(longer);
	}

}
