package io.github.springdirectus.items;

import java.util.Collection;
import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is no key: Directus would take a request without one for one about the
 * whole list.
 */
final class Keys {

	private Keys() {
	}

	static List<Object> check(Collection<?> ids) {
		ids.forEach(Keys::check);
		return List.copyOf(ids);
	}

	static Object check(@Nullable Object id) {
		if (id == null || id.toString().isEmpty()) {
			throw new DirectusRequestException(
					"One of the keys is " + ((id == null) ? "null" : "empty") + ". Pass the keys of items.");
		}
		return id;
	}

}
