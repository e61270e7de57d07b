package io.github.springdirectus.write;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Says what is written of a many-to-any relation. Each item is named with its collection.
 */
public interface ManyToAnySpec {

	/**
	 * Name the junction, where its type doesn't, for rows that are deleted.
	 * @param collection the name of the junction collection, as Directus has it
	 * @return these items
	 */
	ManyToAnySpec junction(String collection);

	/**
	 * Name the field of the junction that holds the collection of an item.
	 * @param field the name of the field; {@code collection} by default, or what the type
	 * of the junction says
	 * @return these items
	 */
	ManyToAnySpec collectionField(String field);

	/**
	 * Name the field of the junction that holds the item.
	 * @param field the name of the field; {@code item} by default, or what the type of
	 * the junction says
	 * @return these items
	 */
	ManyToAnySpec itemField(String field);

	/**
	 * Create an item and link it.
	 * @param <C> the type of the item
	 * @param type its type, which names the collection
	 * @param item says what is written of it
	 * @return these items
	 */
	<C> ManyToAnySpec create(Class<C> type, Consumer<NodeSpec<C>> item);

	/**
	 * Create an item and link it.
	 * @param collection the collection of the item
	 * @param item says what is written of it
	 * @return these items
	 */
	ManyToAnySpec create(String collection, Consumer<NodeSpec<Map<String, @Nullable Object>>> item);

	/**
	 * Create an item and link it.
	 * @param collection the collection of the item
	 * @param values a map, a patch, or a record of its own shape
	 * @return these items
	 */
	default ManyToAnySpec create(String collection, Object values) {
		return create(collection, (item) -> item.values(values));
	}

	/**
	 * Change one of the items that the relation has. Refused where it doesn't have it:
	 * its rows are read first.
	 * @param <C> the type of the item
	 * @param type its type, which names the collection
	 * @param key the key of the item
	 * @param changes says what is changed
	 * @return these items
	 */
	<C> ManyToAnySpec update(Class<C> type, Object key, Consumer<NodeSpec<C>> changes);

	/**
	 * Change one of the items that the relation has.
	 * @param collection the collection of the item
	 * @param key the key of the item
	 * @param changes says what is changed
	 * @return these items
	 * @see #update(Class, Object, Consumer)
	 */
	ManyToAnySpec update(String collection, Object key, Consumer<NodeSpec<Map<String, @Nullable Object>>> changes);

	/**
	 * Change one of the items that the relation has.
	 * @param collection the collection of the item
	 * @param key the key of the item
	 * @param changes a map, a patch, or a record of its own shape
	 * @return these items
	 * @see #update(Class, Object, Consumer)
	 */
	default ManyToAnySpec update(String collection, Object key, Object changes) {
		return update(collection, key, (item) -> item.values(changes));
	}

	/**
	 * Link items; one that is linked already stays as it is. Refused where there is no
	 * such item: each is looked for first, since no foreign key does it.
	 * @param collection the collection of the items
	 * @param keys the keys of the items
	 * @return these items
	 */
	ManyToAnySpec link(String collection, Object... keys);

	/**
	 * Unlink items; one that is not linked stays so. The rows of the relation are read
	 * first.
	 * @param collection the collection of the items
	 * @param keys the keys of the items
	 * @return these items
	 */
	ManyToAnySpec unlink(String collection, Object... keys);

	/**
	 * Take rows out of the relation.
	 * @param junctionKeys the keys of the junction rows, not of the items
	 * @return these items
	 */
	ManyToAnySpec unlinkRows(Object... junctionKeys);

}
