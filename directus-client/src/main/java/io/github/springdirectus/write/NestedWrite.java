package io.github.springdirectus.write;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One item and what is related to it, written together: created, updated, linked and
 * unlinked at any depth. A value that may be written again and again.
 *
 * <pre>{@code
 * NestedWrite<Label> insert = NestedWrite.create(Label.class, (label) -> label
 *     .tag("label")
 *     .set(Label::name, "My Label").set(Label::establishedYear, 2021)
 *     .many(Label::artists, (artists) -> artists
 *         .create((artist) -> artist.tag("first").set(Artist::name, "First Artist"))
 *         .create("second", new NewArtist("Second Artist"))));
 *
 * NestedWrite<Label> update = NestedWrite.update(Label.class, 1, (label) -> label
 *     .set(Label::name, "My Cooler Label")
 *     .many(Label::artists, WriteStrategy.MERGE, (artists) -> artists
 *         .update(1, Map.of("name", "Cool Artist"))
 *         .create("second", Map.of("name", "Cooler Artist"))));
 *
 * Mono<WriteResult<Label>> result = directus.collection(Label.class).write(insert);
 * }</pre>
 *
 * <p>
 * It goes as one request, which Directus carries out as one transaction; only
 * {@link WriteStrategy#REPLACE_DELETE} takes further ones. Requests before it find out
 * what has to be known: which rows a relation has whose items are changed, and whether
 * what is linked exists. What is not as the write says is refused then, and nothing is
 * written. Another writer may come in between, as in any read before a write.
 *
 * @param <T> the type of the items of the collection; maps where they have none
 */
public final class NestedWrite<T> {

	private final NodeBuilder<T> root;

	private final @Nullable Class<T> type;

	private final @Nullable Object key;

	private NestedWrite(@Nullable Class<T> type, @Nullable Object key, Consumer<NodeSpec<T>> item) {
		this.type = type;
		this.key = key;
		this.root = NodeBuilder.of(new TagNames(), item);
	}

	/**
	 * Create an item.
	 * @param <T> the type of the item
	 * @param type its type
	 * @param item says what is written
	 * @return the write
	 */
	public static <T> NestedWrite<T> create(Class<T> type, Consumer<NodeSpec<T>> item) {
		return new NestedWrite<>(Objects.requireNonNull(type, "type"), null, item);
	}

	/**
	 * Create an item of a collection without a type.
	 * @param item says what is written
	 * @return the write
	 */
	public static NestedWrite<Map<String, @Nullable Object>> create(
			Consumer<NodeSpec<Map<String, @Nullable Object>>> item) {
		return new NestedWrite<>(null, null, item);
	}

	/**
	 * Update an item.
	 * @param <T> the type of the item
	 * @param type its type
	 * @param key its key
	 * @param changes says what is changed; what is not mentioned stays as it is
	 * @return the write
	 */
	public static <T> NestedWrite<T> update(Class<T> type, Object key, Consumer<NodeSpec<T>> changes) {
		return new NestedWrite<>(Objects.requireNonNull(type, "type"), Keys.check(key), changes);
	}

	/**
	 * Update an item of a collection without a type.
	 * @param key its key
	 * @param changes says what is changed; what is not mentioned stays as it is
	 * @return the write
	 */
	public static NestedWrite<Map<String, @Nullable Object>> update(Object key,
			Consumer<NodeSpec<Map<String, @Nullable Object>>> changes) {
		return new NestedWrite<>(null, Keys.check(key), changes);
	}

	WriteNode bind(NodeType collection, Binding binding) {
		NodeType typed = (this.type != null) ? binding.of(this.type, collection.collection()) : collection;
		Action action = (this.key != null) ? Action.UPDATE : Action.CREATE;
		return this.root.bind(typed, action, this.key, List.of(), binding);
	}

	/**
	 * Names no values: those may be secrets.
	 */
	@Override
	public String toString() {
		return "NestedWrite[" + ((this.key != null) ? "update" : "create")
				+ ((this.type != null) ? " " + this.type.getSimpleName() : "") + "]";
	}

}
