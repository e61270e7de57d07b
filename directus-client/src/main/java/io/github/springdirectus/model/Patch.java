package io.github.springdirectus.model;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Changes to an item, in which a field that is absent, one that is {@code null} and one
 * with a value are three different things: only what is in the patch is sent, and
 * {@code null} is sent as {@code null}. An immutable value.
 *
 * <pre>{@code
 * Patch.of(Article.class).set(Article::title, "New").set(Article::subtitle, null)
 * Patch.of(Article.class).set("author", 5)                      // a relation, by its key
 * Patch.between(article, article.withTitle("New"))              // the title, and nothing else
 * Patch.from(new ArticleChanges("New", null))                   // all components, also null
 * }</pre>
 *
 * <p>
 * <b>Values</b> are texts, numbers, dates, enums, lists and maps of them, as the type has
 * them, or {@code null}. The annotations of a property say how its value is written.
 * <p>
 * <b>Relations</b> that are not in the patch are not touched. A relation is set by the
 * key of the related item or a {@link Ref}, or by maps in the forms that Directus knows.
 * <em>A to-many relation that is set to {@code null} or to an empty list loses all its
 * items</em>: they are unlinked, or deleted where the relation is configured so. A list
 * of keys replaces what was there.
 * <p>
 * <b>Read-only fields and the key</b> are no changes: they are left out where a patch is
 * taken from a record or from a difference. Where one is set by itself, and the type is
 * known, the patch is refused when it is written; a key may be set where it finds or
 * makes the item, in a batch and in a create.
 * <p>
 * Properties are named by method references or by the names that Directus has for their
 * fields. Which field a method reference stands for is decided when the patch is written,
 * so a field that was named both ways is refused then, with a
 * {@code DirectusRequestException}.
 *
 * @param <T> the type that the collection is read into
 */
public final class Patch<T> {

	private final PatchContent content;

	private Patch(PatchContent content) {
		this.content = content;
	}

	/**
	 * Change nothing yet: the fields of the type are set one by one.
	 * @param <T> the type
	 * @param type the type that the collection is read into
	 * @return an empty patch
	 */
	public static <T> Patch<T> of(Class<T> type) {
		return new Patch<>(PatchContent.empty(type));
	}

	/**
	 * Change the fields of a map, which is copied; the values are not.
	 * @param changes from a field, as Directus has it, to its new value or {@code null}
	 * @return a patch with these changes
	 * @throws IllegalArgumentException if the name of a field is blank or a path
	 */
	public static Patch<Map<String, @Nullable Object>> of(Map<String, ? extends @Nullable Object> changes) {
		Patch<Map<String, @Nullable Object>> patch = new Patch<>(PatchContent.empty(null));
		for (Map.Entry<String, ? extends @Nullable Object> change : changes.entrySet()) {
			patch = patch.set(change.getKey(), change.getValue());
		}
		return patch;
	}

	/**
	 * Change all fields that a record or class of its own shape has, but for its key and
	 * what is read-only. A component that is {@code null} is sent as {@code null}, unless
	 * {@code @JsonInclude} says otherwise. A shape with relation records in it is refused
	 * when the patch is written, unless each is set or taken out.
	 * @param <T> the type that the collection is read into, which the shape need not be
	 * @param shape a record or an object with properties
	 * @return a patch with these changes
	 */
	public static <T> Patch<T> from(Object shape) {
		Objects.requireNonNull(shape, "shape");
		return new Patch<>(new PatchContent(null, null, shape, Map.of(), Set.of()));
	}

	/**
	 * Change the fields whose values differ between two states of an item. Values are
	 * compared as Java has them, but decimals by their value ({@code 1.0} and
	 * {@code 1.00} are no change) and a {@link Ref} by its key. A {@code Ref} with
	 * another key is sent as that key.
	 * <p>
	 * Related items that are equal are left out. Where they differ, the patch is refused
	 * when it is written: what shall become of the related items is not known. Set the
	 * relation by its key then, or take it out.
	 * @param <T> the type of the item: a record or class with properties
	 * @param before the item as Directus has it
	 * @param after the item as it shall be
	 * @return a patch with what differs
	 * @throws IllegalArgumentException if they are of different classes
	 */
	public static <T> Patch<T> between(T before, T after) {
		Class<?> type = Objects.requireNonNull(before, "before").getClass();
		Class<?> other = Objects.requireNonNull(after, "after").getClass();
		if (type != other) {
			throw new IllegalArgumentException("A difference is between two items of one class, and these are "
					+ type.getName() + " and " + other.getName());
		}
		return new Patch<>(new PatchContent(type, before, after, Map.of(), Set.of()));
	}

	/**
	 * Set the field of a property.
	 * @param property a method reference to the property
	 * @param value the new value, or {@code null} to send {@code null}
	 * @return a copy with this change, in place of one that this patch had for it
	 * @throws IllegalArgumentException if it is no method reference
	 */
	public Patch<T> set(Accessor<T, ? extends @Nullable Object> property, @Nullable Object value) {
		return new Patch<>(this.content.with(field(property), value));
	}

	/**
	 * Set a field.
	 * @param field the name of the field, as Directus has it
	 * @param value the new value, or {@code null} to send {@code null}
	 * @return a copy with this change, in place of one that this patch had for it
	 * @throws IllegalArgumentException if the name is blank or a path
	 */
	public Patch<T> set(String field, @Nullable Object value) {
		return new Patch<>(this.content.with(new PatchField.Named(field), value));
	}

	/**
	 * Leave the field of a property as it is, also where {@link #from} or
	 * {@link #between} would change it. To send {@code null}, set it.
	 * @param property a method reference to the property
	 * @return a copy without a change of it
	 * @throws IllegalArgumentException if it is no method reference
	 */
	public Patch<T> without(Accessor<T, ? extends @Nullable Object> property) {
		return new Patch<>(this.content.without(field(property)));
	}

	/**
	 * Leave a field as it is, also where {@link #from} or {@link #between} would change
	 * it. To send {@code null}, set it.
	 * @param field the name of the field, as Directus has it
	 * @return a copy without a change of it
	 * @throws IllegalArgumentException if the name is blank or a path
	 */
	public Patch<T> without(String field) {
		return new Patch<>(this.content.without(new PatchField.Named(field)));
	}

	/**
	 * Whether there is nothing to change: no field is set, and the patch is not taken
	 * from a record, or from two equal ones. Two that are not equal may still have no
	 * difference that is written, such as in a read-only field.
	 * @return whether nothing is changed for sure
	 */
	public boolean isEmpty() {
		return this.content.isEmpty();
	}

	PatchContent content() {
		return this.content;
	}

	private static PatchField field(Accessor<?, ?> property) {
		return new PatchField.Property(PropertyReference.of(property));
	}

	/**
	 * Two are equal when they change the same fields, named the same way, to equal
	 * values.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Patch<?> patch && this.content.equals(patch.content);
	}

	@Override
	public int hashCode() {
		return this.content.hashCode();
	}

	/**
	 * Names the fields and no values: those may be secrets.
	 */
	@Override
	public String toString() {
		return "Patch" + this.content;
	}

}
