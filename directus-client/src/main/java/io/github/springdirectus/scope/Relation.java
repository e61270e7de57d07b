package io.github.springdirectus.scope;

import java.util.List;

import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A relation, as seen from the collection that has it as a field.
 */
@Internal
public sealed interface Relation {

	/**
	 * The field holds the key of an item.
	 *
	 * @param target the collection of the item
	 */
	record ToOne(String target) implements Relation {
	}

	/**
	 * Items of another collection hold the key. Those of a junction lead on by another
	 * relation.
	 *
	 * @param target the collection of the items
	 * @param foreignKey their field that holds the key
	 * @param junctionField their field that leads on, or {@code null} where they are no
	 * junction
	 * @param deletesDeselected whether items that are taken out are deleted, not unlinked
	 */
	record ToMany(String target, String foreignKey, @Nullable String junctionField,
			boolean deletesDeselected) implements Relation {
	}

	/**
	 * The field holds the key of an item of one of several collections.
	 *
	 * @param targets the collections
	 * @param collectionField the field that names the collection
	 */
	record ToAny(List<String> targets, String collectionField) implements Relation {

		public ToAny {
			targets = List.copyOf(targets);
		}

	}

}
