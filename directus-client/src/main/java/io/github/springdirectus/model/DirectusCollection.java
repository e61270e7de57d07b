package io.github.springdirectus.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the Directus collection whose items a record or class holds.
 *
 * <pre>{@code
 * &#64;DirectusCollection("articles")
 * record Article(@DirectusId Integer id, String title, Instant datePublished) {}
 * }</pre>
 *
 * A property is read from and written to the field of the same name in snake case
 * ({@code datePublished} is {@code date_published}), unless {@link DirectusField} or
 * Jackson's {@code @JsonProperty} says otherwise.
 *
 * @see <a href="https://directus.io/docs/api/items">Directus items</a>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DirectusCollection {

	/**
	 * The name of the collection, as Directus has it. A name that starts with
	 * {@code directus_} is a system collection and goes to its own route.
	 * @return the name of the collection
	 */
	String value();

	/**
	 * What the application does with the items; anything else is refused before it is
	 * sent, and adds nothing to the rights that Directus gives.
	 * @return what is allowed, all of it by default
	 */
	Access[] access() default { Access.READ, Access.CREATE, Access.UPDATE, Access.DELETE };

}
