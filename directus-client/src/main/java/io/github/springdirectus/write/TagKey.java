package io.github.springdirectus.write;

import org.jspecify.annotations.Nullable;

/**
 * The key of an item that was tagged in a nested write.
 *
 * @param tag the tag
 * @param key the key, in the type that the item's class has for it, else as it was sent;
 * {@code null} where it could not be found without guessing
 * @param collection the collection of the item; {@code null} where neither the type of
 * the item nor the write names it
 */
public record TagKey(String tag, @Nullable Object key, @Nullable String collection) {

	/**
	 * Whether the key is known.
	 * @return {@code false} where nothing tells which of several items was made for the
	 * tag, or where the caller may not read the items
	 */
	public boolean isResolved() {
		return this.key != null;
	}

}
