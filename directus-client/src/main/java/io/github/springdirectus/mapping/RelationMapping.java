package io.github.springdirectus.mapping;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A relation that a type has a property for. What is known of the related items is found
 * by {@link Mappings#of} when it is needed: types may refer to each other. Internal, not
 * API.
 *
 * @param field the field of the relation, as Directus has it
 * @param many whether the property holds several items
 * @param reference whether the property holds {@code Ref}s
 * @param type the type of the related items; {@code null} where only a key of an unknown
 * type is read, and for an item of a many-to-any relation, which has one of the types
 * @param types the types of the items of a many-to-any relation, by collection and in the
 * order of declaration; empty for other relations
 * @param collectionField the field beside an item of a many-to-any relation that holds
 * its collection, else {@code null}
 */
public record RelationMapping(String field, boolean many, boolean reference, @Nullable Class<?> type,
		Map<String, Class<?>> types, @Nullable String collectionField) {

	static RelationMapping of(String field, RelatedType related) {
		Class<?> type = related.type().isJavaLangObject() ? null : related.type().getRawClass();
		return new RelationMapping(field, related.many(), related.reference(), type, Map.of(), null);
	}

	static RelationMapping ofAny(String field, RelatedType related, AnyItemDeserializer any, String collectionField) {
		return new RelationMapping(field, related.many(), related.reference(), null, any.types(), collectionField);
	}

	/**
	 * Whether the item may be of several collections.
	 * @return whether this is the item in a junction of a many-to-any relation
	 */
	public boolean isToAny() {
		return this.collectionField != null;
	}

}
