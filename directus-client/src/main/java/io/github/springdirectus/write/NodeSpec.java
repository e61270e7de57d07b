package io.github.springdirectus.write;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.model.Accessor;
import org.jspecify.annotations.Nullable;

/**
 * Says what is written of one item, and what is nested in it. What is set again replaces
 * what was set before; a relation is nested once.
 *
 * <p>
 * The type of a related item is the one that the type of this item declares for the
 * relation; its collection is the one that the type names. Where there is no type, or a
 * type that names none, {@link #in} tells the collection.
 *
 * @param <T> the type of the item; a map where it has none
 */
public interface NodeSpec<T> {

	/**
	 * Tag the item, to find its key in the {@link WriteResult}. Tags are not sent.
	 * @param tag a name that no other item of the write has
	 * @return this node
	 */
	NodeSpec<T> tag(String tag);

	/**
	 * Name the collection, where the type doesn't.
	 * @param collection the name of the collection, as Directus has it
	 * @return this node
	 */
	NodeSpec<T> in(String collection);

	/**
	 * Name the field of the primary key, where the type doesn't and it is not {@code id}.
	 * @param field the name of the field, as Directus has it
	 * @return this node
	 */
	NodeSpec<T> keyField(String field);

	/**
	 * Say that the key is a UUID, which the client then makes for an item that is tagged,
	 * or has a tagged one in it. Known already where the type says so.
	 * @return this node
	 */
	NodeSpec<T> uuidKey();

	/**
	 * Set a field. A relation is linked by the key of the related item, and unlinked by
	 * {@code null}.
	 * @param property a method reference to the property
	 * @param value the value, or {@code null} to send {@code null}
	 * @return this node
	 */
	NodeSpec<T> set(Accessor<T, ? extends @Nullable Object> property, @Nullable Object value);

	/**
	 * Set a field. A relation is linked by the key of the related item, and unlinked by
	 * {@code null}.
	 * @param field the name of the field, as Directus has it
	 * @param value the value, or {@code null} to send {@code null}
	 * @return this node
	 */
	NodeSpec<T> set(String field, @Nullable Object value);

	/**
	 * Set the fields of a map, a patch, or a record of its own shape, as for
	 * {@code create} and {@code updateById}. Fields that are set one by one win.
	 * @param values the values
	 * @return this node
	 */
	NodeSpec<T> values(Object values);

	/**
	 * Create the related item of a many-to-one relation, and link it.
	 * @param <C> the type of the related item
	 * @param relation a method reference to the relation
	 * @param related says what is written of it
	 * @return this node
	 */
	<C> NodeSpec<T> one(Accessor<T, ? extends @Nullable C> relation, Consumer<NodeSpec<C>> related);

	/**
	 * Create the related item of a many-to-one relation, and link it.
	 * @param relation the field of the relation
	 * @param related says what is written of it
	 * @return this node
	 */
	NodeSpec<T> one(String relation, Consumer<NodeSpec<Map<String, @Nullable Object>>> related);

	/**
	 * Change an item and link it as the related item of a many-to-one relation. Refused
	 * where there is no such item, which is looked for first: its collection has to be
	 * known.
	 * @param <C> the type of the related item
	 * @param relation a method reference to the relation
	 * @param key the key of the related item
	 * @param changes says what is changed
	 * @return this node
	 */
	<C> NodeSpec<T> one(Accessor<T, ? extends @Nullable C> relation, Object key, Consumer<NodeSpec<C>> changes);

	/**
	 * Change an item and link it as the related item of a many-to-one relation.
	 * @param relation the field of the relation
	 * @param key the key of the related item
	 * @param changes says what is changed
	 * @return this node
	 * @see #one(Accessor, Object, Consumer)
	 */
	NodeSpec<T> one(String relation, Object key, Consumer<NodeSpec<Map<String, @Nullable Object>>> changes);

	/**
	 * Write the items of a one-to-many relation, and leave others as they are.
	 * @param <C> the type of the related items
	 * @param relation a method reference to the relation
	 * @param related says what is written
	 * @return this node
	 */
	default <C> NodeSpec<T> many(Accessor<T, ? extends @Nullable Collection<C>> relation,
			Consumer<ManySpec<C>> related) {
		return many(relation, WriteStrategy.MERGE, related);
	}

	/**
	 * Write the items of a one-to-many relation.
	 * @param <C> the type of the related items
	 * @param relation a method reference to the relation
	 * @param strategy what becomes of those that are not listed
	 * @param related says what is written
	 * @return this node
	 */
	<C> NodeSpec<T> many(Accessor<T, ? extends @Nullable Collection<C>> relation, WriteStrategy strategy,
			Consumer<ManySpec<C>> related);

