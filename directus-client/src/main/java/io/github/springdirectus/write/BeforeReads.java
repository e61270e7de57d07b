package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what has to be read before a write: one read for the item itself with all
 * relations whose rows matter, and one for each related item that is changed without
 * being found by a relation of its own.
 */
final class BeforeReads {

	private final List<BeforeRead> reads = new ArrayList<>();

	private BeforeReads() {
	}

	static List<BeforeRead> of(WriteNode root) {
		BeforeReads found = new BeforeReads();
		if (root.action() == Action.UPDATE) {
			found.add(root, true, true);
		}
		found.addRelated(root);
		return found.reads;
	}

	private void addRelated(WriteNode node) {
		node.parts().values().forEach((part) -> {
			if (part instanceof Part.One one && one.node().action() == Action.UPDATE) {
				// The row of a junction was found by this very key
				add(one.node(), node.match() != null, false);
			}
			part.nodes().forEach(this::addRelated);
		});
	}

	private void add(WriteNode node, boolean known, boolean root) {
		List<String> fields = new ArrayList<>();
		fields.add(node.type().keyField());
		addFields(node, "", fields);
		if (known && fields.size() == 1) {
			return;
		}
		String collection = node.type().collection();
		if (collection == null) {
			throw new DirectusRequestException("An item that is changed at " + node.path() + " is looked for first, and"
					+ " its collection is not known: name it with in(..), or annotate its type with"
					+ " @DirectusCollection");
		}
		Object key = node.key();
		if (key != null) {
			this.reads.add(new BeforeRead(node, collection, key, fields, root));
		}
	}

	private static void addFields(WriteNode node, String prefix, List<String> fields) {
		node.parts().forEach((field, part) -> {
			if (part instanceof Part.Many many && needsRows(many)) {
				String rows = prefix + field + ".";
				add(fields, rows + many.type().keyField());
				many.members().forEach((member) -> addFields(member, rows, fields));
			}
		});
	}

	private static void addFields(Member member, String prefix, List<String> fields) {
		Match match = match(member);
		if (match != null) {
			match.fields().keySet().stream().sorted().forEach((field) -> add(fields, prefix + field));
		}
		if (member instanceof Member.Write write && write.node().action() != Action.CREATE) {
			addFields(write.node(), prefix, fields);
		}
	}

	private static void add(List<String> fields, String field) {
		if (!fields.contains(field)) {
			fields.add(field);
		}
	}

	private static @Nullable Match match(Member member) {
		return (member instanceof Member.Write write) ? write.node().match()
				: (member instanceof Member.UnlinkMatch unlink) ? unlink.match() : null;
	}

	/**
	 * Whether the rows that a relation has matter for what is written of it.
	 */
	private static boolean needsRows(Part.Many many) {
		return !many.shape().isPlain() && (mustKnowRows(many) || many.nodes().anyMatch(WriteNode::asksForKeys));
	}

	/**
	 * Whether nothing can be written without knowing the rows.
	 */
	static boolean mustKnowRows(Part.Many many) {
		return many.strategy() == WriteStrategy.REPLACE_DELETE
				|| many.members().stream().anyMatch((member) -> member instanceof Member.UnlinkMatch)
				|| many.nodes().anyMatch((node) -> node.action() != Action.CREATE);
	}

}
