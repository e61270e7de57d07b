package io.github.springdirectus.write;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Keys, which the caller has as texts, numbers or UUIDs, and Directus sends as texts or
 * numbers: two are the same where their texts are.
 */
final class Keys {

	private Keys() {
	}

	/**
	 * Refuse what can't be the key of an item.
	 */
	static Object check(@Nullable Object key) {
		if (key == null || key.toString().isBlank() || key instanceof Collection || key instanceof Map
				|| key.getClass().isArray()) {
			throw new DirectusRequestException("A related item is named by "
					+ ((key == null) ? "null" : (key.toString().isBlank() ? "an empty key" : "a collection of keys"))
					+ ". Pass the key of an item; several one after the other");
		}
		return (key instanceof Ref<?> ref) ? ref.key() : key;
	}

	/**
	 * The key in a field of a reply: the related item itself, or its key alone.
	 */
	static @Nullable Object of(@Nullable Object value, String keyField) {
		return (value instanceof Map<?, ?> item) ? item.get(keyField) : value;
	}

	/**
	 * The number that a key is.
	 * @return the number, or {@code null} where it is none
	 */
	static @Nullable BigInteger number(Object key) {
		String text = key.toString();
		return (!text.isEmpty() && text.chars().allMatch((digit) -> digit >= '0' && digit <= '9'))
				? new BigInteger(text) : null;
	}

	/**
	 * A key in the type that the model has for it.
	 */
	static Object typed(Object key, NodeType type) {
		Class<?> keyType = type.mapping().keyType();
		if (keyType == null || keyType.isPrimitive()) {
			return key;
		}
		try {
			return Ref.of(key).key(keyType);
		}
		catch (IllegalArgumentException ex) {
			return key;
		}
	}

}
