package io.github.springdirectus.write;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A nested write that all rules allow, before it is known what is there.
 */
@Internal
public final class PreparedWrite {

	private final WriteNode root;

	private final Contents contents;

	private final ClientKeys keys;

	private final List<BeforeRead> reads;

	PreparedWrite(WriteNode root, Contents contents, ClientKeys keys) {
		this.root = keys.assign(root);
		this.contents = contents;
		this.keys = keys;
		this.reads = BeforeReads.of(this.root);
		this.root.all().forEach(PreparedWrite::checkDeletable);
	}

	private static void checkDeletable(WriteNode node) {
		node.parts().forEach((field, part) -> {
			if (part instanceof Part.Many many && many.strategy() == WriteStrategy.REPLACE_DELETE
					&& many.type().collection() == null && node.action() != Action.CREATE) {
				throw new DirectusRequestException("The rows that \"" + field + "\" of " + node.type().name()
						+ " no longer lists are deleted from their collection, which is not known: name it with "
						+ (many.junction() ? "junction(..)" : "in(..)") + ", or annotate their type with"
						+ " @DirectusCollection");
			}
		});
	}

	/**
	 * What has to be read first.
	 * @return the reads, each of one item; the one of the item itself is the first
	 */
	public List<BeforeRead> reads() {
		return this.reads;
	}

	/**
	 * Go on with what was read.
	 * @param rows the row that each read found
	 * @return the write as it is sent
	 * @throws DirectusRequestException if it would change what is not there
	 */
	public ReadyWrite join(Map<BeforeRead, Map<String, @Nullable Object>> rows) {
		Map<WriteNode, FoundRow> byNode = new IdentityHashMap<>();
		rows.forEach((read, row) -> byNode.put(read.node(), new FoundRow(row)));
		WriteNode resolved = new NodeResolution(byNode::get).resolve(this.root);
		return new ReadyWrite(this.keys.assign(resolved), this.contents);
	}

}
