package io.github.springdirectus.query;

/**
 * A condition on one field.
 *
 * @param path the field
 * @param operator how it is compared
 * @param value what it is compared with; a list where the operator takes several values
 */
record Comparison(FieldPath path, Operator operator, Object value) implements Filter {

	Comparison with(Operator operator) {
		return new Comparison(this.path, operator, this.value);
	}

	Comparison at(FieldPath path) {
		return new Comparison(path, this.operator, this.value);
	}

	Comparison isNull() {
		return new Comparison(this.path, Operator.NULL, true);
	}

	@Override
	public String toString() {
		return this.path + " " + this.operator.key() + " " + this.value;
	}

}
