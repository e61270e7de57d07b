package io.github.springdirectus.scope;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Where a row stands in what is written.
 *
 * @param collection the collection of the row
 * @param path the way to it, for messages
 * @param parent the collection of the row that it is a child of, or {@code null}
 * @param foreignKey the field that leads to the parent, or {@code null}
 */
record Place(String collection, String path, @Nullable String parent, @Nullable String foreignKey) {

	static Place root(String collection) {
		return new Place(collection, collection, null, null);
	}

	/**
	 * The place of an item that a field refers to.
	 */
	Place to(String target, String field) {
		return new Place(target, this.path + "." + field, null, null);
	}

	/**
	 * The place of the children that a field holds.
	 */
	Place children(Relation.ToMany relation, String field) {
		return new Place(relation.target(), this.path + "." + field, this.collection, relation.foreignKey());
	}

	DirectusRequestException refused(String reason) {
		return new DirectusRequestException(
				"What is written to \"" + this.path + "\" can't be kept within scopes and was not sent: " + reason);
	}

}
