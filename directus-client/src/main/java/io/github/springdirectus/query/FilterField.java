package io.github.springdirectus.query;

import java.util.Arrays;
import java.util.Collection;

/**
 * A field that waits for its operator; made by {@link Filters#field(String)}.
 *
 * <p>
 * Which operators a field has depends on its type; Directus refuses the others. A value
 * is a text, a number, a boolean, or what the JSON mapper writes as one of these, such as
 * an {@code Instant}, a {@code UUID} or an enum. Integers and decimals that a JSON number
 * would round keep every digit. Directus itself reads the texts {@code true} and
 * {@code false} as booleans, and {@code $NOW}, {@code $CURRENT_USER} and the like as what
 * they stand for; the text {@code null}, which it reads as no value, is refused, as is
 * every value that it would misread or refuse.
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
public final class FilterField {

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
	 * The field has the text in it.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter contains(String text) {
		return text(Operator.CONTAINS, text);
	}

	/**
	 * The field has a value without the text in it.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter notContains(String text) {
		return text(Operator.NCONTAINS, text);
	}

	/**
	 * The field has the text in it, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter containsIgnoreCase(String text) {
		return text(Operator.ICONTAINS, text);
	}

	/**
	 * The field begins with the text.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter startsWith(String text) {
		return text(Operator.STARTS_WITH, text);
	}

	/**
	 * The field has a value that does not begin with the text.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter notStartsWith(String text) {
		return text(Operator.NSTARTS_WITH, text);
	}

	/**
	 * The field begins with the text, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter startsWithIgnoreCase(String text) {
		return text(Operator.ISTARTS_WITH, text);
	}

	/**
	 * The field has a value that does not begin with the text, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter notStartsWithIgnoreCase(String text) {
		return text(Operator.NISTARTS_WITH, text);
	}

	/**
	 * The field ends with the text.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter endsWith(String text) {
		return text(Operator.ENDS_WITH, text);
	}

	/**
	 * The field has a value that does not end with the text.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter notEndsWith(String text) {
		return text(Operator.NENDS_WITH, text);
	}

	/**
	 * The field ends with the text, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter endsWithIgnoreCase(String text) {
		return text(Operator.IENDS_WITH, text);
	}

	/**
	 * The field has a value that does not end with the text, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public Filter notEndsWithIgnoreCase(String text) {
		return text(Operator.NIENDS_WITH, text);
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

	private Filter text(Operator operator, String text) {
		return compare(operator, new Operand(this.path, operator).text(text));
	}

	private Filter compare(Operator operator, Object value) {
		return new Comparison(this.path, operator, value);
	}

}
