package io.github.springdirectus.query;

import java.util.Arrays;
import java.util.Map;

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
	 * function last ({@code author.year(born)}, {@code count(comments)}).
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

}
