package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Finds the keys of tagged items: those that are known, and those that the reply tells.
 */
final class TagKeys {

	private final Contents contents;

	private final List<TagKey> tags = new ArrayList<>();

	private TagKeys(Contents contents) {
		this.contents = contents;
	}

	/**
	 * Find the keys.
	 * @param root what was written
	 * @param row the row of the root in the reply, with the relations that tell keys;
	 * empty where there is none
	 * @param contents compares items and rows
	 */
	static List<TagKey> of(WriteNode root, FoundRow row, Contents contents) {
		TagKeys keys = new TagKeys(contents);
		Object key = (root.key() != null) ? root.key() : row.get(root.type().keyField());
		keys.add(root, key, row);
		return keys.tags;
	}

	private void add(WriteNode node, @Nullable Object key, @Nullable FoundRow row) {
		if (node.tag() != null) {
			this.tags.add(new TagKey(node.tag(), (key != null) ? Keys.typed(key, node.type()) : null,
					node.type().collection()));
		}
		node.parts().forEach((field, part) -> {
			Object value = (row != null) ? row.get(field) : null;
			if (part instanceof Part.Many many) {
				addRows(many, value);
			}
			else if (part instanceof Part.One one) {
				Object related = (one.node().key() != null) ? one.node().key()
						: Keys.of(value, one.node().type().keyField());
				add(one.node(), related, FoundRow.of(value));
			}
		});
	}

	private void addRows(Part.Many many, @Nullable Object value) {
		List<FoundRow> rows = Objects.requireNonNullElse(FoundRow.list(value), List.of());
		Map<WriteNode, FoundRow> made = new NewRows(many, this.contents).find(rows);
		String keyField = many.type().keyField();
		Map<String, FoundRow> byKey = new HashMap<>();
		rows.forEach((row) -> byKey.put(row.text(keyField), row));
		many.nodes().forEach((node) -> {
			FoundRow row = (node.key() != null) ? byKey.get(node.key().toString()) : made.get(node);
			Object key = (node.key() != null || row == null) ? node.key() : row.get(keyField);
			add(node, key, row);
		});
	}

}
