package io.github.springdirectus.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Makes rows of a junction: each holds a related item, or its key, beside values of its
 * own.
 *
 * @param type what is known of the rows
 * @param field the field of a row that holds the related item
 * @param toAny whether that is of any collection
 * @param binding knows the model
 */
record JunctionRows(NodeType type, String field, boolean toAny, Binding binding) {

	/**
	 * A row for a new item.
	 * @param values what every such row has
	 */
	WriteNode create(NodeBuilder<?> row, List<Object> path, Map<String, Object> values, WriteNode item) {
		return with(bind(row, Action.CREATE, path, null), values, item);
	}

	/**
	 * The row of an item that is changed.
	 * @param match tells the row
	 * @param values what every such row has
	 */
	WriteNode update(NodeBuilder<?> row, List<Object> path, Match match, Map<String, Object> values,
			@Nullable WriteNode item) {
		return with(bind(row, Action.UPDATE, path, match), values, item);
	}

	/**
	 * A row with the key of an item, unless it is there.
	 * @param match tells the row, and is what it holds
	 */
	WriteNode link(NodeBuilder<?> row, List<Object> path, Match match, boolean create) {
		Action action = create ? Action.CREATE : Action.ENSURE;
		return with(bind(row, action, path, match), match.fields(), null);
	}

	private WriteNode bind(NodeBuilder<?> row, Action action, List<Object> path, @Nullable Match match) {
		WriteNode node = row.bind(this.type, action, null, path, this.binding);
		return new WriteNode(node.type(), action, null, match, node.tag(), path, node.source(), node.row(),
				node.parts());
	}

	private WriteNode with(WriteNode node, Map<String, Object> values, @Nullable WriteNode item) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>(values);
		row.putAll(node.row());
		Map<String, Part> parts = new LinkedHashMap<>(node.parts());
		if (item != null) {
			parts.put(this.field, new Part.One(item, this.toAny ? item.type().collection() : null));
		}
		return node.with(row, parts);
	}

	static NodeBuilder<Map<String, @Nullable Object>> row(TagNames tags,
			Consumer<NodeSpec<Map<String, @Nullable Object>>> row) {
		return NodeBuilder.of(tags, row);
	}

}
