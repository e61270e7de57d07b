package io.github.springdirectus.write;

import java.util.function.Consumer;

/**
 * Says what is written of a one-to-many relation. The order counts: it is the order in
 * which items are created.
 *
 * @param <C> the type of the related items; maps where they have none
 */
public interface ManySpec<C> {

	/**
	 * Name the type of the related items, where the relation holds {@code Ref}s, or keys,
	 * or has no type.
	 * @param <D> the type
	 * @param type the type
	 * @return these items, with the type
	 */
	<D> ManySpec<D> as(Class<D> type);

	/**
	 * Name the collection of the related items, where their type doesn't.
	 * @param collection the name of the collection, as Directus has it
	 * @return these items
	 */
	ManySpec<C> in(String collection);

	/**
	 * Name the field of their primary key, where their type doesn't and it is not
	 * {@code id}.
	 * @param field the name of the field, as Directus has it
	 * @return these items
	 */
	ManySpec<C> keyField(String field);

	/**
	 * Say that their keys are UUIDs, which the client then makes for tagged items.
	 * @return these items
	 */
	ManySpec<C> uuidKeys();

	/**
	 * Create an item.
	 * @param item says what is written of it
	 * @return these items
	 */
	ManySpec<C> create(Consumer<NodeSpec<C>> item);

	/**
	 * Create an item.
	 * @param values a map, a patch, or a record of its own shape
	 * @return these items
	 */
	default ManySpec<C> create(Object values) {
		return create((item) -> item.values(values));
	}

	/**
	 * Create an item with a tag.
	 * @param tag a name that no other item of the write has
	 * @param values a map, a patch, or a record of its own shape
	 * @return these items
	 */
	default ManySpec<C> create(String tag, Object values) {
		return create((item) -> item.tag(tag).values(values));
	}

	/**
	 * Change one of the items that the relation has. Refused where it doesn't have it:
	 * its keys are read first.
	 * @param key the key of the item
	 * @param changes says what is changed
	 * @return these items
	 */
	ManySpec<C> update(Object key, Consumer<NodeSpec<C>> changes);

	/**
	 * Change one of the items that the relation has.
	 * @param key the key of the item
	 * @param changes a map, a patch, or a record of its own shape
	 * @return these items
	 * @see #update(Object, Consumer)
	 */
	default ManySpec<C> update(Object key, Object changes) {
		return update(key, (item) -> item.values(changes));
	}

	/**
	 * Link items, taking them away from the items they are linked to. Refused where there
	 * is no such item: each is looked for first, so their collection has to be known.
	 * @param keys the keys of the items
	 * @return these items
	 */
	ManySpec<C> link(Object... keys);

	/**
	 * Unlink items; one that the relation doesn't have stays as it is. Refused where the
	 * relation is configured to delete what is unlinked, as for
	 * {@link WriteStrategy#REPLACE_UNLINK}.
	 * @param keys the keys of the items
	 * @return these items
	 */
	ManySpec<C> unlink(Object... keys);

}
