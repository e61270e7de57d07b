package io.github.springdirectus.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;
import org.jspecify.annotations.Nullable;

/**
 * A field that waits for its operator; made by {@link Filters#field(String)}, or by a
 * function such as {@link Filters#year(String)}. An immutable value with {@code equals},
 * which names the field in every other part of a query too.
 *
 * <p>
 * Which operators a field has depends on its type; Directus refuses the others. A value
 * is a text, a number, a boolean, or what the JSON mapper writes as one of these, such as
 * an {@code Instant}, a {@code UUID} or an enum. Integers and decimals that a JSON number
 * would round keep every digit. Directus itself reads the texts {@code true} and
 * {@code false} as booleans, and a text that begins with {@code $NOW},
 * {@code $CURRENT_USER} and the like as a variable, and {@code null} as no value: such
 * texts are refused, as is every value that it would misread or refuse. A variable that
 * is meant is written {@link Filters#now()}, {@link Filters#currentUser()} and so on.
 *
 * <p>
 * The operators on texts do not escape: {@code %} stands for any text and {@code _} for
 * any character. Whether capitals matter where the name doesn't say is up to the
 * database; SQLite ignores them. Whatever the operator, an item where the field is null
 * is found by {@link #isNull()} and {@link #isEmpty()} only.
 *
 * @see <a href="https://directus.io/docs/guides/connect/filter-rules">Directus filter
 * rules</a>
 */
public final class FilterField extends TextOperators {

	private final FieldPath path;

	FilterField(FieldPath path) {
		this.path = path;
	}

	/**
	 * The field is the value. For no value write {@link #isNull()}, for an empty text
	 * {@link #isEmpty()}.
	 * @param value what the field is compared with
	 * @return the filter
	 */
	public Filter eq(Object value) {
		return single(Operator.EQ, value);
	}

	/**
	 * The field has a value, and another one: items where it is null are left out. Add
	 * them with {@code .or(field(..).isNull())}.
	 * @param value what the field is compared with
	 * @return the filter
	 */
	public Filter ne(Object value) {
		return single(Operator.NEQ, value);
	}

	/**
	 * The field is less than, or before, the value.
	 * @param value what the field is compared with
	 * @return the filter
	 */
	public Filter lt(Object value) {
		return single(Operator.LT, value);
	}

	/**
	 * The field is at most, or not after, the value.
	 * @param value what the field is compared with
	 * @return the filter
	 */
	public Filter lte(Object value) {
		return single(Operator.LTE, value);
	}

	/**
	 * The field is more than, or after, the value.
	 * @param value what the field is compared with
	 * @return the filter
	 */
	public Filter gt(Object value) {
		return single(Operator.GT, value);
	}

	/**
	 * The field is at least, or not before, the value.
	 * @param value what the field is compared with
	 * @return the filter
	 */
	public Filter gte(Object value) {
		return single(Operator.GTE, value);
	}

	/**
	 * The field is one of the values. An empty list and a null in it are refused.
	 * @param values one value or more
	 * @return the filter
	 */
	public Filter in(Object... values) {
		return in(Arrays.asList(values));
	}

	/**
	 * The field is one of the values. An empty list and a null in it are refused.
	 * @param values one value or more
	 * @return the filter
	 */
	public Filter in(Collection<?> values) {
		return list(Operator.IN, values);
	}

	/**
	 * The field has a value, and none of these: items where it is null are left out. An
	 * empty list and a null in it are refused.
	 * @param values one value or more
	 * @return the filter
	 */
	public Filter notIn(Object... values) {
		return notIn(Arrays.asList(values));
	}

	/**
	 * The field has a value, and none of these: items where it is null are left out. An
	 * empty list and a null in it are refused.
	 * @param values one value or more
	 * @return the filter
	 */
	public Filter notIn(Collection<?> values) {
		return list(Operator.NIN, values);
	}

	/**
	 * The field lies between two values, or is one of them.
	 * @param from the lowest value
	 * @param to the highest value
	 * @return the filter
	 */
	public Filter between(Object from, Object to) {
		return range(Operator.BETWEEN, from, to);
	}

	/**
	 * The field has a value below the lowest or above the highest; items where it is null
	 * are left out.
	 * @param from the lowest value
	 * @param to the highest value
	 * @return the filter
	 */
	public Filter notBetween(Object from, Object to) {
		return range(Operator.NBETWEEN, from, to);
	}

	/**
	 * The field has no value.
	 * @return the filter
	 */
	public Filter isNull() {
		return compare(Operator.NULL, true);
	}

	/**
	 * The field has a value; an empty text is one.
	 * @return the filter
	 */
	public Filter isNotNull() {
		return compare(Operator.NNULL, true);
	}

	/**
	 * The field has no value or is an empty text.
	 * @return the filter
	 */
	public Filter isEmpty() {
		return compare(Operator.EMPTY, true);
	}

	/**
	 * The field has a value that is not an empty text.
	 * @return the filter
	 */
	public Filter isNotEmpty() {
		return compare(Operator.NEMPTY, true);
	}

