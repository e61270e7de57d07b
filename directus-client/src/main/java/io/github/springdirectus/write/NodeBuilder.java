package io.github.springdirectus.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;
import io.github.springdirectus.model.Patch;
import io.github.springdirectus.model.PatchField;
import io.github.springdirectus.model.PropertyReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Collects what a caller says of one item.
 */
final class NodeBuilder<T> implements NodeSpec<T> {

	private final TagNames tags;

	private Target target = Target.UNSAID;

	private @Nullable String tag;

	private @Nullable Object values;

	private @Nullable UnaryOperator<Patch<T>> changes;

	private final Map<PatchField, PartBuilder> parts = new LinkedHashMap<>();

	private boolean complete;

	private NodeBuilder(TagNames tags) {
		this.tags = tags;
	}

	static <T> NodeBuilder<T> of(TagNames tags, Consumer<NodeSpec<T>> node) {
		NodeBuilder<T> builder = new NodeBuilder<>(tags);
		node.accept(builder);
		builder.complete = true;
		return builder;
	}

	/**
	 * Whether nothing is said of the item.
	 */
	boolean isEmpty() {
		return this.values == null && this.changes == null && this.parts.isEmpty();
	}

	/**
	 * Make the node of it.
	 * @param declared what the model declares of the item
	 * @param action what is done to it
	 * @param key its key where it is changed
	 * @param path the way to it
	 * @param binding knows the model
	 */
	WriteNode bind(NodeType declared, Action action, @Nullable Object key, List<Object> path, Binding binding) {
		NodeType type = this.target.apply(declared, binding.mappings());
		Map<String, @Nullable Object> row = row(type, action, binding);
		Object source = (this.values instanceof Map || this.values instanceof Patch || this.values instanceof JsonNode)
				? null : this.values;
		Object known = (action == Action.CREATE) ? row.get(type.keyField()) : key;
		Map<String, Part> bound = new LinkedHashMap<>();
		this.parts.forEach((relation, part) -> {
			String field = binding.field(relation);
			if (bound.put(field, part.bind(type, action, field, Binding.path(path, field), binding)) != null) {
				throw writtenTwice(field);
			}
		});
		return binding.split(new WriteNode(type, action, known, null, this.tag, path, source, row, bound));
	}

