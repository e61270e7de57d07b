package io.github.springdirectus.model;

/**
 * A field that a {@link Patch} is about. What a property is called in Directus is found
 * when the patch is written.
 */
@Internal
public sealed interface PatchField {

	/**
	 * A field by the name that Directus has for it.
	 *
	 * @param name the name
	 */
	record Named(String name) implements PatchField {

		/**
		 * Checks that one field of the item itself is named.
		 * @throws IllegalArgumentException if the name is blank or a path
		 */
		public Named {
			if (name.isBlank() || name.indexOf('.') >= 0) {
				throw new IllegalArgumentException("\"" + name + "\" is no field of the item itself: write the name"
						+ " of one, such as \"title\". What is behind a relation is changed by a write of its own");
			}
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * The field of a property.
	 *
	 * @param reference the property
	 */
	record Property(PropertyReference reference) implements PatchField {

		@Override
		public String toString() {
			return this.reference.toString();
		}

	}

}
