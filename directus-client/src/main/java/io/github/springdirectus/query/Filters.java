package io.github.springdirectus.query;

import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.model.Accessor;

/**
 * Where filters begin; meant for static import.
 *
 * <pre>{@code
 * import static io.github.springdirectus.query.Filters.*;
 *
 * or(field("status").eq("published"), field("author.vip").eq(true))
 * }</pre>
 *
 * @see <a href="https://directus.io/docs/guides/connect/filter-rules">Directus filter
 * rules</a>
 */
public final class Filters {

	private Filters() {
	}

	/**
	 * Begin a condition on a field. The field of a related item is named with dots
	 * ({@code author.vip}); the items of a many-to-any relation with their collection
	 * ({@code sections.item:headings.title}); what a function makes of a field with the
	 * function last ({@code author.year(born)}, {@code count(comments)}), or as
	 * {@link #year(String)} and the like write it.
	 *
	 * <p>
	 * On a to-many relation the condition holds where it holds for some related item.
	 * @param path the field
	 * @return the field, which waits for its operator
	 * @throws io.github.springdirectus.error.DirectusRequestException if the path is
	 * blank, has an empty part, or has a part that begins with an underscore
	 */
	public static FilterField field(String path) {
		return new FilterField(FieldPath.ofCondition(path));
	}

	/**
	 * Begin a condition on a field that is named by its accessor: one that keeps up when
	 * the property is renamed. The field's name is that of the mapping. For the field of
	 * a related item go on with {@link FilterField#then(Accessor)}.
	 *
	 * <pre>{@code
	 * field(Article::author).then(Author::name).eq("Ada")
	 * }</pre>
	 * @param property a method reference such as {@code Article::title} or
	 * {@code Article::getTitle}
	 * @param <T> the type that has the property
	 * @return the field, which waits for its operator
	 * @throws io.github.springdirectus.error.DirectusRequestException if it is a lambda
	 * and no method reference
	 */
	public static <T> FilterField field(Accessor<T, ?> property) {
		return new FilterField(new FieldPath(List.of(MethodReferences.property(property))));
	}

	/**
	 * Find what all the filters find.
	 * @param filters one filter or more
	 * @return all of them together; a single one as it is
	 * @throws io.github.springdirectus.error.DirectusRequestException if there are none:
	 * Directus would find everything
	 */
	public static Filter and(Filter... filters) {
		return Combination.of(Combination.Logic.AND, Arrays.asList(filters));
	}

	/**
	 * Find what any of the filters finds.
	 * @param filters one filter or more
	 * @return any of them; a single one as it is
	 * @throws io.github.springdirectus.error.DirectusRequestException if there are none:
	 * Directus would find everything
	 */
	public static Filter or(Filter... filters) {
		return Combination.of(Combination.Logic.OR, Arrays.asList(filters));
	}

	/**
	 * Find what a filter does not find: every item is found by the filter or by its
	 * negation, and none by both. Items where a field is null belong to the negation of a
	 * comparison, unlike with {@link FilterField#ne} and the like.
	 *
	 * <p>
	 * A path with dots, such as {@code author.name}, is taken to lead to one related item
	 * at most. Of a to-many relation it holds for some item, and its negation would hold
	 * for some other: write {@code not(field("comments").some(field("text").eq("x")))}
	 * there, or {@code none}. Where it is known to be one, it is refused.
	 * @param filter the filter
	 * @return the negation; that of a negation is the filter itself
	 * @throws io.github.springdirectus.error.DirectusRequestException if Directus can't
	 * say it: it has no inverse of {@code containsIgnoreCase}, {@code json} and a
	 * condition that no item of a relation fulfils two things at once, and what
	 * {@link #raw} says is not known
	 */
	public static Filter not(Filter filter) {
		return Negation.of(filter);
	}

	/**
	 * A filter in Directus' own words, for what has no method here. It is sent as it
	 * stands, unchecked.
	 *
	 * <pre>{@code
	 * raw(Map.of("tags", Map.of("_none", Map.of("name", Map.of("_eq", "draft")))))
	 * }</pre>
	 * @param filter the filter object; copied, with all that is in it
	 * @return the filter
	 */
	public static Filter raw(Map<String, ?> filter) {
		return new RawFilter(filter);
	}