	private Map<String, @Nullable Object> row(NodeType type, Action action, Binding binding) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		if (this.values != null) {
			row.putAll(binding.row(action, this.values));
		}
		if (this.changes != null) {
			row.putAll(binding.row(action, this.changes.apply(binding.patch(type))));
		}
		return row;
	}

	@Override
	public NodeSpec<T> tag(String tag) {
		this.tag = this.tags.take(tag);
		return open();
	}

	@Override
	public NodeSpec<T> in(String collection) {
		this.target = this.target.in(collection);
		return open();
	}

	@Override
	public NodeSpec<T> keyField(String field) {
		this.target = this.target.keyField(field);
		return open();
	}

	@Override
	public NodeSpec<T> uuidKey() {
		this.target = this.target.uuidKey();
		return open();
	}

	@Override
	public NodeSpec<T> set(Accessor<T, ? extends @Nullable Object> property, @Nullable Object value) {
		return change((patch) -> patch.set(property, value));
	}

	@Override
	public NodeSpec<T> set(String field, @Nullable Object value) {
		return change((patch) -> patch.set(field, value));
	}

	private NodeSpec<T> change(UnaryOperator<Patch<T>> change) {
		UnaryOperator<Patch<T>> earlier = this.changes;
		this.changes = (earlier != null) ? (patch) -> change.apply(earlier.apply(patch)) : change;
		return open();
	}

	@Override
	public NodeSpec<T> values(Object values) {
		if (this.values != null) {
			throw new DirectusRequestException("values(..) is there twice for one item: put them into one map");
		}
		this.values = values;
		return open();
	}

	@Override
	public <C> NodeSpec<T> one(Accessor<T, ? extends @Nullable C> relation, Consumer<NodeSpec<C>> related) {
		return one(field(relation), null, related);
	}

	@Override
	public NodeSpec<T> one(String relation, Consumer<NodeSpec<Map<String, @Nullable Object>>> related) {
		return one(new PatchField.Named(relation), null, related);
	}

	@Override
	public <C> NodeSpec<T> one(Accessor<T, ? extends @Nullable C> relation, Object key, Consumer<NodeSpec<C>> changes) {
		return one(field(relation), Keys.check(key), changes);
	}

	@Override
	public NodeSpec<T> one(String relation, Object key, Consumer<NodeSpec<Map<String, @Nullable Object>>> changes) {
		return one(new PatchField.Named(relation), Keys.check(key), changes);
	}

	private <C> NodeSpec<T> one(PatchField relation, @Nullable Object key, Consumer<NodeSpec<C>> related) {
		NodeBuilder<C> node = NodeBuilder.of(this.tags, related);
		Action action = (key != null) ? Action.UPDATE : Action.CREATE;
		return part(relation, (parent, parentAction, field, path,
				binding) -> new Part.One(node.bind(binding.related(parent, field), action, key, path, binding), null));
	}

	@Override
	public <C> NodeSpec<T> many(Accessor<T, ? extends @Nullable Collection<C>> relation, WriteStrategy strategy,
			Consumer<ManySpec<C>> related) {
		return many(field(relation), strategy, related);
	}

	@Override
	public NodeSpec<T> many(String relation, WriteStrategy strategy,
			Consumer<ManySpec<Map<String, @Nullable Object>>> related) {
		return many(new PatchField.Named(relation), strategy, related);
	}

	private <C> NodeSpec<T> many(PatchField relation, WriteStrategy strategy, Consumer<ManySpec<C>> related) {
		ManyBuilder<C> builder = new ManyBuilder<>(this.tags, strategy);
		related.accept(builder);
		return part(relation, builder.complete());
	}

	@Override
	public <J, C> NodeSpec<T> manyToMany(Accessor<T, ? extends @Nullable Collection<J>> relation,
			Accessor<J, ? extends @Nullable C> junction, WriteStrategy strategy, Consumer<ManyToManySpec<C>> related) {
		return manyToMany(field(relation), field(junction), strategy, related);
	}

	@Override
	public NodeSpec<T> manyToMany(String relation, String junctionField, WriteStrategy strategy,
			Consumer<ManyToManySpec<Map<String, @Nullable Object>>> related) {
		return manyToMany(new PatchField.Named(relation), new PatchField.Named(junctionField), strategy, related);
	}

	private <C> NodeSpec<T> manyToMany(PatchField relation, PatchField junctionField, WriteStrategy strategy,
			Consumer<ManyToManySpec<C>> related) {
		ManyToManyBuilder<C> builder = new ManyToManyBuilder<>(this.tags, strategy, junctionField);
		related.accept(builder);
		return part(relation, builder.complete());
	}

	@Override
	public NodeSpec<T> manyToAny(Accessor<T, ? extends @Nullable Object> relation, WriteStrategy strategy,
			Consumer<ManyToAnySpec> related) {
		return manyToAny(field(relation), strategy, related);
	}

	@Override
	public NodeSpec<T> manyToAny(String relation, WriteStrategy strategy, Consumer<ManyToAnySpec> related) {
		return manyToAny(new PatchField.Named(relation), strategy, related);
	}

	private NodeSpec<T> manyToAny(PatchField relation, WriteStrategy strategy, Consumer<ManyToAnySpec> related) {
		ManyToAnyBuilder builder = new ManyToAnyBuilder(this.tags, strategy);
		related.accept(builder);
		return part(relation, builder.complete());
	}

	@Override
	public <C> NodeSpec<T> translations(Accessor<T, ? extends @Nullable Collection<C>> relation,
			Consumer<TranslationsSpec<C>> translations) {
		return translations(field(relation), translations);
	}

	@Override
	public NodeSpec<T> translations(String relation,
			Consumer<TranslationsSpec<Map<String, @Nullable Object>>> translations) {
		return translations(new PatchField.Named(relation), translations);
	}

	private <C> NodeSpec<T> translations(PatchField relation, Consumer<TranslationsSpec<C>> translations) {
		TranslationsBuilder<C> builder = new TranslationsBuilder<>(this.tags);
		translations.accept(builder);
		return part(relation, builder.complete());
	}

	private static PatchField field(Accessor<?, ?> accessor) {
		return new PatchField.Property(PropertyReference.of(accessor));
	}

	private NodeSpec<T> part(PatchField relation, PartBuilder part) {
		if (this.parts.put(relation, part) != null) {
			throw writtenTwice(relation.toString());
		}
		return open();
	}

	private static DirectusRequestException writtenTwice(String relation) {
		return new DirectusRequestException(
				"The relation \"" + relation + "\" is written twice: list all of it in one" + " place");
	}

	private NodeSpec<T> open() {
		if (this.complete) {
			throw new IllegalStateException("A node is used after the lambda that it was made for");
		}
		return this;
	}

}
