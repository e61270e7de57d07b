package io.github.springdirectus.write;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Says what is written of a many-to-many relation. Keys are those of the related items,
 * unless said otherwise: the rows of the junction are found, made and taken away by them.
 *
 * @param <C> the type of the related items; maps where they have none
 */
public interface ManyToManySpec<C> {

	/**
	 * Name the type of the related items, where the relation doesn't.
	 * @param <D> the type
	 * @param type the type
	 * @return these items, with the type
	 */
	<D> ManyToManySpec<D> as(Class<D> type);

	/**
	 * Name the collection of the related items, where their type doesn't.
	 * @param collection the name of the collection, as Directus has it
	 * @return these items
	 */
	ManyToManySpec<C> in(String collection);

	/**
	 * Name the field of the primary key of the related items, where their type doesn't
	 * and it is not {@code id}.
	 * @param field the name of the field, as Directus has it
	 * @return these items
	 */
	ManyToManySpec<C> keyField(String field);

	/**
	 * Say that the keys of the related items are UUIDs, which the client then makes for
	 * tagged ones.
	 * @return these items
	 */
	ManyToManySpec<C> uuidKeys();

	/**
	 * Name the junction, where its type doesn't, for rows that are deleted.
	 * @param collection the name of the junction collection, as Directus has it
	 * @return these items
	 */
	ManyToManySpec<C> junction(String collection);

	/**
	 * Create a related item and link it.
	 * @param item says what is written of it
	 * @return these items
	 */
	default ManyToManySpec<C> create(Consumer<NodeSpec<C>> item) {
		return create(item, (row) -> {
		});
	}

	/**
	 * Create a related item and link it.
	 * @param item says what is written of it
	 * @param row says what is written of the junction row beside it
	 * @return these items
	 */
	ManyToManySpec<C> create(Consumer<NodeSpec<C>> item, Consumer<NodeSpec<Map<String, @Nullable Object>>> row);

	/**
	 * Create a related item and link it.
	 * @param values a map, a patch, or a record of its own shape
	 * @return these items
	 */
	default ManyToManySpec<C> create(Object values) {
		return create((item) -> item.values(values));
	}

	/**
	 * Create a related item with a tag and link it.
	 * @param tag a name that no other item of the write has
	 * @param values a map, a patch, or a record of its own shape
	 * @return these items
	 */
	default ManyToManySpec<C> create(String tag, Object values) {
		return create((item) -> item.tag(tag).values(values));
	}

	/**
	 * Change one of the related items that the relation has. Refused where it doesn't
	 * have it: its rows are read first.
	 * @param key the key of the related item
	 * @param changes says what is changed
	 * @return these items
	 */
	default ManyToManySpec<C> update(Object key, Consumer<NodeSpec<C>> changes) {
		return update(key, changes, (row) -> {
		});
	}

	/**
	 * Change one of the related items that the relation has, and the junction row.
	 * @param key the key of the related item
	 * @param changes says what is changed of the related item
	 * @param row says what is changed of the junction row
	 * @return these items
	 * @see #update(Object, Consumer)
	 */
	ManyToManySpec<C> update(Object key, Consumer<NodeSpec<C>> changes,
			Consumer<NodeSpec<Map<String, @Nullable Object>>> row);

	/**
	 * Change one of the related items that the relation has.
	 * @param key the key of the related item
	 * @param changes a map, a patch, or a record of its own shape
	 * @return these items
	 * @see #update(Object, Consumer)
	 */
	default ManyToManySpec<C> update(Object key, Object changes) {
		return update(key, (item) -> item.values(changes));
	}

	/**
	 * Link items; one that is linked already stays as it is. In an update the rows of the
	 * relation are read first.
	 * @param keys the keys of the related items
	 * @return these items
	 */
	ManyToManySpec<C> link(Object... keys);

	/**
	 * Link an item; one that is linked already has its junction row changed.
	 * @param key the key of the related item
	 * @param row says what is written of the junction row beside it
	 * @return these items
	 */
	ManyToManySpec<C> link(Object key, Consumer<NodeSpec<Map<String, @Nullable Object>>> row);

	/**
	 * Unlink items; one that is not linked stays so. The rows of the relation are read
	 * first.
	 * @param keys the keys of the related items
	 * @return these items
	 */
	ManyToManySpec<C> unlink(Object... keys);

	/**
	 * Take rows out of the relation.
	 * @param junctionKeys the keys of the junction rows, not of the related items
	 * @return these items
	 */
	ManyToManySpec<C> unlinkRows(Object... junctionKeys);

}
