package io.github.springdirectus.write;

import io.github.springdirectus.mapping.Mappings;
import org.jspecify.annotations.Nullable;

/**
 * What a write says itself of the items at one place, beside what the model declares.
 *
 * @param type their type, or {@code null}
 * @param collection their collection, or {@code null}
 * @param keyField the field of their key, or {@code null}
 * @param uuid whether their key is said to be a UUID
 */
record Target(@Nullable Class<?> type, @Nullable String collection, @Nullable String keyField, boolean uuid) {

	static final Target UNSAID = new Target(null, null, null, false);

	Target as(Class<?> type) {
		return new Target(type, this.collection, this.keyField, this.uuid);
	}

	Target in(String collection) {
		return new Target(this.type, collection, this.keyField, this.uuid);
	}

	Target keyField(String field) {
		return new Target(this.type, this.collection, field, this.uuid);
	}

	Target uuidKey() {
		return new Target(this.type, this.collection, this.keyField, true);
	}

	NodeType apply(NodeType declared, Mappings mappings) {
		NodeType known = (this.type != null) ? type(this.type, mappings) : declared;
		return new NodeType(known.mapping(), (this.collection != null) ? this.collection : known.collection(),
				(this.keyField != null) ? this.keyField : known.keyField(), this.uuid || known.uuid());
	}

	private static NodeType type(Class<?> type, Mappings mappings) {
		return NodeType.of(mappings.of(type), mappings.of(type).collection());
	}

}
