package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A field as seen from the collection that is queried: the names on the way to it. A
 * function stands at the end, around the last name: {@code year(author.born)} is read as
 * {@code author.year(born)}, which every part of Directus understands.
 *
 * @param parts the steps, such as {@code author} and {@code year(born)}; never empty
 */
record FieldPath(List<PathPart> parts) {

	FieldPath {
		parts = List.copyOf(parts);
	}

	/**
	 * The path that a text names. A dot within parentheses parts nothing, unless it
	 * stands in the field that a function is about.
	 * @param text names with dots between them
	 * @return the path
	 */
	static FieldPath of(@Nullable String text) {
		if (text == null || text.isBlank()) {
			throw new DirectusRequestException(
					"A field path is blank: write the name of a field, such as \"title\" or \"author.name\"");
		}
		List<PathPart> parts = new ArrayList<>();
		for (String segment : split(text)) {
			if (segment.isBlank()) {
				throw refused(text, "has an empty part",
						"put exactly one dot between two names, as in \"author.name\"");
			}
			addPart(parts, segment);
		}
		return new FieldPath(parts);
	}

	private static List<String> split(String text) {
		List<String> segments = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < text.length() && depth >= 0; i++) {
			switch (text.charAt(i)) {
				case '(' -> depth++;
				case ')' -> depth--;
				case ',' -> {
					if (depth == 0) {
						throw refused(text, "holds a comma", "pass every field by itself");
					}
				}
				case '.' -> {
					if (depth == 0) {
						segments.add(text.substring(start, i));
						start = i + 1;
					}
				}
				default -> {
				}
			}
		}
		if (depth != 0) {
			throw refused(text, "has a parenthesis without its other half", "write it as in \"year(date)\"");
		}
		segments.add(text.substring(start));
		return segments;
	}

	/**
	 * Add what a segment names: one part, or more where a function is about the field of
	 * a related item.
	 */
	private static void addPart(List<PathPart> parts, String segment) {
		int open = segment.indexOf('(');
		if (open <= 0 || segment.startsWith("$") || !segment.endsWith(")")) {
			parts.add(new PathPart.Name(segment));
			return;
		}
		String content = segment.substring(open + 1, segment.length() - 1);
		int end = content.indexOf(',');
		String field = ((end < 0) ? content : content.substring(0, end)).trim();
		if (field.isEmpty() || field.contains("(")) {
			parts.add(new PathPart.Name(segment));
			return;
		}
		List<PathPart> within = of(field).parts;
		parts.addAll(within.subList(0, within.size() - 1));
		parts.add(new PathPart.Call(segment.substring(0, open), within.get(within.size() - 1),
				(end < 0) ? "" : content.substring(end)));
	}

	/**
	 * The path to a field that a condition is about: no part of it may read as an
	 * operator.
	 * @param text names with dots between them
	 * @return the path
	 */
	static FieldPath ofCondition(String text) {
		return of(text).asCondition();
	}

	FieldPath asCondition() {
		for (String segment : segments()) {
			if (segment.startsWith("_")) {
				throw refused(toString(), "has the part \"" + segment + "\", which Directus reads as an operator",
						"write field(\"...\").eq(...) and the like, or raw(...) for what they can't say");
			}
		}
		return this;
	}

	/**
	 * The path to a relation that is queried in its own right.
	 * @param text names with dots between them
	 * @return the path
	 */
	static FieldPath ofRelation(String text) {
		return of(text).asRelation();
	}

	FieldPath asRelation() {
		for (String segment : segments()) {
			if (segment.startsWith("_") || segment.equals("*") || segment.contains("(")) {
				throw refused(toString(), "has the part \"" + segment + "\", which is no relation",
						"name the relation, as in deep(\"comments\", ...) or deep(\"comments.author\", ...)");
			}
		}
		return this;
	}

	/**
	 * The path to a field of what this path leads to.
	 */
	FieldPath then(FieldPath next) {
		List<PathPart> all = new ArrayList<>(this.parts);
		all.addAll(next.parts);
		return new FieldPath(all);
	}

	/**
	 * What a function makes of this field.
	 */
	FieldPath within(String function, String rest) {
		if (last() instanceof PathPart.Call || last().equals(new PathPart.Name("*"))) {
			throw refused(toString(), "can't be the argument of " + function + "(..)", "pass the name of a field");
		}
		List<PathPart> all = new ArrayList<>(this.parts);
		all.set(all.size() - 1, new PathPart.Call(function, last(), rest));
		return new FieldPath(all);
	}

	/**
	 * This path with the names that Directus has for its properties.
	 */
	FieldPath resolve(NameResolver names) {
		return new FieldPath(this.parts.stream().map((part) -> resolve(part, names)).toList());
	}

	private static PathPart resolve(PathPart part, NameResolver names) {
		if (part instanceof PathPart.Property) {
			return new PathPart.Name(part.name(names));
		}
		return (part instanceof PathPart.Call call)
				? new PathPart.Call(call.function(), resolve(call.field(), names), call.rest()) : part;
	}

	PathPart last() {
		return this.parts.get(this.parts.size() - 1);
	}

	boolean isFunction() {
		return last().name(PathPart.Property.AS_WRITTEN).contains("(");
	}

	/**
	 * The parts as texts; a property as it was written.
	 */
	List<String> segments() {
		return segments(PathPart.Property.AS_WRITTEN);
	}

	List<String> segments(NameResolver names) {
		return this.parts.stream().map((part) -> part.name(names)).toList();
	}

	private static DirectusRequestException refused(String text, String reason, String advice) {
		return new DirectusRequestException("The field path \"" + text + "\" " + reason + ": " + advice);
	}

	String toString(NameResolver names) {
		return String.join(".", segments(names));
	}

	@Override
	public String toString() {
		return toString(PathPart.Property.AS_WRITTEN);
	}

}
