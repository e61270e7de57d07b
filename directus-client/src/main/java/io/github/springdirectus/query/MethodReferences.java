package io.github.springdirectus.query;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;
import io.github.springdirectus.model.PropertyReference;

/**
 * Makes a step of a path from the property that a method reference names.
 */
final class MethodReferences {

	private MethodReferences() {
	}

	static PathPart.Property property(Accessor<?, ?> accessor) {
		try {
			PropertyReference property = PropertyReference.of(accessor);
			return new PathPart.Property(property.type(), property.accessor(), property.isToMany());
		}
		catch (IllegalArgumentException ex) {
			throw new DirectusRequestException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
