package io.github.springdirectus.query;

import java.util.Objects;

import io.github.springdirectus.error.DirectusRequestException;
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

	private Sort(String path, boolean descending) {
		this.path = FieldPath.of(path);
		this.descending = descending;
		if (path.startsWith("-")) {
			throw new DirectusRequestException(
					"The sort field \"" + path + "\" begins with a minus: write desc(\"" + path.substring(1) + "\")");
		}
	}

	/**
	 * Sort by a field, lowest first.
	 * @param path the field; that of a related item with dots, as in {@code author.name}
	 * @return the sort
	 */
	public static Sort asc(String path) {
		return new Sort(path, false);
	}

	/**
	 * Sort by a field, highest first.
	 * @param path the field; that of a related item with dots, as in {@code author.name}
	 * @return the sort
	 */
	public static Sort desc(String path) {
		return new Sort(path, true);
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
		return (this.descending ? "-" : "") + this.path;
	}

}
