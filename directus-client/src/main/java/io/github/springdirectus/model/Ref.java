package io.github.springdirectus.model;

import java.math.BigInteger;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A related item, known by its key alone or with its fields: Directus sends a relation
 * either as a key or as an object, as it was asked for and as the caller's rights allow.
 *
 * <pre>{@code
 * record Article(Integer id, String title, @Nullable Ref<Author> author, List<Ref<Comment>> comments) {}
 * }</pre>
 *
 * <p>
 * <b>Reading.</b> The fields of {@code T} are asked for, as if the property were declared
 * as {@code T}, unless {@link DirectusField#keyOnly()} says otherwise. Where {@code T} is
 * being described already ({@code Category} with a {@code Ref<Category> parent}) only the
 * key is asked for. A relation that is {@code null} in Directus is {@code null} in Java,
 * never a {@code Ref}.
 * <p>
 * <b>The key</b> is known however the item arrived; it has the type that the property
 * marked with {@link DirectusId} (else {@code id}) has in {@code T}. An object without
 * its key can't be read into a {@code Ref}.
 * <p>
 * <b>Writing.</b> A {@code Ref} is written as its key, and never as its fields: a related
 * item is not changed by it.
 * <p>
 * Two are equal when their values are and their keys have the same text: {@code 5},
 * {@code 5L} and {@code "5"} are one key, as Directus sends any of them.
 *
 * @param <T> the type of the related item
 */
public final class Ref<T> {

	private final Object key;

	private final @Nullable T value;

	private Ref(Object key, @Nullable T value) {
		this.key = Objects.requireNonNull(key, "key");
		this.value = value;
	}

	/**
	 * Refer to an item by its key.
	 * @param <T> the type of the related item
	 * @param key the key, as Directus or the application has it
	 * @return a reference without a value
	 */
	public static <T> Ref<T> of(Object key) {
		return new Ref<>(key, null);
	}

	/**
	 * Refer to an item whose fields are known.
	 * @param <T> the type of the related item
	 * @param key its key
	 * @param value the item
	 * @return a reference with a value
	 */
	public static <T> Ref<T> of(Object key, T value) {
		return new Ref<>(key, Objects.requireNonNull(value, "value"));
	}

	/**
	 * The key.
	 * @return the key, in the type that the related item declares for it, else as it was
	 * sent
	 */
	public Object key() {
		return this.key;
	}

	/**
	 * The key as a type of the caller's choice.
	 * @param <K> the type of the key
	 * @param type {@code String}, {@code Integer}, {@code Long}, {@code BigInteger},
	 * {@code UUID}, or the type that the key has
	 * @return the key
	 * @throws IllegalArgumentException if the key is none of that type
	 */
	public <K> K key(Class<K> type) {
		Object converted = type.isInstance(this.key) ? this.key : convert(type);
		return type.cast(converted);
	}

	private Object convert(Class<?> type) {
		String text = this.key.toString();
		try {
			if (type == String.class) {
				return text;
			}
			if (type == Integer.class) {
				return Integer.valueOf(text);
			}
			if (type == Long.class) {
				return Long.valueOf(text);
			}
			if (type == BigInteger.class) {
				return new BigInteger(text);
			}
			if (type == UUID.class) {
				return UUID.fromString(text);
			}
		}
		catch (IllegalArgumentException ex) {
			// Not kept as the cause: its message quotes the key
		}
		throw new IllegalArgumentException("The key is a " + this.key.getClass().getSimpleName()
				+ ", and can't be read as " + type.getSimpleName());
	}

	/**
	 * The item.
	 * @return the item, or {@code null} where only its key is known
	 */
	public @Nullable T value() {
		return this.value;
	}

	/**
	 * The item, where it must be known.
	 * @return the item
	 * @throws IllegalStateException if only its key is known
	 */
	public T requireValue() {
		if (this.value == null) {
			throw new IllegalStateException("Only the key of the related item is known: ask for its fields");
		}
		return this.value;
	}

	/**
	 * What the application's own JSON shows: as Directus does, the item where it is
	 * known, else its key. The client's own writing takes the key always.
	 */
	@JsonValue
	private Object json() {
		return (this.value != null) ? this.value : this.key;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Ref<?> ref && this.key.toString().equals(ref.key.toString())
				&& Objects.equals(this.value, ref.value);
	}

	@Override
	public int hashCode() {
		return 31 * this.key.toString().hashCode() + Objects.hashCode(this.value);
	}

	@Override
	public String toString() {
		return "Ref[" + this.key + ((this.value != null) ? ", " + this.value : "") + "]";
	}

}
