package io.github.springdirectus.write;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Tells which rows of a reply were made of which new items of a relation, without
 * guessing.
 *
 * <p>
 * New are the rows that were neither there before nor named by the write; there must be
 * as many as were created. Where their keys are numbers they ascend in the order of the
 * input, and what was sent must not contradict. Other keys have no order: there an item
 * has its row where it can be that one only, and the row no other.
 *
 * @param many what was written of the relation
 * @param contents compares items and rows
 */
record NewRows(Part.Many many, Contents contents) {

	/**
	 * Find the rows.
	 * @param rows all rows that the relation has after the write
	 * @return the rows by their nodes; without those that can't be told
	 */
	Map<WriteNode, FoundRow> find(List<FoundRow> rows) {
		List<WriteNode> created = this.many.nodes().filter((node) -> node.key() == null).toList();
		Set<String> known = known();
		List<FoundRow> fresh = rows.stream().filter((row) -> !known.contains(row.text(keyField()))).toList();
		if (created.isEmpty() || this.many.before() == null || fresh.size() != created.size()
				|| fresh.stream().anyMatch((row) -> row.get(keyField()) == null)) {
			return Map.of();
		}
		return fresh.stream().allMatch((row) -> number(row) != null) ? byOrder(created, fresh)
				: byContents(created, fresh);
	}

	private Set<String> known() {
		Set<String> known = new HashSet<>();
		Objects.requireNonNullElse(this.many.before(), List.of()).forEach((key) -> known.add(key.toString()));
		for (Member member : this.many.members()) {
			if (member instanceof Member.Write write && write.node().key() != null) {
				known.add(write.node().key().toString());
			}
			else if (member instanceof Member.Link link) {
				known.add(link.key().toString());
			}
		}
		return known;
	}

	private Map<WriteNode, FoundRow> byOrder(List<WriteNode> created, List<FoundRow> fresh) {
		List<FoundRow> ascending = new ArrayList<>(fresh);
		ascending.sort(Comparator.comparing((row) -> Objects.requireNonNull(number(row))));
		boolean agree = IntStream.range(0, created.size())
			.allMatch((index) -> this.contents.mayBe(created.get(index), ascending.get(index)));
		Map<WriteNode, FoundRow> found = new IdentityHashMap<>();
		if (agree) {
			IntStream.range(0, created.size()).forEach((index) -> found.put(created.get(index), ascending.get(index)));
		}
		return found;
	}

	private Map<WriteNode, FoundRow> byContents(List<WriteNode> created, List<FoundRow> fresh) {
		Map<WriteNode, List<FoundRow>> candidates = new IdentityHashMap<>();
		List<FoundRow> wanted = new ArrayList<>();
		for (WriteNode node : created) {
			List<FoundRow> rows = fresh.stream().filter((row) -> this.contents.mayBe(node, row)).toList();
			candidates.put(node, rows);
			wanted.addAll(rows);
		}
		Map<WriteNode, FoundRow> found = new IdentityHashMap<>();
		if (candidates.values().stream().noneMatch(List::isEmpty)) {
			candidates.forEach((node, rows) -> {
				if (rows.size() == 1 && wanted.stream().filter((row) -> row == rows.get(0)).count() == 1) {
					found.put(node, rows.get(0));
				}
			});
		}
		return found;
	}

	private @Nullable BigInteger number(FoundRow row) {
		Object key = row.get(keyField());
		return (key != null) ? Keys.number(key) : null;
	}

	private String keyField() {
		return this.many.type().keyField();
	}

}
