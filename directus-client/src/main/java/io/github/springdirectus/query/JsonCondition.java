package io.github.springdirectus.query;

import java.util.List;
import java.util.regex.Pattern;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a value within a JSON field.
 *
 * @param path the JSON field
 * @param filter the condition; its comparisons are on paths within the JSON value
 */
record JsonCondition(FieldPath path, Filter filter) implements Filter {

	private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_.\\[\\]]+");

	static Filter of(FieldPath path, @Nullable Filter filter) {
		if (filter == null) {
			throw new DirectusRequestException(
					"The condition on a value in \"" + path + "\" is null: return one, as in (value) -> value.eq(1)");
		}
		Filter compiled = Negation.compiled(filter, Relations.UNKNOWN);
		check(path, compiled);
		return new JsonCondition(path, filter);
	}

	private static void check(FieldPath path, Filter filter) {
		if (filter instanceof Combination combination) {
			combination.filters().forEach((inner) -> check(path, inner));
		}
		else if (!(filter instanceof Comparison comparison)
				|| !(comparison.path().parts().get(0) instanceof PathPart.JsonPath)) {
			throw refused(path, "\"" + filter + "\" is no condition on it",
					"compare the value that the function is given");
		}
		else if (Variable.isIn(comparison.value())) {
			throw refused(path, "Directus knows no variables there", "compare it with a value");
		}
	}

	static FieldPath jsonPath(FieldPath path, @Nullable String text) {
		if (text == null || !PATH.matcher(text).matches() || text.contains("..") || text.contains("[]")
				|| text.startsWith(".")) {
			throw refused(path, "the path \"" + text + "\" is none that Directus reads",
					"write names with dots and positions in brackets, as in \"settings.theme\" or \"tags[0].name\"");
		}
		return new FieldPath(List.of(new PathPart.JsonPath(text)));
	}

	private static DirectusRequestException refused(FieldPath path, String reason, String advice) {
		return new DirectusRequestException("A condition on a value in the JSON field \"" + path
				+ "\" can't be sent, since " + reason + ": " + advice);
	}

	@Override
	public String toString() {
		return this.path + " _json " + this.filter;
	}

}
