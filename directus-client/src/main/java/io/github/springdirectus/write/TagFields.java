package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * What the reply of a write is asked for, beside what the caller wants, to find the keys
 * of tagged items. It is asked for by names of its own, so that what the caller asks of
 * the same relations stays as it is, and is not shown to the caller.
 *
 * <p>
 * Of rows all fields are asked for: then Directus leaves out those that the caller may
 * not read, where it would refuse to show anything for one that is asked for by name.
 */
record TagFields(Map<String, String> aliases, List<String> fields) {

	private static final String PREFIX = "tagged_";

	static TagFields of(WriteNode root) {
		TagFields found = new TagFields(new LinkedHashMap<>(), new ArrayList<>());
		if (root.tag() != null && root.key() == null) {
			found.add(found.alias(root.type().keyField()));
		}
		root.parts().forEach((field, part) -> {
			if (part.nodes().anyMatch(WriteNode::asksForKeys)) {
				found.add(found.alias(field), part);
			}
		});
		return found;
	}

	private String alias(String field) {
		String alias = PREFIX + field;
		this.aliases.put(alias, field);
		return alias;
	}

	private void add(String field) {
		if (!this.fields.contains(field)) {
			this.fields.add(field);
		}
	}

	private void add(String path, Part part) {
		boolean deeper = part.nodes().flatMap(WriteNode::nested).anyMatch(WriteNode::asksForKeys);
		if (part instanceof Part.Many || deeper) {
			add(path + ".*");
		}
		else {
			// The key alone, which needs no right to read the item
			add(path);
		}
		part.nodes().forEach((node) -> node.parts().forEach((field, nested) -> addNested(path + "." + field, nested)));
	}

	private void addNested(String path, Part nested) {
		boolean asks = nested.nodes().anyMatch(WriteNode::asksForKeys);
		String scope = (nested instanceof Part.One one) ? one.scope() : null;
		boolean leaf = nested instanceof Part.One one && one.node().nested().noneMatch(WriteNode::asksForKeys);
		if (asks && !leaf) {
			add((scope != null) ? path + ":" + scope : path, nested);
		}
	}

	boolean isEmpty() {
		return this.fields.isEmpty();
	}

	/**
	 * Ask for them too.
	 * @param reply what the caller wants of the reply
	 * @param fields its fields, or those that the type has; empty for all
	 */
	Query add(Query reply, List<String> fields) {
		if (isEmpty()) {
			return reply;
		}
		List<String> all = new ArrayList<>(fields.isEmpty() ? List.of("*") : fields);
		all.addAll(this.fields);
		Query.Builder query = reply.mutate().fields(all);
		this.aliases.forEach(query::alias);
		return query.build();
	}

	/**
	 * What a reply has under these names.
	 */
	Map<String, @Nullable Object> read(Map<String, @Nullable Object> reply) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		this.aliases.forEach((alias, field) -> {
			if (reply.containsKey(alias)) {
				row.put(field, reply.get(alias));
			}
		});
		return row;
	}

}