	/**
	 * The year of a date, dateTime or timestamp.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField year(String path) {
		return year(field(path));
	}

	/**
	 * The year of a date, dateTime or timestamp.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField year(FilterField field) {
		return new FilterField(field.path().within("year", ""));
	}

	/**
	 * The month of a date, dateTime or timestamp, from 1.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField month(String path) {
		return month(field(path));
	}

	/**
	 * The month of a date, dateTime or timestamp, from 1.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField month(FilterField field) {
		return new FilterField(field.path().within("month", ""));
	}

	/**
	 * The week of a date, dateTime or timestamp; how weeks are counted is up to the
	 * database.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField week(String path) {
		return week(field(path));
	}

	/**
	 * The week of a date, dateTime or timestamp; how weeks are counted is up to the
	 * database.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField week(FilterField field) {
		return new FilterField(field.path().within("week", ""));
	}

	/**
	 * The day of the month of a date, dateTime or timestamp.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField day(String path) {
		return day(field(path));
	}

	/**
	 * The day of the month of a date, dateTime or timestamp.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField day(FilterField field) {
		return new FilterField(field.path().within("day", ""));
	}

	/**
	 * The day of the week of a date, dateTime or timestamp; where it begins is up to the
	 * database, mostly with 0 for Sunday.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField weekday(String path) {
		return weekday(field(path));
	}

	/**
	 * The day of the week of a date, dateTime or timestamp; where it begins is up to the
	 * database, mostly with 0 for Sunday.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField weekday(FilterField field) {
		return new FilterField(field.path().within("weekday", ""));
	}

	/**
	 * The hour of a time, dateTime or timestamp.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField hour(String path) {
		return hour(field(path));
	}

	/**
	 * The hour of a time, dateTime or timestamp.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField hour(FilterField field) {
		return new FilterField(field.path().within("hour", ""));
	}

	/**
	 * The minute of a time, dateTime or timestamp.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField minute(String path) {
		return minute(field(path));
	}

	/**
	 * The minute of a time, dateTime or timestamp.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField minute(FilterField field) {
		return new FilterField(field.path().within("minute", ""));
	}

	/**
	 * The second of a time, dateTime or timestamp.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField second(String path) {
		return second(field(path));
	}

	/**
	 * The second of a time, dateTime or timestamp.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField second(FilterField field) {
		return new FilterField(field.path().within("second", ""));
	}

	/**
	 * How many items a to-many relation or a JSON array has.
	 * @param path the field; that of a related item with dots
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField count(String path) {
		return count(field(path));
	}

	/**
	 * How many items a to-many relation or a JSON array has.
	 * @param field the field
	 * @return the result, which is named and compared as a field is
	 */
	public static FilterField count(FilterField field) {
		return new FilterField(field.path().within("count", ""));
	}

	/**
	 * The value at a path of a JSON field, to be read or sorted by. In a filter write
	 * {@link FilterField#json}.
	 * @param path the field; that of a related item with dots
	 * @param jsonPath names with dots between them and positions in brackets, such as
	 * {@code tags[0].name}
	 * @return the value, which is named as a field is
	 */
	public static FilterField json(String path, String jsonPath) {
		return json(field(path), jsonPath);
	}

	/**
	 * The value at a path of a JSON field, to be read or sorted by.
	 * @param field the field
	 * @param jsonPath names with dots between them and positions in brackets, such as
	 * {@code tags[0].name}
	 * @return the value, which is named as a field is
	 */
	public static FilterField json(FilterField field, String jsonPath) {
		return new FilterField(field.path().within("json", ", " + JsonCondition.jsonPath(field.path(), jsonPath)));
	}

	/**
	 * The time at which Directus reads the filter.
	 * @return the variable
	 */
	public static Variable now() {
		return Variable.NOW;
	}

	/**
	 * A time before or after the one at which Directus reads the filter.
	 * @param distance how far away; negative for the past, in milliseconds at the
	 * smallest
	 * @return the variable
	 */
	public static Variable now(Duration distance) {
		return Variable.now(distance);
	}

	/**
	 * A time so many days, months or years before or after the one at which Directus
	 * reads the filter, by the calendar of the server's time zone.
	 * @param distance how far away, in days or in months and years; negative for the past
	 * @return the variable
	 */
	public static Variable now(Period distance) {
		return Variable.now(distance);
	}

	/**
	 * The key of the user who asks. For somebody who is not logged in it is null, which
	 * {@code eq} then finds.
	 * @return the variable
	 */
	public static Variable currentUser() {
		return Variable.CURRENT_USER;
	}

	/**
	 * The key of the role of the user who asks.
	 * @return the variable
	 */
	public static Variable currentRole() {
		return Variable.CURRENT_ROLE;
	}

	/**
	 * The keys of the role of the user who asks and of those above it, for {@code in} and
	 * {@code notIn}: Directus 11 and later.
	 * @return the variable
	 */
	public static Variable currentRoles() {
		return Variable.CURRENT_ROLES;
	}

	/**
	 * The keys of the policies of the user who asks, for {@code in} and {@code notIn}:
	 * Directus 11 and later.
	 * @return the variable
	 */
	public static Variable currentPolicies() {
		return Variable.CURRENT_POLICIES;
	}

}
