package io.github.springdirectus.write;

import io.github.springdirectus.model.Internal;

/**
 * An item that has to exist before it is linked: Directus would pass over a key that is
 * none, or insert it.
 *
 * @param collection its collection
 * @param keyField the field of its key
 * @param key its key
 */
@Internal
public record KeyCheck(String collection, String keyField, Object key) {

}
