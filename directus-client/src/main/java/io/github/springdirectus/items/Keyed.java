package io.github.springdirectus.items;

/**
 * An item beside its key.
 *
 * @param key the key as it was sent: a number or a text
 * @param item the item
 * @param <T> the type of the item
 */
record Keyed<T>(Object key, T item) {
}
