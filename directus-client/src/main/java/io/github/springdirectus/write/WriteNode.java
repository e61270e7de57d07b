package io.github.springdirectus.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One item of a write, and what is nested in it. Whatever a caller writes becomes a tree
 * of these, on which all rules work, and which is sent in the end.
 *
 * @param type what is known of the item
 * @param action what is done to it
 * @param key its key, where it is known before the write
 * @param match what tells it from others, where its key has to be looked up
 * @param tag its tag, or {@code null}
 * @param path the way to it in the input
 * @param source the record that its values were taken from, or {@code null}
 * @param row its values, by field
 * @param parts its relations, by field; none is in the row too
 */
record WriteNode(NodeType type, Action action, @Nullable Object key, @Nullable Match match, @Nullable String tag,
		List<Object> path, @Nullable Object source, Map<String, @Nullable Object> row, Map<String, Part> parts) {

	WriteNode with(Map<String, @Nullable Object> row, Map<String, Part> parts) {
		return new WriteNode(this.type, this.action, this.key, this.match, this.tag, this.path, this.source, row,
				parts);
	}

	WriteNode withRow(Map<String, @Nullable Object> row) {
		return with(row, this.parts);
	}

	WriteNode as(Action action, @Nullable Object key) {
		return new WriteNode(this.type, action, key, null, this.tag, this.path, this.source, this.row, this.parts);
	}

	WriteNode withKey(Object key) {
		Map<String, @Nullable Object> keyed = new LinkedHashMap<>();
		keyed.put(this.type.keyField(), key);
		keyed.putAll(this.row);
		return new WriteNode(this.type, this.action, key, this.match, this.tag, this.path, this.source, keyed,
				this.parts);
	}

	/**
	 * The same with other nodes in its relations.
	 */
	WriteNode mapNested(UnaryOperator<WriteNode> change) {
		Map<String, Part> changed = new LinkedHashMap<>();
		this.parts.forEach((field, part) -> changed.put(field, part.map(change)));
		return with(this.row, changed);
	}

	Stream<WriteNode> nested() {
		return this.parts.values().stream().flatMap(Part::nodes);
	}

	/**
	 * This node and all below it, the outer ones first.
	 */
	Stream<WriteNode> all() {
		return Stream.concat(Stream.of(this), nested().flatMap(WriteNode::all));
	}

	boolean hasTags() {
		return all().anyMatch((node) -> node.tag() != null);
	}

	/**
	 * Whether the key of a tagged item can be told by the reply alone.
	 */
	boolean asksForKeys() {
		return all().anyMatch((node) -> node.tag() != null && node.key() == null);
	}

}
