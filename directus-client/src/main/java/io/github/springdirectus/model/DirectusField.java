package io.github.springdirectus.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the Directus field of a property where it is not the property's name in snake
 * case, and says how a relation is asked for and whether the field is written.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface DirectusField {

	/**
	 * The name of the field, as Directus has it.
	 * @return the name of the field; empty for the property's name in snake case
	 */
	String value() default "";

	/**
	 * Whether only the key of a {@link Ref} is asked for, and none of the fields of the
	 * related item. What the query asks for itself is read all the same.
	 * @return whether derived fields stop at the relation
	 */
	boolean keyOnly() default false;

	/**
	 * Whether the field is read and never written: Directus fills it, as
	 * {@code date_created}, or the application has no business with it. It is asked for
	 * like any other; creates, updates and nested writes leave it out, and a
	 * {@link Patch} that sets it is refused. Jackson's
	 * {@code @JsonProperty(access = READ_ONLY)} says the same.
	 * @return whether the field is read only
	 */
	boolean readOnly() default false;

	/**
	 * The field of the junction that holds the collection of an item of a many-to-any
	 * relation, for a property that holds such an item.
	 * @return the name of the field, as Directus has it
	 */
	String collectionField() default "collection";

}
