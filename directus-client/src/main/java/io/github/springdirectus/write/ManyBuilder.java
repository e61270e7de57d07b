package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * Collects what a caller says of a one-to-many relation.
 */
final class ManyBuilder<C> implements ManySpec<C> {

	private final TagNames tags;

	private final WriteStrategy strategy;

	private final List<Entry> entries = new ArrayList<>();

	private Target target = Target.UNSAID;

	ManyBuilder(TagNames tags, WriteStrategy strategy) {
		this.tags = tags;
		this.strategy = strategy;
	}

	PartBuilder complete() {
		List<Entry> entries = List.copyOf(this.entries);
		Target target = this.target;
		return (parent, action, field, path, binding) -> {
			NodeType type = target.apply(binding.related(parent, field), binding.mappings());
			Listed listed = new Listed(parent, action, field);
			entries.forEach((entry) -> entry.add(listed, type, Binding.path(path, listed.size()), binding));
			return listed.part(type, false, this.strategy);
		};
	}

	@Override
	@SuppressWarnings("unchecked")
	public <D> ManySpec<D> as(Class<D> type) {
		this.target = this.target.as(type);
		return (ManySpec<D>) this;
	}

	@Override
	public ManySpec<C> in(String collection) {
		this.target = this.target.in(collection);
		return this;
	}

	@Override
	public ManySpec<C> keyField(String field) {
		this.target = this.target.keyField(field);
		return this;
	}

	@Override
	public ManySpec<C> uuidKeys() {
		this.target = this.target.uuidKey();
		return this;
	}

	@Override
	public ManySpec<C> create(Consumer<NodeSpec<C>> item) {
		NodeBuilder<C> node = NodeBuilder.of(this.tags, item);
		return add((listed, type, path, binding) -> listed.write(node.bind(type, Action.CREATE, null, path, binding)));
	}

	@Override
	public ManySpec<C> update(Object key, Consumer<NodeSpec<C>> changes) {
		Object known = Keys.check(key);
		NodeBuilder<C> node = NodeBuilder.of(this.tags, changes);
		return add((listed, type, path, binding) -> listed.write(node.bind(type, Action.UPDATE, known, path, binding)));
	}

	@Override
	public ManySpec<C> link(Object... keys) {
		for (Object key : keys) {
			Object known = Keys.check(key);
			add((listed, type, path, binding) -> link(listed, type, known));
		}
		return this;
	}

	private void link(Listed listed, NodeType type, Object key) {
		if (type.collection() != null) {
			listed.check(new KeyCheck(type.collection(), type.keyField(), key));
		}
		else if (!listed.isCreate()) {
			throw new DirectusRequestException("The items that \"" + listed.field() + "\" links are looked for first,"
					+ " and their collection is not known: name it with in(..), or annotate their type with"
					+ " @DirectusCollection");
		}
		listed.link(key);
	}

	@Override
	public ManySpec<C> unlink(Object... keys) {
		for (Object key : keys) {
			Object known = Keys.check(key);
			add((listed, type, path, binding) -> listed.unlink(known));
		}
		return this;
	}

	private ManySpec<C> add(Entry entry) {
		this.entries.add(entry);
		return this;
	}

	/**
	 * Something that is listed.
	 */
	private interface Entry {

		void add(Listed listed, NodeType type, List<Object> path, Binding binding);

	}

}
