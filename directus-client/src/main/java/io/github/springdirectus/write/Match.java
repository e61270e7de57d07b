package io.github.springdirectus.write;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What tells a row from the others of its relation, where its key isn't known: the target
 * of a junction row, the language of a translation.
 *
 * @param fields the values that it has; compared as texts, since keys come as either
 */
record Match(Map<String, Object> fields) {

	boolean matches(FoundRow row) {
		return this.fields.entrySet()
			.stream()
			.allMatch((field) -> field.getValue().toString().equals(row.text(field.getKey())));
	}

	String describe() {
		return this.fields.toString();
	}

}
