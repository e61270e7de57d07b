package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Shows a node in the shape of the model: without tags, strategies, and what wraps the
 * rows of a relation.
 *
 * @param naming whose names the fields have
 */
record PlainView(Naming naming) {

	Map<String, @Nullable Object> of(WriteNode node) {
		Map<String, @Nullable Object> view = new LinkedHashMap<>();
		node.row().forEach((field, value) -> view.put(name(node, field), value));
		node.parts().forEach((field, part) -> view.put(name(node, field), part(part)));
		return view;
	}

	Object part(Part part) {
		return (part instanceof Part.Many many) ? rows(many) : nested(((Part.One) part).node());
	}

	private List<Object> rows(Part.Many many) {
		List<Object> rows = new ArrayList<>();
		for (Member member : many.members()) {
			if (member instanceof Member.Write write) {
				rows.add(nested(write.node()));
			}
			else if (member instanceof Member.Link link) {
				rows.add(link.key());
			}
		}
		return rows;
	}

	private Map<String, @Nullable Object> nested(WriteNode node) {
		Map<String, @Nullable Object> view = new LinkedHashMap<>();
		if (node.key() != null) {
			view.put(name(node, node.type().keyField()), node.key());
		}
		view.putAll(of(node));
		return view;
	}

	private String name(WriteNode node, String field) {
		return (this.naming == Naming.MODEL) ? node.type().mapping().propertyNames().getOrDefault(field, field) : field;
	}

}
