package io.github.springdirectus.query;

import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A value that Directus puts in when it reads the filter: the time, or something of the
 * user who asks. Made by {@link Filters}, such as {@link Filters#now()}.
 *
 * @see <a href=
 * "https://directus.io/docs/guides/connect/filter-rules#dynamic-variables">Directus
 * dynamic variables</a>
 */
public final class Variable {

	static final Variable NOW = new Variable("$NOW", false);

	static final Variable CURRENT_USER = new Variable("$CURRENT_USER", false);

	static final Variable CURRENT_ROLE = new Variable("$CURRENT_ROLE", false);

	static final Variable CURRENT_ROLES = new Variable("$CURRENT_ROLES", true);

	static final Variable CURRENT_POLICIES = new Variable("$CURRENT_POLICIES", true);

	/**
	 * What a text must begin with for Directus to take it for a variable.
	 */
	private static final List<String> PREFIXES = Stream.of(NOW, CURRENT_USER, CURRENT_ROLE, CURRENT_POLICIES)
		.map(Variable::toString)
		.toList();

	private final String text;

	private final boolean list;

	private Variable(String text, boolean list) {
		this.text = text;
		this.list = list;
	}

	/**
	 * The time that lies so far from now. It is written in the largest unit that is
	 * exact, and never in days, which Directus counts by its calendar.
	 */
	static Variable now(Duration distance) {
		if (distance.getNano() % 1_000_000 != 0) {
			throw new DirectusRequestException("now(" + distance
					+ ") is more exact than the milliseconds of Directus: truncate it to milliseconds");
		}
		if (distance.isZero()) {
			return NOW;
		}
		if (distance.getNano() != 0) {
			return now(distance.toMillis(), "milliseconds");
		}
		long seconds = distance.toSeconds();
		if (seconds % 3600 == 0) {
			return now(seconds / 3600, "hours");
		}
		return (seconds % 60 == 0) ? now(seconds / 60, "minutes") : now(seconds, "seconds");
	}

	/**
	 * The time so many years, months or days of the calendar from now.
	 */
	static Variable now(Period distance) {
		if (distance.isZero()) {
			return NOW;
		}
		long months = distance.toTotalMonths();
		if (months != 0 && distance.getDays() != 0) {
			throw new DirectusRequestException("now(" + distance
					+ ") is made of two units, and Directus takes one: write months or days, or compute the date");
		}
		if (months == 0) {
			return now(distance.getDays(), "days");
		}
		return (months % 12 == 0) ? now(months / 12, "years") : now(months, "months");
	}

	private static Variable now(long amount, String unit) {
		return new Variable(NOW + "(" + ((amount < 0) ? "" : "+") + amount + " " + unit + ")", false);
	}

	/**
	 * Whether this stands for several values.
	 */
	boolean isList() {
		return this.list;
	}

	/**
	 * Whether a value is a variable, or has one in it.
	 */
	static boolean isIn(Object value) {
		return value instanceof Variable
				|| value instanceof Collection<?> values && values.stream().anyMatch(Variable.class::isInstance);
	}

	/**
	 * Whether Directus would take a text for a variable.
	 */
	static boolean isReadFrom(CharSequence text) {
		return PREFIXES.stream().anyMatch(text.toString()::startsWith);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Variable that && this.text.equals(that.text);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.text);
	}

	/**
	 * As Directus reads it.
	 * @return the text, such as {@code $NOW(-2 hours)}
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
