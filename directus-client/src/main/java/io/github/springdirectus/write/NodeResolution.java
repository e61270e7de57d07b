package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Joins a write with the rows that are there: finds the keys of rows that were named by
 * what they hold, and refuses to change a row that its relation doesn't have. Directus
 * would pass over it, insert it, or take it away from another item.
 *
 * @param rows the row that was read for a node, or {@code null}
 */
record NodeResolution(Function<WriteNode, @Nullable FoundRow> rows) {

	WriteNode resolve(WriteNode root) {
		return resolve(root, this.rows.apply(root));
	}

	private WriteNode resolve(WriteNode node, @Nullable FoundRow row) {
		Map<String, Part> parts = new LinkedHashMap<>();
		node.parts().forEach((field, part) -> parts.put(field, resolve(node, row, field, part)));
		return node.with(node.row(), parts);
	}

	private Part resolve(WriteNode node, @Nullable FoundRow row, String field, Part part) {
		if (!(part instanceof Part.Many many) || many.shape().isPlain()) {
			return part.map(this::resolve);
		}
		List<FoundRow> found = (node.action() == Action.CREATE) ? List.of()
				: FoundRow.list((row != null) ? row.get(field) : null);
		if (found == null && BeforeReads.mustKnowRows(many)) {
			throw new DirectusRequestException("The rows of \"" + field + "\" of " + node.type().name()
					+ " have to be read before they are changed, and the caller may not read them, or there is no such"
					+ " relation");
		}
		Rows rows = new Rows(node, field, many, (found != null) ? found : List.of());
		List<Member> members = many.members().stream().flatMap((member) -> resolve(rows, member)).toList();
		return many.with(members, (found != null) ? rows.keys() : null);
	}

	private Stream<Member> resolve(Rows rows, Member member) {
		if (member instanceof Member.UnlinkMatch unlink) {
			return rows.matching(unlink.match()).map(rows::key).map(Member.Unlink::new);
		}
		return Stream.of((member instanceof Member.Write write) ? resolve(rows, write) : member);
	}

	private Member resolve(Rows rows, Member.Write write) {
		WriteNode node = write.node();
		FoundRow row = isLink(node) ? rows.find(node) : null;
		return (row != null) ? new Member.Keep(rows.key(row)) : new Member.Write(resolve(rows, node));
	}

	/**
	 * Whether nothing is to be done where the row is there.
	 */
	private static boolean isLink(WriteNode node) {
		Match match = node.match();
		return node.action() == Action.ENSURE && node.tag() == null && match != null && node.parts().isEmpty()
				&& node.row().equals(match.fields());
	}

	private WriteNode resolve(Rows rows, WriteNode node) {
		if (node.action() == Action.CREATE) {
			return resolve(node, null);
		}
		FoundRow row = rows.find(node);
		if (row != null) {
			return resolve(node.as(Action.UPDATE, rows.key(row)), row);
		}
		if (node.action() == Action.ENSURE) {
			return resolve(node.as(Action.CREATE, node.row().get(node.type().keyField())), null);
		}
		throw rows.missing(node);
	}

	/**
	 * The rows that a relation has.
	 */
	private record Rows(WriteNode parent, String field, Part.Many many, List<FoundRow> rows) {

		Object key(FoundRow row) {
			return Objects.requireNonNull(row.get(this.many.type().keyField()), "key");
		}

		List<Object> keys() {
			return this.rows.stream().map(this::key).collect(Collectors.toList());
		}

		Stream<FoundRow> matching(Match match) {
			return this.rows.stream().filter(match::matches);
		}

		@Nullable FoundRow find(WriteNode node) {
			Match match = (node.match() != null) ? node.match()
					: new Match(Map.of(this.many.type().keyField(), Objects.requireNonNull(node.key(), "key")));
			return matching(match).findFirst().orElse(null);
		}

		DirectusRequestException missing(WriteNode node) {
			String item = (node.match() != null) ? node.match().describe() : String.valueOf(node.key());
			return new DirectusRequestException("\"" + this.field + "\" of " + this.parent.type().name() + " "
					+ ((this.parent.key() != null) ? this.parent.key() + " " : "") + "has no item " + item
					+ " that could be changed: it is not there, belongs to another item, or the caller may not read it."
					+ " To take it over, link it first");
		}

	}

}
