package io.github.springdirectus.query;

import java.util.Objects;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of all items that a query finds, or of each group of them: an
 * immutable value with {@code equals}, meant for static import. It also names its result
 * in a row.
 *
 * <pre>{@code
 * query.aggregate(countAll(), avg("cost")).groupBy("author", "year(publish_date)")
 * }</pre>
 *
 * <p>
 * Directus computes with the collection's own fields alone, neither with those of related
 * items nor with what a function makes of a field.
 *
 * @see <a href=
 * "https://directus.io/docs/guides/connect/query-parameters#aggregate">Directus
 * aggregation</a>
 */
public final class Aggregate {

	static final String ALL = "*";

	private final Kind kind;

	private final FieldPath path;

	private Aggregate(Kind kind, FieldPath path) {
		this.kind = kind;
		this.path = path;
		if (path.parts().size() > 1 || path.isFunction()) {
			throw new DirectusRequestException(
					"\"" + this + "\" can't be computed by Directus, which takes fields of the collection itself: "
							+ ((path.isFunction()) ? "group by \"" + path + "\" instead"
									: "aggregate the collection that has the field"));
		}
		if (isAll() && kind != Kind.COUNT && kind != Kind.COUNT_ALL) {
			throw new DirectusRequestException("\"" + this
					+ "\" can't be computed by Directus: name a field, or write countAll() for the number of items");
		}
	}

	static void refuseIfNoGroup(FieldPath path) {
		if (path.parts().size() > 1 || path.last().equals(new PathPart.Name(ALL))) {
			throw new DirectusRequestException("Items can't be grouped by \"" + path
					+ "\" in Directus, which takes fields of the collection itself: name one of them, "
					+ "such as the relation, or aggregate the collection that has the field");
		}
	}

	private static Aggregate of(Kind kind, String field) {
		return new Aggregate(kind, FieldPath.of(field));
	}

	private static <T> Aggregate of(Kind kind, Accessor<T, ?> field) {
		return new Aggregate(kind, Filters.field(field).path());
	}

	/**
	 * The number of items.
	 * @return the aggregate
	 */
	public static Aggregate countAll() {
		return of(Kind.COUNT_ALL, ALL);
	}

	/**
	 * The number of items, as Directus' {@code count} of {@code *}.
	 * @return the aggregate
	 */
	public static Aggregate count() {
		return of(Kind.COUNT, ALL);
	}

	/**
	 * The number of items where a field is not null: Directus' {@code count} of a field.
	 * It has a name of its own so that it stands beside the function
	 * {@link Filters#count(String)}.
	 * @param field the field
	 * @return the aggregate
	 */
	public static Aggregate countOf(String field) {
		return of(Kind.COUNT, field);
	}

	/**
	 * The number of items where a property is not null.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the aggregate
	 */
	public static <T> Aggregate countOf(Accessor<T, ?> property) {
		return of(Kind.COUNT, property);
	}

	/**
	 * The number of different values of a field.
	 * @param field the field
	 * @return the aggregate
	 */
	public static Aggregate countDistinct(String field) {
		return of(Kind.COUNT_DISTINCT, field);
	}

	/**
	 * The number of different values of a property.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the aggregate
	 */
	public static <T> Aggregate countDistinct(Accessor<T, ?> property) {
		return of(Kind.COUNT_DISTINCT, property);
	}

	/**
	 * The sum of the values of a field.
	 * @param field the field
	 * @return the aggregate
	 */
	public static Aggregate sum(String field) {
		return of(Kind.SUM, field);
	}

	/**
	 * The sum of the values of a property.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the aggregate
	 */
	public static <T> Aggregate sum(Accessor<T, ?> property) {
		return of(Kind.SUM, property);
	}

	/**
	 * The sum of the different values of a field.
	 * @param field the field
	 * @return the aggregate
	 */
	public static Aggregate sumDistinct(String field) {
		return of(Kind.SUM_DISTINCT, field);
	}

	/**
	 * The sum of the different values of a property.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the aggregate
	 */
	public static <T> Aggregate sumDistinct(Accessor<T, ?> property) {
		return of(Kind.SUM_DISTINCT, property);
	}

	/**
	 * The average of the values of a field.
	 * @param field the field
	 * @return the aggregate
	 */
	public static Aggregate avg(String field) {
		return of(Kind.AVG, field);
	}

	/**
	 * The average of the values of a property.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the aggregate
	 */
	public static <T> Aggregate avg(Accessor<T, ?> property) {
		return of(Kind.AVG, property);
	}

	/**
	 * The average of the different values of a field.
	 * @param field the field
	 * @return the aggregate
	 */
	public static Aggregate avgDistinct(String field) {
		return of(Kind.AVG_DISTINCT, field);
	}

	/**
	 * The average of the different values of a property.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the aggregate
	 */
	public static <T> Aggregate avgDistinct(Accessor<T, ?> property) {
		return of(Kind.AVG_DISTINCT, property);
	}

	/**
	 * The lowest value of a field.
	 * @param field the field
	 * @return the aggregate
	 */
	public static Aggregate min(String field) {
		return of(Kind.MIN, field);
	}

	/**
	 * The lowest value of a property.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the aggregate
	 */
	public static <T> Aggregate min(Accessor<T, ?> property) {
		return of(Kind.MIN, property);
	}

	/**
	 * The highest value of a field.
	 * @param field the field
	 * @return the aggregate
	 */
	public static Aggregate max(String field) {
		return of(Kind.MAX, field);
	}

	/**
	 * The highest value of a property.
	 * @param property a method reference to the property
	 * @param <T> the type that has it
	 * @return the aggregate
	 */
	public static <T> Aggregate max(Accessor<T, ?> property) {
		return of(Kind.MAX, property);
	}

	/**
	 * The function as Directus calls it.
	 * @return the name, such as {@code sumDistinct}
	 */
	public String function() {
		return this.kind.key();
	}

	/**
	 * What the function is computed of.
	 * @return the field, or {@code *} for the items themselves
	 */
	public String field() {
		return this.path.toString();
	}

	boolean isAll() {
		return field().equals(ALL);
	}

	Kind kind() {
		return this.kind;
	}

	FieldPath path() {
		return this.path;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Aggregate that && this.kind == that.kind && this.path.equals(that.path);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.kind, this.path);
	}

	/**
	 * The function and the field.
	 * @return such as {@code sum(price)}
	 */
	@Override
	public String toString() {
		return function() + "(" + this.path + ")";
	}

	enum Kind {

		COUNT("count"), COUNT_DISTINCT("countDistinct"), COUNT_ALL("countAll"), SUM("sum"), SUM_DISTINCT("sumDistinct"),
		AVG("avg"), AVG_DISTINCT("avgDistinct"), MIN("min"), MAX("max");

		private final String key;

		Kind(String key) {
			this.key = key;
		}

		String key() {
			return this.key;
		}

	}

}
