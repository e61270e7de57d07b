package io.github.springdirectus.mapping;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusAnyOf;
import io.github.springdirectus.model.DirectusCollection;
import org.jspecify.annotations.Nullable;

/**
 * The types that an item of a many-to-any relation may have: those that a sealed type
 * permits, or that {@link DirectusAnyOf} lists.
 *
 * @param byCollection the type for each collection, in the order of declaration
 * @param fallback the type without a collection, or {@code null} where there is none
 */
record ItemSubtypes(Map<String, Class<?>> byCollection, @Nullable Class<?> fallback) {

	/**
	 * Find the types.
	 * @param type a type
	 * @return its subtypes, or {@code null} where the type does not stand for items of
	 * several collections
	 */
	static @Nullable ItemSubtypes of(Class<?> type) {
		boolean listed = type.isAnnotationPresent(DirectusAnyOf.class);
		boolean open = Modifier.isAbstract(type.getModifiers()) && !type.isAnnotationPresent(JsonTypeInfo.class);
		if (!open || !(listed || type.isSealed())) {
			return null;
		}
		Map<String, Class<?>> byCollection = new LinkedHashMap<>();
		List<Class<?>> others = new ArrayList<>();
		collect(type, byCollection, others);
		if (byCollection.isEmpty() && !listed) {
			return null;
		}
		if (byCollection.isEmpty() || others.size() > 1) {
			throw new DirectusRequestException(type.getSimpleName() + " stands for items of several collections: each"
					+ " of its types needs a @DirectusCollection, but for one at most, which takes the others");
		}
		return new ItemSubtypes(byCollection, others.isEmpty() ? null : others.get(0));
	}

	private static void collect(Class<?> type, Map<String, Class<?>> byCollection, List<Class<?>> others) {
		for (Class<?> subtype : children(type)) {
			DirectusCollection collection = subtype.getAnnotation(DirectusCollection.class);
			if (collection != null) {
				Class<?> other = byCollection.put(collection.value(), subtype);
				if (other != null) {
					throw new DirectusRequestException(type.getSimpleName() + " has two types for the collection "
							+ collection.value() + ": " + other.getSimpleName() + " and " + subtype.getSimpleName());
				}
			}
			else if (subtype.isSealed() || subtype.isAnnotationPresent(DirectusAnyOf.class)) {
				collect(subtype, byCollection, others);
			}
			else {
				others.add(subtype);
			}
		}
	}

	private static Class<?>[] children(Class<?> type) {
		DirectusAnyOf listed = type.getAnnotation(DirectusAnyOf.class);
		return (listed != null) ? listed.value() : type.getPermittedSubclasses();
	}

}
