package io.github.springdirectus.query;

import java.util.List;
import java.util.Objects;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;
import org.jspecify.annotations.Nullable;

/**
 * A field that items are sorted by, and the direction: an immutable value, meant for
 * static import. Where nulls come, first or last, is up to the database.
 *
 * <pre>{@code
 * query.sort(desc("date_published"), asc("author.name"))
 * }</pre>
 *
 * @see <a href="https://directus.io/docs/guides/connect/query-parameters#sort">Directus
 * sort</a>
 */
public final class Sort {

	private final FieldPath path;

	private final boolean descending;

	private Sort(FieldPath path, boolean descending) {
		this.path = path;
		this.descending = descending;
	}

	/**
	 * Sort by a field, lowest first.
	 * @param path the field; that of a related item with dots, as in {@code author.name}
	 * @return the sort
	 */
	public static Sort asc(String path) {
		return new Sort(written(path), false);
	}

	/**
	 * Sort by a field or by what a function makes of it, lowest first.
	 * @param field the field
	 * @return the sort
	 */
	public static Sort asc(FilterField field) {
		return new Sort(field.path(), false);
	}

	/**
	 * Sort by a property, lowest first.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the sort
	 */
	public static <T> Sort asc(Accessor<T, ?> property) {
		return asc(Filters.field(property));
	}

	/**
	 * Sort groups by what is computed of each, lowest first.
	 * @param aggregate one that the query asks for
	 * @return the sort
	 */
	public static Sort asc(Aggregate aggregate) {
		return new Sort(result(aggregate), false);
	}

	/**
	 * Sort by a field, highest first.
	 * @param path the field; that of a related item with dots, as in {@code author.name}
	 * @return the sort
	 */
	public static Sort desc(String path) {
		return new Sort(written(path), true);
	}

	/**
	 * Sort by a field or by what a function makes of it, highest first.
	 * @param field the field
	 * @return the sort
	 */
	public static Sort desc(FilterField field) {
		return new Sort(field.path(), true);
	}

	/**
	 * Sort by a property, highest first.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the sort
	 */
	public static <T> Sort desc(Accessor<T, ?> property) {
		return desc(Filters.field(property));
	}

	/**
	 * Sort groups by what is computed of each, highest first.
	 * @param aggregate one that the query asks for
	 * @return the sort
	 */
	public static Sort desc(Aggregate aggregate) {
		return new Sort(result(aggregate), true);
	}

	private static FieldPath written(String path) {
		FieldPath field = FieldPath.of(path);
		if (path.startsWith("-")) {
			throw new DirectusRequestException(
					"The sort field \"" + path + "\" begins with a minus: write desc(\"" + path.substring(1) + "\")");
		}
		return field;
	}

	private static FieldPath result(Aggregate aggregate) {
		PathPart count = new PathPart.Name(Aggregate.Kind.COUNT.key());
		return new FieldPath(aggregate.isAll() ? List.of(count)
				: List.of(new PathPart.Name(aggregate.function()), aggregate.path().last()));
	}

	String render(NameResolver names) {
		return (this.descending ? "-" : "") + this.path.toString(names);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Sort that && this.path.equals(that.path) && this.descending == that.descending;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.path, this.descending);
	}

	/**
	 * As Directus writes it.
	 * @return the field, with a minus before it when the highest comes first
	 */
	@Override
	public String toString() {
		return render(PathPart.Property.AS_WRITTEN);
	}

}
