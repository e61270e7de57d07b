package io.github.springdirectus.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lists the types of the items of a many-to-any relation, on the interface or class that
 * they have in common. A sealed type needs it only where it can't list them itself, as
 * when they live in several packages.
 *
 * <pre>{@code
 * sealed interface Block permits Heading, Video, OtherBlock {}
 * &#64;DirectusCollection("headings") record Heading(Integer id, String title) implements Block {}
 * &#64;DirectusCollection("videos") record Video(Integer id, String url) implements Block {}
 * record OtherBlock(Object id) implements Block {}      // no collection: all the others
 *
 * record Section(Integer id, String collection, Ref<Block> item) {}
 * }</pre>
 *
 * The type of an item is told by the field {@code collection} beside it in the junction,
 * which is always asked for. At least one type has a {@link DirectusCollection}. One may
 * have none: items of other collections are read into it. Without such a type they are
 * known by their key where the item is a {@link Ref}, and can't be read otherwise. An
 * item of which no field was asked for arrives as its bare key; a {@link Ref} takes it,
 * and so does the type without a collection, which then holds the key alone. Directus
 * leaves such an item out, as if there were none, where the key of its collection is not
 * named {@code id}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DirectusAnyOf {

	/**
	 * The types of the items.
	 * @return records or classes
	 */
	Class<?>[] value();

}
