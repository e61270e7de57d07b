package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.FieldErrors;

/**
 * What is found wrong in a write, by item and field.
 */
final class CollectedErrors {

	private final Map<List<Object>, Map<String, List<String>>> errors = new LinkedHashMap<>();

	boolean isEmpty() {
		return this.errors.isEmpty();
	}

	List<FieldErrors> list() {
		return this.errors.entrySet().stream().map((item) -> new FieldErrors(item.getKey(), item.getValue())).toList();
	}

	/**
	 * Where what is wrong with an item is reported.
	 */
	WriteErrors of(List<Object> path) {
		return new WriteErrors() {

			@Override
			public WriteErrors add(String field, String message) {
				CollectedErrors.this.errors.computeIfAbsent(path, (item) -> new LinkedHashMap<>())
					.computeIfAbsent(field, (name) -> new ArrayList<>())
					.add(message);
				return this;
			}

			@Override
			public WriteErrors at(Object... more) {
				return of(Binding.path(path, more));
			}

		};
	}

}
