package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * What is listed of a relation, none of it twice.
 */
final class Listed {

	private final NodeType parent;

	private final Action action;

	private final String field;

	private final List<Member> members = new ArrayList<>();

	private final List<KeyCheck> checks = new ArrayList<>();

	private final Set<String> named = new HashSet<>();

	Listed(NodeType parent, Action action, String field) {
		this.parent = parent;
		this.action = action;
		this.field = field;
	}

	String field() {
		return this.field;
	}

	boolean isCreate() {
		return this.action == Action.CREATE;
	}

	/**
	 * How many items it has, as the input shows them: without those that are taken out.
	 */
	int size() {
		return (int) this.members.stream()
			.filter((member) -> member instanceof Member.Write || member instanceof Member.Link)
			.count();
	}

	void check(KeyCheck check) {
		this.checks.add(check);
	}

	void write(WriteNode node) {
		if (node.action() == Action.UPDATE) {
			refuseInCreate("changes");
		}
		if (node.match() != null) {
			name(node.match().describe());
		}
		else if (node.key() != null) {
			name(node.key().toString());
		}
		this.members.add(new Member.Write(node));
	}

	void link(Object key) {
		name(key.toString());
		this.members.add(new Member.Link(key));
	}

	void unlink(Object key) {
		refuseInCreate("unlinks");
		name(key.toString());
		this.members.add(new Member.Unlink(key));
	}

	void unlink(Match match) {
		refuseInCreate("unlinks");
		name(match.describe());
		this.members.add(new Member.UnlinkMatch(match));
	}

	private void name(String item) {
		if (!this.named.add(item)) {
			throw new DirectusRequestException("\"" + this.field + "\" of " + this.parent.name() + " lists " + item
					+ " twice: say once what shall become of it");
		}
	}

	private void refuseInCreate(String verb) {
		if (isCreate()) {
			throw new DirectusRequestException("A " + this.parent.name() + " that is created " + verb + " items of \""
					+ this.field + "\", of which it has none yet: create or link them");
		}
	}

	Part part(NodeType type, boolean junction, WriteStrategy strategy) {
		return new Part.Many(type, junction, strategy, Part.Shape.BY_STRATEGY, List.copyOf(this.members),
				List.copyOf(this.checks), null);
	}

}
