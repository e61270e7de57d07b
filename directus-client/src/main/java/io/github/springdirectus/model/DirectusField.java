package io.github.springdirectus.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the Directus field of a property where it is not the property's name in snake
 * case.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface DirectusField {

	/**
	 * The name of the field, as Directus has it.
	 * @return the name of the field
	 */
	String value();

}
