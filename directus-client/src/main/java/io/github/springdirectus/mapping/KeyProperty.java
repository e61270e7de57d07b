package io.github.springdirectus.mapping;

import java.util.Iterator;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;

/**
 * Finds the primary key among the properties of a type.
 */
final class KeyProperty {

	static final String DEFAULT_FIELD = "id";

	private KeyProperty() {
	}

	/**
	 * Find the key.
	 * @param type the type, for the message
	 * @param properties its properties
	 * @return the field of the property marked with {@link DirectusId}, else {@code id}
	 * where the type has it, else {@code null}
	 */
	static @Nullable String find(Class<?> type, Iterator<? extends BeanProperty> properties) {
		BeanProperty key = findProperty(type, properties);
		return (key != null) ? key.getName() : null;
	}

	static <P extends BeanProperty> @Nullable P findProperty(Class<?> type, Iterator<P> properties) {
		P marked = null;
		P byName = null;
		while (properties.hasNext()) {
			P property = properties.next();
			if (property.getAnnotation(DirectusId.class) != null) {
				if (marked != null) {
					throw new DirectusRequestException(type.getSimpleName() + " has two properties with @DirectusId, \""
							+ marked.getName() + "\" and \"" + property.getName() + "\": an item has one primary key");
				}
				marked = property;
			}
			if (property.getName().equals(DEFAULT_FIELD)) {
				byName = property;
			}
		}
		return (marked != null) ? marked : byName;
	}

}