	/**
	 * The field is a shape or a place that has a point in common with another one. The
	 * database needs geometry functions for it, which SQLite doesn't have of itself.
	 * @param geoJson the other one as GeoJSON
	 * @return the filter
	 */
	public Filter intersects(Map<String, ?> geoJson) {
		return geometry(Operator.INTERSECTS, geoJson);
	}

	/**
	 * The field is a shape or a place that has no point in common with another one.
	 * @param geoJson the other one as GeoJSON
	 * @return the filter
	 */
	public Filter notIntersects(Map<String, ?> geoJson) {
		return geometry(Operator.NINTERSECTS, geoJson);
	}

	/**
	 * The field is a shape or a place whose bounding box has a point in common with that
	 * of another one.
	 * @param geoJson the other one as GeoJSON
	 * @return the filter
	 */
	public Filter intersectsBbox(Map<String, ?> geoJson) {
		return geometry(Operator.INTERSECTS_BBOX, geoJson);
	}

	/**
	 * The field is a shape or a place whose bounding box has no point in common with that
	 * of another one.
	 * @param geoJson the other one as GeoJSON
	 * @return the filter
	 */
	public Filter notIntersectsBbox(Map<String, ?> geoJson) {
		return geometry(Operator.NINTERSECTS_BBOX, geoJson);
	}

	/**
	 * The JSON field has a value at a path that fulfils a condition: Directus 12 and
	 * later.
	 *
	 * <pre>{@code
	 * field("settings").json("theme.color", (color) -> color.eq("dark"))
	 * }</pre>
	 *
	 * A path that is not there counts as null. Numbers are compared as numbers, anything
	 * else as texts. What Directus does not refuse there is not checked by type.
	 * @param path names with dots between them and positions in brackets, such as
	 * {@code tags[0].name}
	 * @param condition makes a condition, or several, of the value at the path
	 * @return the filter
	 */
	public Filter json(String path, Function<FilterField, Filter> condition) {
		FieldPath field = comparable();
		return JsonCondition.of(field, condition.apply(new FilterField(JsonCondition.jsonPath(field, path))));
	}

	/**
	 * Some item of this to-many relation fulfils the filter: one and the same item where
	 * the filter asks for several things at once.
	 *
	 * <pre>{@code
	 * field("comments").some(field("stars").gte(4).and(field("text").isNotEmpty()))
	 * }</pre>
	 * @param filter the filter, with fields as seen from a related item
	 * @return the filter
	 * @throws io.github.springdirectus.error.DirectusRequestException if this is no
	 * relation of the collection itself, or Directus can't say it
	 */
	public Filter some(Filter filter) {
		return Quantified.of(this.path, Quantified.Quantifier.SOME, filter);
	}

	/**
	 * No item of this to-many relation fulfils the filter; there may be no items at all.
	 * Directus can say that of single conditions and of several in an {@code or}, not of
	 * several in an {@code and}.
	 * @param filter the filter, with fields as seen from a related item
	 * @return the filter
	 * @throws io.github.springdirectus.error.DirectusRequestException if this is no
	 * relation of the collection itself, or Directus can't say it
	 */
	public Filter none(Filter filter) {
		return Quantified.of(this.path, Quantified.Quantifier.NONE, filter);
	}

	/**
	 * A property of the item that this relation leads to.
	 *
	 * <pre>{@code
	 * field(Article::author).then(Author::name)
	 * }</pre>
	 * @param property a method reference to the property of the related item, or of each
	 * where there are many
	 * @param <T> the type of the related item
	 * @return the field
	 */
	public <T> FilterField then(Accessor<T, ?> property) {
		return new FilterField(this.path.then(new FieldPath(List.of(MethodReferences.property(property)))));
	}

	/**
	 * A field of the item that this relation leads to.
	 * @param path the field as seen from the related item
	 * @return the field
	 */
	public FilterField then(String path) {
		return new FilterField(this.path.then(FieldPath.of(path)));
	}

	@Override
	FieldPath comparable() {
		if (this.path.last() instanceof PathPart.Call call && call.isJson()) {
			throw new DirectusRequestException("\"" + this.path + "\" is refused by Directus in a filter: "
					+ "write field(..).json(path, (value) -> value.eq(..)), which Directus 12 has");
		}
		return this.path.asCondition();
	}

	FieldPath path() {
		return this.path;
	}

	private Filter single(Operator operator, Object value) {
		return compare(operator, new Operand(this.path, operator).single(value));
	}

	private Filter list(Operator operator, Collection<?> values) {
		return compare(operator, new Operand(this.path, operator).list(values));
	}

	private Filter range(Operator operator, Object from, Object to) {
		return compare(operator, new Operand(this.path, operator).range(from, to));
	}

	private Filter geometry(Operator operator, Map<String, ?> geoJson) {
		return compare(operator, new Operand(this.path, operator).geometry(geoJson));
	}

	private Filter compare(Operator operator, Object value) {
		return new Comparison(comparable(), operator, value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FilterField that && this.path.equals(that.path);
	}

	@Override
	public int hashCode() {
		return this.path.hashCode();
	}

	/**
	 * The field as it was named.
	 * @return the names, with dots between them
	 */
	@Override
	public String toString() {
		return this.path.toString();
	}

}
