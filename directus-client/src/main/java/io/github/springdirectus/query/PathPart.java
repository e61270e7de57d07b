package io.github.springdirectus.query;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * One step of a {@link FieldPath}.
 */
sealed interface PathPart {

	/**
	 * The part as Directus writes it.
	 * @param names knows the names of properties
	 * @return the name
	 */
	String name(NameResolver names);

	/**
	 * Whether this part is known to lead to many items.
	 * @return {@code false} where nothing is known
	 */
	default boolean isToMany() {
		return false;
	}

	/**
	 * A name as Directus has it.
	 *
	 * @param text the name, a wildcard, or a collection behind a colon
	 */
	record Name(String text) implements PathPart {

		@Override
		public String name(NameResolver names) {
			return this.text;
		}

	}

	/**
	 * A property that is named by its accessor.
	 *
	 * @param type the type that has it
	 * @param accessor the name of the accessor
	 * @param isToMany whether the accessor returns a collection or an array
	 */
	record Property(Class<?> type, String accessor, boolean isToMany) implements PathPart {

		/**
		 * Shows a property as the method reference that it was named by.
		 */
		static final NameResolver AS_WRITTEN = (type, accessor) -> type.getSimpleName() + "::" + accessor;

		/**
		 * Knows no property.
		 */
		static final NameResolver UNKNOWN = (type, accessor) -> {
			throw new DirectusRequestException("What " + AS_WRITTEN.fieldName(type, accessor)
					+ " is called in Directus is not known here: name the field by a text");
		};

		@Override
		public String name(NameResolver names) {
			return names.fieldName(this.type, this.accessor);
		}

	}

	/**
	 * What a function makes of a field.
	 *
	 * @param function the name of the function
	 * @param field the field
	 * @param rest what stands after the field up to the closing parenthesis; mostly empty
	 */
	record Call(String function, PathPart field, String rest) implements PathPart {

		@Override
		public String name(NameResolver names) {
			return this.function + "(" + this.field.name(names) + this.rest + ")";
		}

		boolean isJson() {
			return this.function.equals("json");
		}

	}

	/**
	 * A path within the value of a JSON field.
	 *
	 * @param text names with dots between them, positions in brackets
	 */
	record JsonPath(String text) implements PathPart {

		@Override
		public String name(NameResolver names) {
			return this.text;
		}

	}

}
