package io.github.springdirectus.query;

import java.util.List;

import io.github.springdirectus.model.Internal;

/**
 * Knows how the properties of Java types are called in Directus. A query that was written
 * with method references stays symbolic until it is rendered; then it asks for the names.
 */
@Internal
@FunctionalInterface
public interface NameResolver {

	/**
	 * The name of a property's field.
	 * @param type the type that has the property, as the method reference names it
	 * @param accessor the accessor, such as {@code title} or {@code getTitle}
	 * @return the name of the field
	 * @throws io.github.springdirectus.error.DirectusRequestException if the type has no
	 * such property
	 */
	String fieldName(Class<?> type, String accessor);

	/**
	 * Whether a path from the collection that is read is known to lead to many items. The
	 * negation of a condition behind such a relation is refused, because it would be
	 * about some item and not about all.
	 * @param relation the names on the way
	 * @return whether it is known; where nothing is known of the collection,
	 * {@code false}
	 */
	default boolean isToMany(List<String> relation) {
		return false;
	}

}
