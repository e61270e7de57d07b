package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.model.PatchField;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a caller says of a many-to-many relation.
 */
final class ManyToManyBuilder<C> implements ManyToManySpec<C> {

	private final TagNames tags;

	private final WriteStrategy strategy;

	private final PatchField junctionField;

	private final List<Entry> entries = new ArrayList<>();

	private Target target = Target.UNSAID;

	private Target junction = Target.UNSAID;

	ManyToManyBuilder(TagNames tags, WriteStrategy strategy, PatchField junctionField) {
		this.tags = tags;
		this.strategy = strategy;
		this.junctionField = junctionField;
	}

	PartBuilder complete() {
		List<Entry> entries = List.copyOf(this.entries);
		return (parent, action, field, path, binding) -> {
			NodeType row = this.junction.apply(binding.related(parent, field), binding.mappings());
			String itemField = binding.field(this.junctionField);
			NodeType item = this.target.apply(binding.related(row, itemField), binding.mappings());
			Place place = new Place(new Listed(parent, action, field), new JunctionRows(row, itemField, false, binding),
					item, path);
			entries.forEach((entry) -> entry.add(place));
			return place.listed().part(row, true, this.strategy);
		};
	}

	@Override
	@SuppressWarnings("unchecked")
	public <D> ManyToManySpec<D> as(Class<D> type) {
		this.target = this.target.as(type);
		return (ManyToManySpec<D>) this;
	}

	@Override
	public ManyToManySpec<C> in(String collection) {
		this.target = this.target.in(collection);
		return this;
	}

	@Override
	public ManyToManySpec<C> keyField(String field) {
		this.target = this.target.keyField(field);
		return this;
	}

	@Override
	public ManyToManySpec<C> uuidKeys() {
		this.target = this.target.uuidKey();
		return this;
	}

	@Override
	public ManyToManySpec<C> junction(String collection) {
		this.junction = this.junction.in(collection);
		return this;
	}

	@Override
	public ManyToManySpec<C> create(Consumer<NodeSpec<C>> item, Consumer<NodeSpec<Map<String, @Nullable Object>>> row) {
		NodeBuilder<C> node = NodeBuilder.of(this.tags, item);
		NodeBuilder<?> beside = JunctionRows.row(this.tags, row);
		return add((place) -> place.listed()
			.write(place.rows().create(beside, place.path(), Map.of(), place.item(node, Action.CREATE, null))));
	}

	@Override
	public ManyToManySpec<C> update(Object key, Consumer<NodeSpec<C>> changes,
			Consumer<NodeSpec<Map<String, @Nullable Object>>> row) {
		Object known = Keys.check(key);
		NodeBuilder<C> node = NodeBuilder.of(this.tags, changes);
		NodeBuilder<?> beside = JunctionRows.row(this.tags, row);
		return add((place) -> place.listed()
			.write(place.rows()
				.update(beside, place.path(), place.match(known), Map.of(),
						node.isEmpty() ? null : place.item(node, Action.UPDATE, known))));
	}

	@Override
	public ManyToManySpec<C> link(Object... keys) {
		for (Object key : keys) {
			link(key, (row) -> {
			});
		}
		return this;
	}

	@Override
	public ManyToManySpec<C> link(Object key, Consumer<NodeSpec<Map<String, @Nullable Object>>> row) {
		Object known = Keys.check(key);
		NodeBuilder<?> beside = JunctionRows.row(this.tags, row);
		return add((place) -> place.listed()
			.write(place.rows().link(beside, place.path(), place.match(known), place.listed().isCreate())));
	}

	@Override
	public ManyToManySpec<C> unlink(Object... keys) {
		for (Object key : keys) {
			Object known = Keys.check(key);
			add((place) -> place.listed().unlink(place.match(known)));
		}
		return this;
	}

	@Override
	public ManyToManySpec<C> unlinkRows(Object... junctionKeys) {
		for (Object key : junctionKeys) {
			Object known = Keys.check(key);
			add((place) -> place.listed().unlink(known));
		}
		return this;
	}

	private ManyToManySpec<C> add(Entry entry) {
		this.entries.add(entry);
		return this;
	}

	/**
	 * Something that is listed.
	 */
	private interface Entry {

		void add(Place place);

	}

	/**
	 * Where it is listed.
	 */
	private record Place(Listed listed, JunctionRows rows, NodeType target, List<Object> relation) {

		List<Object> path() {
			return Binding.path(this.relation, this.listed.size());
		}

		Match match(Object key) {
			return new Match(Map.of(this.rows.field(), key));
		}

		WriteNode item(NodeBuilder<?> node, Action action, @Nullable Object key) {
			return node.bind(this.target, action, key, Binding.path(path(), this.rows.field()), this.rows.binding());
		}

	}

}
