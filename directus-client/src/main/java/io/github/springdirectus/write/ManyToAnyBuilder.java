package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.mapping.RelationMapping;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a caller says of a many-to-any relation.
 */
final class ManyToAnyBuilder implements ManyToAnySpec {

	private final TagNames tags;

	private final WriteStrategy strategy;

	private final List<Entry> entries = new ArrayList<>();

	private Target junction = Target.UNSAID;

	private @Nullable String collectionField;

	private @Nullable String itemField;

	ManyToAnyBuilder(TagNames tags, WriteStrategy strategy) {
		this.tags = tags;
		this.strategy = strategy;
	}

	PartBuilder complete() {
		List<Entry> entries = List.copyOf(this.entries);
		return (parent, action, field, path, binding) -> {
			NodeType row = this.junction.apply(binding.related(parent, field), binding.mappings());
			RelationMapping any = row.mapping()
				.relations()
				.stream()
				.filter(RelationMapping::isToAny)
				.findFirst()
				.orElse(null);
			String collection = orElse(this.collectionField, (any != null) ? any.collectionField() : null,
					"collection");
			String item = orElse(this.itemField, (any != null) ? any.field() : null, "item");
			Place place = new Place(new Listed(parent, action, field), new JunctionRows(row, item, true, binding),
					collection, path);
			entries.forEach((entry) -> entry.add(place));
			return place.listed().part(row, true, this.strategy);
		};
	}

	private static String orElse(@Nullable String said, @Nullable String declared, String other) {
		return (said != null) ? said : (declared != null) ? declared : other;
	}

	@Override
	public ManyToAnySpec junction(String collection) {
		this.junction = this.junction.in(collection);
		return this;
	}

	@Override
	public ManyToAnySpec collectionField(String field) {
		this.collectionField = field;
		return this;
	}

	@Override
	public ManyToAnySpec itemField(String field) {
		this.itemField = field;
		return this;
	}

	@Override
	public <C> ManyToAnySpec create(Class<C> type, Consumer<NodeSpec<C>> item) {
		return create(Target.UNSAID.as(type), NodeBuilder.of(this.tags, item));
	}

	@Override
	public ManyToAnySpec create(String collection, Consumer<NodeSpec<Map<String, @Nullable Object>>> item) {
		return create(Target.UNSAID.in(collection), NodeBuilder.of(this.tags, item));
	}

	private ManyToAnySpec create(Target target, NodeBuilder<?> item) {
		NodeBuilder<?> row = empty();
		return add((place) -> {
			NodeType type = place.type(target);
			WriteNode node = place.item(type, item, Action.CREATE, null);
			place.listed()
				.write(place.rows().create(row, place.path(), Map.of(place.collectionField(), name(type)), node));
		});
	}

	@Override
	public <C> ManyToAnySpec update(Class<C> type, Object key, Consumer<NodeSpec<C>> changes) {
		return update(Target.UNSAID.as(type), key, NodeBuilder.of(this.tags, changes));
	}

	@Override
	public ManyToAnySpec update(String collection, Object key,
			Consumer<NodeSpec<Map<String, @Nullable Object>>> changes) {
		return update(Target.UNSAID.in(collection), key, NodeBuilder.of(this.tags, changes));
	}

	private ManyToAnySpec update(Target target, Object key, NodeBuilder<?> changes) {
		Object known = Keys.check(key);
		NodeBuilder<?> row = empty();
		return add((place) -> {
			NodeType type = place.type(target);
			Match match = place.match(name(type), known);
			place.listed()
				.write(place.rows()
					.update(row, place.path(), match, Map.of(place.collectionField(), name(type)),
							place.item(type, changes, Action.UPDATE, known)));
		});
	}

	@Override
	public ManyToAnySpec link(String collection, Object... keys) {
		for (Object key : keys) {
			Object known = Keys.check(key);
			NodeBuilder<?> row = empty();
			add((place) -> {
				NodeType type = place.type(Target.UNSAID.in(collection));
				place.listed().check(new KeyCheck(collection, type.keyField(), known));
				place.listed()
					.write(place.rows()
						.link(row, place.path(), place.match(collection, known), place.listed().isCreate()));
			});
		}
		return this;
	}

	@Override
	public ManyToAnySpec unlink(String collection, Object... keys) {
		for (Object key : keys) {
			Object known = Keys.check(key);
			add((place) -> place.listed().unlink(place.match(collection, known)));
		}
		return this;
	}

	@Override
	public ManyToAnySpec unlinkRows(Object... junctionKeys) {
		for (Object key : junctionKeys) {
			Object known = Keys.check(key);
			add((place) -> place.listed().unlink(known));
		}
		return this;
	}

	private NodeBuilder<?> empty() {
		return JunctionRows.row(this.tags, (row) -> {
		});
	}

	private ManyToAnySpec add(Entry entry) {
		this.entries.add(entry);
		return this;
	}

	private static String name(NodeType type) {
		if (type.collection() == null) {
			throw new DirectusRequestException(type.mapping().name() + " names no collection, and an item of a"
					+ " many-to-any relation is written with its own: annotate it with @DirectusCollection, or pass the"
					+ " name of the collection");
		}
		return type.collection();
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
	private record Place(Listed listed, JunctionRows rows, String collectionField, List<Object> relation) {

		List<Object> path() {
			return Binding.path(this.relation, this.listed.size());
		}

		NodeType type(Target target) {
			Binding binding = this.rows.binding();
			return target.apply(binding.any(this.rows.type(), this.rows.field(), target.collection()),
					binding.mappings());
		}

		Match match(String collection, Object key) {
			return new Match(Map.of(this.collectionField, collection, this.rows.field(), key));
		}

		WriteNode item(NodeType type, NodeBuilder<?> node, Action action, @Nullable Object key) {
			return node.bind(type, action, key, Binding.path(path(), this.rows.field()), this.rows.binding());
		}

	}

}
