package io.github.springdirectus.write;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.springdirectus.mapping.TypeMapping;
import jakarta.validation.Validator;
import jakarta.validation.metadata.PropertyDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Checks the constraints of a model one property at a time, since there is no object.
 *
 * @param validator knows the constraints
 * @param values reads values in the types of the properties
 */
record ModelConstraints(Validator validator, PropertyValues values) {

	void check(WriteNode node, WriteErrors errors) {
		TypeMapping<?> mapping = node.type().mapping();
		Map<String, String> fields = new LinkedHashMap<>();
		mapping.propertyNames().forEach((field, property) -> fields.put(property, field));
		for (PropertyDescriptor property : this.validator.getConstraintsForClass(mapping.type())
			.getConstrainedProperties()) {
			String field = fields.get(property.getPropertyName());
			if (field != null && isChecked(node, field)) {
				check(node, field, property, errors);
			}
		}
	}

	private static boolean isChecked(WriteNode node, String field) {
		if (node.parts().get(field) instanceof Part.Many && node.action() != Action.CREATE) {
			// What the relation has beside what is listed isn't known
			return false;
		}
		boolean written = node.row().containsKey(field) || node.parts().containsKey(field);
		TypeMapping<?> mapping = node.type().mapping();
		return written || (node.action() == Action.CREATE && !field.equals(node.type().keyField())
				&& !mapping.readOnly().contains(field));
	}

	private void check(WriteNode node, String field, PropertyDescriptor property, WriteErrors errors) {
		Object written = this.values.written(node, field);
		Object value;
		try {
			value = (written != null) ? this.values.read(property.getElementClass(), written) : null;
		}
		catch (JacksonException | IllegalArgumentException ex) {
			errors.add(property.getPropertyName(), "is no " + property.getElementClass().getSimpleName());
			return;
		}
		violations(node.type().mapping().type(), property.getPropertyName(), value, errors);
	}

	private <T> void violations(Class<T> type, String property, @Nullable Object value, WriteErrors errors) {
		this.validator.validateValue(type, property, value)
			.forEach((violation) -> errors.add(property, violation.getMessage()));
	}

}
