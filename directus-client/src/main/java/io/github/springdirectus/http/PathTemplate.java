package io.github.springdirectus.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A path with variables, such as {@code /items/{collection}/{id}}. Each variable fills
 * exactly one segment, whatever its value holds.
 */
public final class PathTemplate {

	private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9\\-._~!$&'()*+,;=:@]+");

	private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_]*}");

	private final String text;

	private final List<String> segments;

	private final int variables;

	private PathTemplate(String text, List<String> segments) {
		this.text = text;
		this.segments = segments;
		this.variables = (int) segments.stream().filter(PathTemplate::isVariable).count();
	}

	/**
	 * Parse a template.
	 * @param template a path that starts with a slash and has no query
	 * @return the template
	 * @throws DirectusRequestException where it is a URL, has a query, or an empty or dot
	 * segment
	 */
	public static PathTemplate of(String template) {
		if (!template.startsWith("/")) {
			throw invalid(template, "it must start with a slash and be below the configured url");
		}
		List<String> segments = new ArrayList<>();
		String path = template.substring(1);
		boolean open = path.endsWith("/");
		for (String segment : (open ? path.substring(0, path.length() - 1) : path).split("/", -1)) {
			if (!isVariable(segment) && (!LITERAL.matcher(segment).matches() || isDots(segment))) {
				throw invalid(template, "a segment is a {variable} or plain text, never empty, '.' or '..';"
						+ " query parameters are set by query(name, value)");
			}
			segments.add(segment);
		}
		return new PathTemplate(template, List.copyOf(segments));
	}

	/**
	 * Fill in the variables, in their order.
	 * @param values one value for each variable, written by {@code toString()}
	 * @return the encoded path
	 * @throws DirectusRequestException where a value is missing, empty, {@code .} or
	 * {@code ..}
	 */
	public String expand(@Nullable Object... values) {
		if (values.length != this.variables) {
			throw new DirectusRequestException("%s has %d variables, but %d values were given.".formatted(this.text,
					this.variables, values.length));
		}
		StringBuilder path = new StringBuilder();
		int next = 0;
		for (String segment : this.segments) {
			path.append('/').append(isVariable(segment) ? encode(segment, values[next++]) : segment);
		}
		return this.text.endsWith("/") ? path.append('/').toString() : path.toString();
	}

	private String encode(String variable, @Nullable Object value) {
		String text = (value != null) ? value.toString() : "";
		if (text.isEmpty() || isDots(text)) {
			// An empty id is the list route, and dots are resolved on the way
			throw new DirectusRequestException("%s of %s is %s. Pass the key of an item or the name of a collection."
				.formatted(variable, this.text, text.isEmpty() ? "empty" : "'" + text + "'"));
		}
		return PercentEncoding.encode(text);
	}

	private static boolean isVariable(String segment) {
		return VARIABLE.matcher(segment).matches();
	}

	private static boolean isDots(String segment) {
		return segment.equals(".") || segment.equals("..");
	}

	private static DirectusRequestException invalid(String template, String reason) {
		return new DirectusRequestException("'%s' is not a path of Directus: %s.".formatted(template, reason));
	}

	@Override
	public String toString() {
		return this.text;
	}

}
