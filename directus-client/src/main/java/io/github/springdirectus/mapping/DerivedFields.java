package io.github.springdirectus.mapping;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.util.NameTransformer;

/**
 * Derives the fields to ask for from a type: a value by its name, a relation by the
 * fields of its own type, in the order of declaration.
 *
 * <p>
 * A type that is being described already is not entered again: {@code Article} with an
 * {@code Author} with {@code List<Article>} asks for {@code author.name} and
 * {@code author.articles.id}. Of such a relation only the key is asked for, and nothing
 * where the type has no key. A {@code Ref} takes a bare key, so there the relation itself
 * is asked for: {@code author.articles}.
 * <p>
 * An item of a many-to-any relation is asked for by the fields of each of its types
 * ({@code item:headings.title}), and the field that names its collection always is too.
 */
final class DerivedFields {

	private final Set<String> names = new LinkedHashSet<>();

	private final Set<String> toMany = new LinkedHashSet<>();

	private final Map<String, RelationMapping> relations = new LinkedHashMap<>();

	private final Deque<Class<?>> path = new ArrayDeque<>();

	private final DeserializationContext context;

	private DerivedFields(DeserializationContext context) {
		this.context = context;
	}

	/**
	 * Derive the fields.
	 * @param item how the type is read, or {@code null} where it has no properties of its
	 * own
	 * @param context the context
	 * @return the fields
	 * @throws DirectusRequestException if a relation can't be read as it is declared
	 */
	static DerivedFields of(@Nullable BeanDeserializerBase item, DeserializationContext context) {
		DerivedFields fields = new DerivedFields(context);
		if (item != null) {
			fields.addAll("", NameTransformer.NOP, item);
		}
		return fields;
	}

	/**
	 * The dotted names; empty where the type has no properties of its own.
	 */
	List<String> names() {
		return List.copyOf(this.names);
	}

	/**
	 * The relations that hold several items, or may, with dots on the way.
	 */
	Set<String> toMany() {
		return Set.copyOf(this.toMany);
	}

	/**
	 * The relations of the type itself, by field.
	 */
	Map<String, RelationMapping> relations() {
		return Collections.unmodifiableMap(this.relations);
	}

	private void addAll(String prefix, NameTransformer naming, BeanDeserializerBase item) {
		this.path.push(item.handledType());
		item.properties().forEachRemaining((property) -> {
			if (!property.isIgnorable()) {
				add(prefix, naming.transform(property.getName()), property);
			}
		});
		addUnwrapped(prefix, naming, item);
		this.path.pop();
	}

	/**
	 * Jackson keeps these apart: their fields stand in the row itself.
	 */
	private void addUnwrapped(String prefix, NameTransformer naming, BeanDeserializerBase item) {
		AnnotationIntrospector annotations = this.context.getAnnotationIntrospector();
		for (BeanPropertyDefinition property : this.context.introspectBeanDescription(item.getValueType())
			.findProperties()) {
			NameTransformer unwrapping = (property.getPrimaryMember() != null)
					? annotations.findUnwrappingNameTransformer(this.context.getConfig(), property.getPrimaryMember())
					: null;
			if (unwrapping != null) {
				BeanDeserializerBase unwrapped = ItemTypes
					.readItem(this.context.findRootValueDeserializer(property.getPrimaryType()));
				if (unwrapped != null && !this.path.contains(unwrapped.handledType())) {
					addAll(prefix, NameTransformer.chainedTransformer(naming, unwrapping), unwrapped);
				}
			}
		}
	}

	private void add(String prefix, String field, SettableBeanProperty property) {
		RelatedType related = RelatedType.of(property, this.context);
		if (related == null) {
			this.names.add(prefix + field);
			if (mayHoldKeys(property.getType())) {
				this.toMany.add(prefix + field);
			}
			return;
		}
		if (related.many()) {
			this.toMany.add(prefix + field);
		}
		related.check(this.path.getFirst().getSimpleName() + "." + property.getName());
		if (prefix.isEmpty()) {
			this.relations.put(field, relation(field, related, property));
		}
		if (related.items() instanceof AnyItemDeserializer any) {
			this.names.add(prefix + JunctionDeserializer.collectionField(property));
			addAny(prefix + field, related, any);
		}
		else if (related.keyOnly()) {
			this.names.add(prefix + field);
		}
		else {
			addRelation(prefix + field, related);
		}
	}

	private static RelationMapping relation(String field, RelatedType related, SettableBeanProperty property) {
		return (related.items() instanceof AnyItemDeserializer any)
				? RelationMapping.ofAny(field, related, any, JunctionDeserializer.collectionField(property))
				: RelationMapping.of(field, related);
	}

	/**
	 * A list of plain values may be the keys of a relation. Where it is not, nothing is
	 * lost by taking it for one.
	 */
	private static boolean mayHoldKeys(JavaType type) {
		return (type.isCollectionLikeType() || type.isArrayType()) && !type.getContentType().isPrimitive();
	}

	private void addAny(String name, RelatedType related, AnyItemDeserializer any) {
		int before = this.names.size();
		if (!related.keyOnly()) {
			for (Map.Entry<String, ItemTarget> target : any.targets().entrySet()) {
				BeanDeserializerBase item = ItemTypes.readItem(target.getValue().deserializer());
				if (item != null) {
					addItem(name + ":" + target.getKey(), item, related.reference() && hasDefaultKey(item));
				}
			}
		}
		if (this.names.size() == before) {
			this.names.add(name);
		}
	}

	/**
	 * Of an item whose type is not asked for Directus sends the bare key, but nothing at
	 * all where that key has another name.
	 */
	private static boolean hasDefaultKey(BeanDeserializerBase item) {
		return KeyProperty.DEFAULT_FIELD.equals(KeyProperty.find(item.handledType(), item.properties()));
	}

	private void addRelation(String name, RelatedType related) {
		BeanDeserializerBase item = ItemTypes.readItem(related.items());
		if (item == null) {
			// A map or a tree
			this.names.add(name + ".*");
		}
		else if (!addItem(name, item, related.reference())) {
			this.names.add(name);
		}
	}

	/**
	 * Add the fields of an item.
	 * @return whether it was asked for; a reference to a type on the way is not
	 */
	private boolean addItem(String name, BeanDeserializerBase item, boolean reference) {
		if (!this.path.contains(item.handledType())) {
			addAll(name + ".", NameTransformer.NOP, item);
			return true;
		}
		String key = KeyProperty.find(item.handledType(), item.properties());
		if (!reference && key != null) {
			this.names.add(name + "." + key);
		}
		return !reference;
	}

}
