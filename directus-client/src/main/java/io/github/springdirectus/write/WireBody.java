package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes nodes as Directus takes them: rows of a new item as a list, rows of one that is
 * there as what is created, updated and unlinked, unless the list shall replace them.
 */
final class WireBody {

	private WireBody() {
	}

	/**
	 * The body of a request.
	 */
	static Map<String, @Nullable Object> of(WriteNode node) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>(node.row());
		node.parts().forEach((field, part) -> {
			if (part instanceof Part.One one) {
				body.put(field, related(one.node()));
			}
			else if (part instanceof Part.Many many) {
				Object rows = (many.shape() == Part.Shape.NOTHING) ? null
						: many.isList(node.action()) ? list(many) : parts(many);
				if (rows != null || many.shape() == Part.Shape.NOTHING) {
					body.put(field, rows);
				}
			}
		});
		return body;
	}

	private static Map<String, @Nullable Object> related(WriteNode node) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		if (node.action() != Action.CREATE && node.key() != null) {
			row.put(node.type().keyField(), node.key());
		}
		row.putAll(of(node));
		return row;
	}

	private static List<Object> list(Part.Many many) {
		List<Object> rows = new ArrayList<>();
		for (Member member : many.members()) {
			if (member instanceof Member.Write write) {
				rows.add(related(write.node()));
			}
			else if (member instanceof Member.Link link) {
				rows.add(link.key());
			}
			else if (member instanceof Member.Keep keep) {
				rows.add(keep.key());
			}
		}
		return rows;
	}

	private static @Nullable Map<String, Object> parts(Part.Many many) {
		List<Object> created = new ArrayList<>();
		List<Object> updated = new ArrayList<>();
		List<Object> unlinked = new ArrayList<>();
		for (Member member : many.members()) {
			if (member instanceof Member.Write write) {
				(write.node().action() == Action.CREATE ? created : updated).add(related(write.node()));
			}
			else if (member instanceof Member.Link link) {
				updated.add(Map.of(many.type().keyField(), link.key()));
			}
			else if (member instanceof Member.Unlink unlink) {
				unlinked.add(unlink.key());
			}
		}
		Map<String, Object> parts = new LinkedHashMap<>();
		put(parts, "create", created);
		put(parts, "update", updated);
		put(parts, "delete", unlinked);
		return (parts.isEmpty() && !many.shape().isPlain()) ? null : parts;
	}

	private static void put(Map<String, Object> parts, String name, List<Object> rows) {
		if (!rows.isEmpty()) {
			parts.put(name, rows);
		}
	}

}
