package io.github.springdirectus.write;

import java.util.Objects;

import jakarta.validation.Validator;

/**
 * Has the constraints of Jakarta Validation ({@code @NotBlank}, {@code @Size}) checked
 * before a write: those of the model for each property, and those of a record that the
 * values were taken from.
 *
 * <p>
 * Of an item that is created every constrained property is checked, one that is absent as
 * {@code null}, but for the key and what is read only; of one that is changed those that
 * are written. The properties are named as in Java. Constraints of the class of the model
 * are not checked, since there is no object of it; those of a record of values are.
 */
public final class BeanConstraints {

	private final Validator validator;

	private BeanConstraints(Validator validator) {
		this.validator = validator;
	}

	/**
	 * Check constraints with a validator.
	 * @param validator the validator; its constraints must not block
	 * @return the constraints
	 */
	public static BeanConstraints of(Validator validator) {
		return new BeanConstraints(Objects.requireNonNull(validator, "validator"));
	}

	/**
	 * Check a node.
	 */
	void check(WriteNode node, WriteErrors errors, PropertyValues values) {
		if (node.source() != null) {
			this.validator.validate(node.source()).forEach((violation) -> ConstraintPaths.report(violation, errors));
		}
		if (node.type().isTyped()) {
			new ModelConstraints(this.validator, values).check(node, errors);
		}
	}

}
