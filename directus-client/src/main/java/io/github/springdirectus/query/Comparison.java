package io.github.springdirectus.query;

/**
 * A condition on one field.
 *
 * @param path the field
 * @param operator how it is compared
 * @param value what it is compared with; a list where the operator takes several values
 */
record Comparison(FieldPath path, Operator operator, Object value) implements Filter {

	@Override
	public String toString() {
		return this.path + " " + this.operator.key() + " " + this.value;
	}

}
