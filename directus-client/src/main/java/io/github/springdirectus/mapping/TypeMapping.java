package io.github.springdirectus.mapping;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a type that items are read into: found once. Internal, not API.
 *
 * @param <T> the type
 */
public final class TypeMapping<T> {

	private final String name;

	private final @Nullable String collection;

	private final String keyField;

	private final List<String> fields;

	private final Set<String> toMany;

	private final RowReader<T> reader;

	TypeMapping(String name, @Nullable String collection, String keyField, List<String> fields, Set<String> toMany,
			RowReader<T> reader) {
		this.name = name;
		this.collection = collection;
		this.keyField = keyField;
		this.fields = fields;
		this.toMany = toMany;
		this.reader = reader;
	}

	/**
	 * The name of the type, for messages.
	 * @return the simple name of the class
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The collection that the type names by its annotation.
	 * @return the collection, or {@code null} where the type has no annotation
	 */
	public @Nullable String collection() {
		return this.collection;
	}

	/**
	 * The field of the primary key.
	 * @return the field marked with {@code @DirectusId}, else {@code id}
	 */
	public String keyField() {
		return this.keyField;
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
		return "TypeMapping[" + this.name + "]";
	}

}
