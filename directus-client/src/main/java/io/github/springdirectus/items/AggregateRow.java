package io.github.springdirectus.items;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;

import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * What was computed of all items, or of one group of them. A column is asked for by what
 * the query said, not by the name that Directus gives it.
 *
 * <pre>{@code
 * articles.aggregate((q) -> q.aggregate(countAll(), avg("views")).groupBy("status"))
 *     .map((row) -> row.group("status") + ": " + row.count(countAll()) + ", " + row.decimal(avg("views")))
 * }</pre>
 */
public final class AggregateRow {

	private final Map<String, @Nullable Object> row;

	AggregateRow(Map<String, @Nullable Object> row) {
		this.row = Collections.unmodifiableMap(row);
	}

	/**
	 * A count, as a whole number.
	 * @param aggregate one of the counts of the query
	 * @return the number
	 * @throws DirectusRequestException where the query did not ask for it
	 */
	public long count(Aggregate aggregate) {
		BigDecimal number = decimal(aggregate);
		if (number == null) {
			throw new DirectusDecodingException("Directus answered " + aggregate + " with null instead of a number.");
		}
		return number.longValueExact();
	}

	/**
	 * A sum, an average, or the least or greatest number; exact, whether the server sent
	 * a number or a text.
	 * @param aggregate what the query computed
	 * @return the number; {@code null} where there was nothing to compute with
	 * @throws DirectusRequestException where the query did not ask for it, or it is no
	 * number
	 */
	public @Nullable BigDecimal decimal(Aggregate aggregate) {
		Object value = value(aggregate);
		try {
			return (value != null) ? new BigDecimal(value.toString()) : null;
		}
		catch (NumberFormatException ex) {
			throw new DirectusRequestException(aggregate + " is no number here. Read it by value(...).");
		}
	}

	/**
	 * What was computed, as it was sent: the first or last date as a text, for example.
	 * @param aggregate what the query computed
	 * @return the value, or {@code null} where there was nothing to compute with
	 * @throws DirectusRequestException where the query did not ask for it
	 */
	public @Nullable Object value(Aggregate aggregate) {
		String function = aggregate.function().equals("countAll") ? "count" : aggregate.function();
		Object value = this.row.get(function);
		if (value instanceof Map<?, ?> byField && byField.containsKey(aggregate.field())) {
			return byField.get(aggregate.field());
		}
		if (!this.row.containsKey(function) || value instanceof Map<?, ?>) {
			throw new DirectusRequestException(
					"The query did not ask for " + aggregate + ". It has " + this.row.keySet() + ".");
		}
		return value;
	}

	/**
	 * What the items of the group have in common.
	 * @param field a field of the query's {@code groupBy}, such as {@code status} or
	 * {@code year(date_published)}
	 * @return the value, as it was sent
	 * @throws DirectusRequestException where the query did not group by it
	 */
	public @Nullable Object group(String field) {
		String column = column(field);
		if (!this.row.containsKey(column)) {
			throw new DirectusRequestException(
					"The query did not group by " + field + ". It has " + this.row.keySet() + ".");
		}
		return this.row.get(column);
	}

	private static String column(String field) {
		int open = field.indexOf('(');
		return (open < 0) ? field : field.substring(open + 1, field.length() - 1) + "_" + field.substring(0, open);
	}

	/**
	 * The row as it was sent.
	 * @return column names and values
	 */
	public Map<String, @Nullable Object> asMap() {
		return this.row;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AggregateRow that && this.row.equals(that.row);
	}

	@Override
	public int hashCode() {
		return this.row.hashCode();
	}

	@Override
	public String toString() {
		return this.row.toString();
	}

}
