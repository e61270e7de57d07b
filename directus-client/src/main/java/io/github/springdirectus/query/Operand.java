package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Lets those values into a comparison that Directus understands as they are meant, and
 * refuses the others with what to write instead.
 */
final class Operand {

	private static final Set<String> READ_AS_VALUES = Set.of("null", "NULL", "true", "false");

	private final FieldPath path;

	private final Operator operator;

	Operand(FieldPath path, Operator operator) {
		this.path = path;
		this.operator = operator;
	}

	Object single(@Nullable Object value) {
		return one(present(value));
	}

	/**
	 * A text to look for. Directus takes some texts for values and then fails to ignore
	 * their case; in other capitals they are texts, and mean the same.
	 */
	String text(@Nullable String text) {
		String present = present(text);
		refuseIfVariable(present);
		return (this.operator.ignoresCase() && READ_AS_VALUES.contains(present))
				? present.substring(0, 1).toUpperCase(Locale.ROOT) + present.substring(1).toLowerCase(Locale.ROOT)
				: present;
	}

	List<Object> list(Collection<?> values) {
		if (values.isEmpty()) {
			throw refused("is compared with no values, which Directus refuses", (this.operator == Operator.IN)
					? "nothing can match: make no request" : "everything matches: leave the condition out");
		}
		List<Object> checked = new ArrayList<>(values.size());
		for (Object value : values) {
			if (value == null) {
				throw refused("has null among its values",
						(this.operator == Operator.IN)
								? "Directus ignores it: write in(...).or(field(\"" + this.path + "\").isNull())"
								: "Directus would find nothing: leave it out, notIn(...) finds no null anyway");
			}
			checked.add(known(value));
		}
		return List.copyOf(checked);
	}

	List<Object> range(@Nullable Object from, @Nullable Object to) {
		if (from == null || to == null) {
			throw refused("is compared with a range without an end", "write gte(...) or lte(...)");
		}
		return List.of(one(from), one(to));
	}

	/**
	 * A shape or a place as GeoJSON.
	 */
	Map<String, @Nullable Object> geometry(@Nullable Map<String, ?> geometry) {
		Map<String, ?> present = present(geometry);
		if (!(present.get("type") instanceof String)) {
			throw refused("is compared with what is no GeoJSON",
					"write a map such as Map.of(\"type\", \"Point\", \"coordinates\", List.of(13.4, 52.5))");
		}
		return FilterValue.copy(present);
	}

	private Object one(Object value) {
		if (value instanceof Variable variable && variable.isList()) {
			throw refused("is compared with " + variable + ", which stands for several values",
					"write in(..) or notIn(..)");
		}
		return known(value);
	}

	private <T> T present(@Nullable T value) {
		if (value == null) {
			throw refused("is compared with null", nullAdvice());
		}
		if (value instanceof CharSequence text && text.isEmpty()) {
			throw refused("is compared with an empty text, which Directus refuses", emptyAdvice());
		}
		return value;
	}

	private Object known(Object value) {
		if (value instanceof Collection<?> || value instanceof Map<?, ?> || value.getClass().isArray()) {
			throw refused("has a list, an array or a map for a value",
					"write in(...) or notIn(...) with the values one by one, or as a collection");
		}
		if (value.equals("null") || value.equals("NULL")) {
			throw refused("is compared with the text \"" + value + "\", which Directus takes for a missing value",
					"write isNull() or isNotNull()");
		}
		if (value instanceof CharSequence text) {
			refuseIfVariable(text);
		}
		if ((value instanceof Double || value instanceof Float) && !Double.isFinite(((Number) value).doubleValue())) {
			throw refused("is compared with NaN or infinity, which JSON has no number for", "write a finite number");
		}
		return value;
	}

	private void refuseIfVariable(CharSequence text) {
		if (Variable.isReadFrom(text)) {
			throw refused("is compared with the text \"" + text + "\", which Directus takes for a variable",
					"write now(), currentUser() and the like where the variable is meant; "
							+ "the text itself can't be compared with");
		}
	}

	private String nullAdvice() {
		return switch (this.operator) {
			case EQ -> "write isNull()";
			case NEQ -> "write isNotNull()";
			default -> "write isNull() or isNotNull(), or leave the condition out";
		};
	}

	private String emptyAdvice() {
		return switch (this.operator) {
			case EQ -> "write isEmpty()";
			case NEQ -> "write isNotEmpty()";
			default -> "write isEmpty() or isNotEmpty(), or leave the condition out";
		};
	}

	private DirectusRequestException refused(String reason, String advice) {
		return new DirectusRequestException(
				"The field \"" + this.path + "\" under " + this.operator.key() + " " + reason + ": " + advice);
	}

}
