package io.github.springdirectus.mapping;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.springdirectus.model.Access;
import io.github.springdirectus.model.DirectusCollection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;

/**
 * What is known of a type that items are read into: found once. Internal, not API.
 *
 * @param <T> the type
 */
public final class TypeMapping<T> {

	private final Class<T> type;

	private final @Nullable String collection;

	private final Set<Access> access;

	private final String keyField;

	private final @Nullable Class<?> keyType;

	private final List<String> fields;

	private final Set<String> toMany;

	private final Map<String, RelationMapping> relations;

	private final Supplier<NamedFields> names;

	private final RowReader<T> reader;

	TypeMapping(Class<T> type, @Nullable BeanProperty key, DerivedFields fields, Supplier<NamedFields> names,
			RowReader<T> reader) {
		this.type = type;
		DirectusCollection annotation = type.getAnnotation(DirectusCollection.class);
		this.collection = (annotation != null) ? annotation.value() : null;
		Set<Access> allowed = EnumSet.noneOf(Access.class);
		Collections.addAll(allowed, (annotation != null) ? annotation.access() : Access.values());
		this.access = Collections.unmodifiableSet(allowed);
		this.keyField = (key != null) ? key.getName() : KeyProperty.DEFAULT_FIELD;
		this.keyType = (key != null) ? key.getType().getRawClass() : null;
		this.fields = fields.names();
		this.toMany = fields.toMany();
		this.relations = fields.relations();
		this.names = names;
		this.reader = reader;
	}

	/**
	 * The type.
	 * @return the class; {@code Map} for rows without a type
	 */
	public Class<T> type() {
		return this.type;
	}

	/**
	 * The name of the type, for messages.
	 * @return the simple name of the class
	 */
	public String name() {
		return this.type.getSimpleName();
	}

	/**
	 * The collection that the type names by its annotation.
	 * @return the collection, or {@code null} where the type has no annotation
	 */
	public @Nullable String collection() {
		return this.collection;
	}

	/**
	 * What the application does with the items, by the annotation of the type.
	 * @return what is allowed; everything where the type has no annotation
	 */
	public Set<Access> access() {
		return this.access;
	}

	/**
	 * The field of the primary key.
	 * @return the field marked with {@code @DirectusId}, else {@code id}
	 */
	public String keyField() {
		return this.keyField;
	}

	/**
	 * The Java class of the primary key.
	 * @return the class of the property marked with {@code @DirectusId}, else of that for
	 * {@code id}; {@code null} where the type has neither
	 */
	public @Nullable Class<?> keyType() {
		return this.keyType;
	}

	/**
	 * The fields to ask for, derived from the type: a relation by the fields of its own
	 * type ({@code author.name}), an item of a many-to-any relation by those of each of
	 * its types ({@code item:headings.title}) and its collection. A type that is on the
	 * way there already is not entered again; of such a relation only the key is asked
	 * for.
	 * @return the dotted names; empty where nothing can be derived, as for a map: leave
	 * {@code fields} out then
	 */
	public List<String> fields() {
		return this.fields;
	}

	/**
	 * The Java properties by their fields: of those that are read and those that are
	 * written. One within an unwrapped property is named with that:
	 * {@code times.created}.
	 * @return from a field, as Directus has it, to the name of the property; empty where
	 * the type has none of its own, as a map
	 */
	public Map<String, String> propertyNames() {
		return this.names.get().properties();
	}

	/**
	 * The fields that are read and never written, relations included.
	 * @return the fields, as Directus has them
	 */
	public Set<String> readOnly() {
		return this.names.get().readOnly();
	}

	/**
	 * The relations that are read.
	 * @return the relations of the type itself, in the order of declaration
	 */
	public List<RelationMapping> relations() {
		return List.copyOf(this.relations.values());
	}

	/**
	 * One of the relations that are read.
	 * @param field the field of the relation, as Directus has it
	 * @return the relation, or {@code null} where the type holds no related item there
	 */
	public @Nullable RelationMapping relation(String field) {
		return this.relations.get(field);
	}

	/**
	 * Whether a relation is known to hold several items: where the type has a collection
	 * of its items.
	 * @param relation the dotted name of the relation
	 * @return whether it is known to
	 */
	public boolean isToMany(String relation) {
		return this.toMany.contains(relation);
	}

	/**
	 * The reader of rows.
	 * @return the reader
	 */
	public RowReader<T> reader() {
		return this.reader;
	}

	@Override
	public String toString() {
		return "TypeMapping[" + name() + "]";
	}

}
