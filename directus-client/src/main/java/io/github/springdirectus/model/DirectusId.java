package io.github.springdirectus.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the property that holds the primary key of an item. Without it the property for
 * the field {@code id} is the key.
 *
 * <p>
 * The key is never part of an update, and is left out of a create when it is
 * {@code null}, so that Directus makes it.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface DirectusId {

}
