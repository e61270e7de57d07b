package io.github.springdirectus.write;

import java.util.Map;
import java.util.UUID;

import io.github.springdirectus.mapping.TypeMapping;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the items at one place of a write.
 *
 * @param mapping their type; that of maps where they have none
 * @param collection their collection, or {@code null}
 * @param keyField the field of their key
 * @param uuid whether their key is a UUID
 */
record NodeType(TypeMapping<?> mapping, @Nullable String collection, String keyField, boolean uuid) {

	static NodeType of(TypeMapping<?> mapping, @Nullable String collection) {
		return new NodeType(mapping, collection, mapping.keyField(), mapping.keyType() == UUID.class);
	}

	boolean isTyped() {
		return mapping().type() != Map.class;
	}

	/**
	 * How they are called in messages.
	 */
	String name() {
		String collection = collection();
		return (collection != null) ? collection : mapping().name();
	}

}
