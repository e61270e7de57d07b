package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/**
 * Reports violations where their paths point: {@code artists[0].name} is the field
 * {@code name} at {@code ["artists", 0]}.
 */
final class ConstraintPaths {

	private ConstraintPaths() {
	}

	static void report(ConstraintViolation<?> violation, WriteErrors errors) {
		List<Object> path = new ArrayList<>();
		String field = "";
		for (Path.Node step : violation.getPropertyPath()) {
			boolean named = step.getKind() == ElementKind.PROPERTY && step.getName() != null;
			if (named && !field.isEmpty()) {
				path.add(field);
			}
			if (step.isInIterable() && step.getIndex() != null) {
				addIndex(path, field, named, step.getIndex());
			}
			if (named) {
				field = step.getName();
			}
		}
		errors.at(path.toArray()).add(field, violation.getMessage());
	}

	/**
	 * The position belongs to the step before, whose name is in the path only once the
	 * next one is known.
	 */
	private static void addIndex(List<Object> path, String field, boolean named, int index) {
		if (named) {
			path.add(index);
		}
		else if (!field.isEmpty()) {
			path.add(field);
			path.add(index);
		}
	}

}
