package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdirectus.model.Internal;
import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * A nested write as it is sent, and what becomes of its reply.
 */
@Internal
public final class ReadyWrite {

	private final WriteNode root;

	private final Contents contents;

	private final TagFields tagFields;

	ReadyWrite(WriteNode root, Contents contents) {
		this.root = root;
		this.contents = contents;
		this.tagFields = TagFields.of(root);
	}

	/**
	 * The items that have to exist.
	 * @return the items
	 */
	public List<KeyCheck> checks() {
		return manies((node, field, many) -> many.checks().stream()).distinct().toList();
	}

	/**
	 * The relations whose rows are unlinked and must not be deleted by it.
	 * @return the relations
	 */
	public List<Deselection> deselections() {
		return manies((node, field, many) -> {
			String collection = node.type().collection();
			boolean unlinks = many.strategy() == WriteStrategy.REPLACE_UNLINK
					|| many.members().stream().anyMatch((member) -> member instanceof Member.Unlink);
			return (collection != null && unlinks && !many.junction() && node.action() == Action.UPDATE)
					? Stream.of(new Deselection(collection, field)) : Stream.empty();
		}).toList();
	}

	/**
	 * The key of the item that is updated.
	 * @return the key, or {@code null} for one that is created
	 */
	public @Nullable Object updatedKey() {
		return (this.root.action() == Action.UPDATE) ? this.root.key() : null;
	}

	/**
	 * The body of the request.
	 * @return what is written
	 */
	public Map<String, @Nullable Object> body() {
		return WireBody.of(this.root);
	}

	/**
	 * What to ask of the reply, to find the keys of tagged items too.
	 * @param reply what the caller wants of it
	 * @param fields the fields that the caller wants, or those of the type; empty for all
	 * @return the query
	 */
	public Query reply(Query reply, List<String> fields) {
		return this.tagFields.add(reply, fields);
	}

	/**
	 * The fields of the reply that the caller did not ask for.
	 * @return the names in the reply
	 */
	public Set<String> ownFields() {
		return this.tagFields.aliases().keySet();
	}

	/**
	 * The keys of the tagged items.
	 * @param reply the row of the reply; empty where there was none
	 * @return the keys, in the order of the write
	 */
	public List<TagKey> tags(Map<String, @Nullable Object> reply) {
		return TagKeys.of(this.root, new FoundRow(this.tagFields.read(reply)), this.contents);
	}

	/**
	 * The rows that are deleted afterwards.
	 * @return the rows by collection
	 */
	public List<Deletion> deletions() {
		Map<String, List<Object>> byCollection = new LinkedHashMap<>();
		manies((node, field, many) -> {
			String collection = many.type().collection();
			if (collection != null && many.strategy() == WriteStrategy.REPLACE_DELETE
					&& node.action() == Action.UPDATE) {
				byCollection.computeIfAbsent(collection, (name) -> new ArrayList<>()).addAll(unlisted(many));
			}
			return Stream.empty();
		}).toList();
		byCollection.values().removeIf(List::isEmpty);
		return byCollection.entrySet().stream().map((rows) -> new Deletion(rows.getKey(), rows.getValue())).toList();
	}

	private static List<Object> unlisted(Part.Many many) {
		Set<String> listed = new HashSet<>();
		many.members().forEach((member) -> {
			Object key = (member instanceof Member.Write write) ? write.node().key()
					: (member instanceof Member.Link link) ? link.key() : (member instanceof Member.Keep keep)
							? keep.key() : (member instanceof Member.Unlink unlink) ? unlink.key() : null;
			listed.add(String.valueOf(key));
		});
		return Objects.requireNonNullElse(many.before(), List.of())
			.stream()
			.filter((key) -> !listed.contains(key.toString()))
			.toList();
	}

	private <R> Stream<R> manies(ManyFunction<R> function) {
		return this.root.all()
			.flatMap((node) -> node.parts()
				.entrySet()
				.stream()
				.flatMap((part) -> (part.getValue() instanceof Part.Many many && !many.shape().isPlain())
						? function.apply(node, part.getKey(), many) : Stream.empty()));
	}

	private interface ManyFunction<R> {

		Stream<R> apply(WriteNode node, String field, Part.Many many);

	}

}
