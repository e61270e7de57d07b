package io.github.springdirectus.write;

import java.util.List;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What became of a nested write.
 *
 * @param item the item as stored; {@code null} where the caller may not read it
 * @param tags the keys of the tagged items, in the order of the write
 * @param <T> the type of the item
 */
public record WriteResult<T>(@Nullable T item, List<TagKey> tags) {

	/**
	 * Create a result; the list is copied.
	 * @param item the item, or {@code null}
	 * @param tags the keys
	 */
	public WriteResult {
		tags = List.copyOf(tags);
	}

	/**
	 * The key of the item with a tag.
	 * @param tag the tag
	 * @return the key
	 * @throws IllegalArgumentException if the write has no such tag
	 * @throws IllegalStateException with {@code TAG_UNRESOLVED} if the key could not be
	 * found without guessing
	 */
	public Object key(String tag) {
		TagKey found = this.tags.stream()
			.filter((candidate) -> candidate.tag().equals(tag))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("The write has no tag \"" + tag + "\""));
		if (found.key() == null) {
			throw new IllegalStateException("TAG_UNRESOLVED: the key of \"" + tag + "\" is not known. The caller may"
					+ " not read the item, or nothing tells it from others. Give the item a key of your own, or let"
					+ " the client make one with uuidKey()");
		}
		return found.key();
	}

	/**
	 * The key of the item with a tag, as a type of the caller's choice.
	 * @param <K> the type of the key
	 * @param tag the tag
	 * @param type the type, as for {@link Ref#key(Class)}
	 * @return the key
	 * @throws IllegalArgumentException if the write has no such tag, or the key is none
	 * of that type
	 * @throws IllegalStateException with {@code TAG_UNRESOLVED} if the key could not be
	 * found without guessing
	 */
	public <K> K key(String tag, Class<K> type) {
		return Ref.of(key(tag)).key(type);
	}

}