	/**
	 * Write the items of a one-to-many relation, and leave others as they are.
	 * @param relation the field of the relation
	 * @param related says what is written
	 * @return this node
	 */
	default NodeSpec<T> many(String relation, Consumer<ManySpec<Map<String, @Nullable Object>>> related) {
		return many(relation, WriteStrategy.MERGE, related);
	}

	/**
	 * Write the items of a one-to-many relation.
	 * @param relation the field of the relation
	 * @param strategy what becomes of those that are not listed
	 * @param related says what is written
	 * @return this node
	 */
	NodeSpec<T> many(String relation, WriteStrategy strategy,
			Consumer<ManySpec<Map<String, @Nullable Object>>> related);

	/**
	 * Write the items of a many-to-many relation, and leave others as they are.
	 * @param <J> the type of the junction rows
	 * @param <C> the type of the related items
	 * @param relation a method reference to the relation
	 * @param junction a method reference from the junction row to the related item
	 * @param related says what is written
	 * @return this node
	 */
	default <J, C> NodeSpec<T> manyToMany(Accessor<T, ? extends @Nullable Collection<J>> relation,
			Accessor<J, ? extends @Nullable C> junction, Consumer<ManyToManySpec<C>> related) {
		return manyToMany(relation, junction, WriteStrategy.MERGE, related);
	}

	/**
	 * Write the items of a many-to-many relation.
	 * @param <J> the type of the junction rows
	 * @param <C> the type of the related items
	 * @param relation a method reference to the relation
	 * @param junction a method reference from the junction row to the related item
	 * @param strategy what becomes of the junction rows that are not listed
	 * @param related says what is written
	 * @return this node
	 */
	<J, C> NodeSpec<T> manyToMany(Accessor<T, ? extends @Nullable Collection<J>> relation,
			Accessor<J, ? extends @Nullable C> junction, WriteStrategy strategy, Consumer<ManyToManySpec<C>> related);

	/**
	 * Write the items of a many-to-many relation, and leave others as they are.
	 * @param relation the field of the relation
	 * @param junctionField the field of the junction row that holds the related item,
	 * such as {@code tags_id}
	 * @param related says what is written
	 * @return this node
	 */
	default NodeSpec<T> manyToMany(String relation, String junctionField,
			Consumer<ManyToManySpec<Map<String, @Nullable Object>>> related) {
		return manyToMany(relation, junctionField, WriteStrategy.MERGE, related);
	}

	/**
	 * Write the items of a many-to-many relation.
	 * @param relation the field of the relation
	 * @param junctionField the field of the junction row that holds the related item
	 * @param strategy what becomes of the junction rows that are not listed
	 * @param related says what is written
	 * @return this node
	 */
	NodeSpec<T> manyToMany(String relation, String junctionField, WriteStrategy strategy,
			Consumer<ManyToManySpec<Map<String, @Nullable Object>>> related);

	/**
	 * Write the items of a many-to-any relation, and leave others as they are.
	 * @param relation a method reference to the relation
	 * @param related says what is written
	 * @return this node
	 */
	default NodeSpec<T> manyToAny(Accessor<T, ? extends @Nullable Object> relation, Consumer<ManyToAnySpec> related) {
		return manyToAny(relation, WriteStrategy.MERGE, related);
	}

	/**
	 * Write the items of a many-to-any relation.
	 * @param relation a method reference to the relation
	 * @param strategy what becomes of the junction rows that are not listed
	 * @param related says what is written
	 * @return this node
	 */
	NodeSpec<T> manyToAny(Accessor<T, ? extends @Nullable Object> relation, WriteStrategy strategy,
			Consumer<ManyToAnySpec> related);

	/**
	 * Write the items of a many-to-any relation, and leave others as they are.
	 * @param relation the field of the relation
	 * @param related says what is written
	 * @return this node
	 */
	default NodeSpec<T> manyToAny(String relation, Consumer<ManyToAnySpec> related) {
		return manyToAny(relation, WriteStrategy.MERGE, related);
	}

	/**
	 * Write the items of a many-to-any relation.
	 * @param relation the field of the relation
	 * @param strategy what becomes of the junction rows that are not listed
	 * @param related says what is written
	 * @return this node
	 */
	NodeSpec<T> manyToAny(String relation, WriteStrategy strategy, Consumer<ManyToAnySpec> related);

	/**
	 * Write translations; those of other languages are left as they are.
	 * @param <C> the type of a translation
	 * @param relation a method reference to the relation
	 * @param translations says what is written
	 * @return this node
	 */
	<C> NodeSpec<T> translations(Accessor<T, ? extends @Nullable Collection<C>> relation,
			Consumer<TranslationsSpec<C>> translations);

	/**
	 * Write translations; those of other languages are left as they are.
	 * @param relation the field of the relation
	 * @param translations says what is written
	 * @return this node
	 */
	NodeSpec<T> translations(String relation, Consumer<TranslationsSpec<Map<String, @Nullable Object>>> translations);

}
