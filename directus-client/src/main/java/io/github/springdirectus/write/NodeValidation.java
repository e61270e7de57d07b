package io.github.springdirectus.write;

import java.util.List;

import io.github.springdirectus.error.DirectusInvalidItemException;
import io.github.springdirectus.mapping.Mappings;
import org.jspecify.annotations.Nullable;

/**
 * Runs the validators on every node of the types and collections they are for.
 */
final class NodeValidation {

	private final List<WriteValidator<?>> validators;

	private final @Nullable BeanConstraints constraints;

	private final Mappings mappings;

	private final PropertyValues values;

	NodeValidation(List<WriteValidator<?>> validators, @Nullable BeanConstraints constraints, Mappings mappings) {
		this.validators = List.copyOf(validators);
		this.constraints = constraints;
		this.mappings = mappings;
		this.values = new PropertyValues(mappings);
	}

	boolean isNeeded() {
		return !this.validators.isEmpty() || this.constraints != null;
	}

	/**
	 * Validate several items of one call.
	 * @throws DirectusInvalidItemException if something is wrong with one of them
	 */
	void check(List<WriteNode> roots) {
		if (!isNeeded()) {
			return;
		}
		CollectedErrors errors = new CollectedErrors();
		roots.stream().flatMap(WriteNode::all).forEach((node) -> check(node, errors.of(node.path())));
		if (!errors.isEmpty()) {
			throw new DirectusInvalidItemException(roots.get(0).type().name(), errors.list());
		}
	}

	private void check(WriteNode node, WriteErrors errors) {
		for (WriteValidator<?> validator : this.validators) {
			if (isFor(validator.type(), node.type())) {
				validate(validator, node, errors);
			}
		}
		if (this.constraints != null) {
			this.constraints.check(node, errors, this.values);
		}
	}

	private boolean isFor(Class<?> validated, NodeType type) {
		String collection = type.collection();
		return type.mapping().type() == validated
				|| (collection != null && collection.equals(this.mappings.of(validated).collection()));
	}

	private <T> void validate(WriteValidator<T> validator, WriteNode node, WriteErrors errors) {
		validator.validate(new WriteInput<>(node, this.values), errors);
	}

}
