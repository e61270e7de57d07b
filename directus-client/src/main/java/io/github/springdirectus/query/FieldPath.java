package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A field as seen from the collection that is queried: the names on the way to it. A dot
 * within parentheses belongs to a function's argument and parts nothing.
 *
 * @param segments the names, such as {@code author} and {@code year(born)}; never empty
 */
record FieldPath(List<String> segments) {

	FieldPath {
		segments = List.copyOf(segments);
	}

	/**
	 * The path that a text names.
	 * @param text names with dots between them
	 * @return the path
	 */
	static FieldPath of(@Nullable String text) {
		if (text == null || text.isBlank()) {
			throw new DirectusRequestException(
					"A field path is blank: write the name of a field, such as \"title\" or \"author.name\"");
		}
		List<String> segments = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
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
			if (depth < 0) {
				break;
			}
		}
		if (depth != 0) {
			throw refused(text, "has a parenthesis without its other half", "write it as in \"year(date)\"");
		}
		segments.add(text.substring(start));
		if (segments.stream().anyMatch(String::isBlank)) {
			throw refused(text, "has an empty part", "put exactly one dot between two names, as in \"author.name\"");
		}
		return new FieldPath(segments);
	}

	/**
	 * The path to a field that a condition is about: no part of it may read as an
	 * operator.
	 * @param text names with dots between them
	 * @return the path
	 */
	static FieldPath ofCondition(String text) {
		FieldPath path = of(text);
		for (String segment : path.segments) {
			if (segment.startsWith("_")) {
				throw refused(text, "has the part \"" + segment + "\", which Directus reads as an operator",
						"write field(\"...\").eq(...) and the like, or raw(...) for what they can't say");
			}
		}
		return path;
	}

	/**
	 * The path to a relation that is queried in its own right.
	 * @param text names with dots between them
	 * @return the path
	 */
	static FieldPath ofRelation(String text) {
		FieldPath path = of(text);
		for (String segment : path.segments) {
			if (segment.startsWith("_") || segment.equals("*") || segment.contains("(")) {
				throw refused(text, "has the part \"" + segment + "\", which is no relation",
						"name the relation, as in deep(\"comments\", ...) or deep(\"comments.author\", ...)");
			}
		}
		return path;
	}

	private static DirectusRequestException refused(String text, String reason, String advice) {
		return new DirectusRequestException("The field path \"" + text + "\" " + reason + ": " + advice);
	}

	@Override
	public String toString() {
		return String.join(".", this.segments);
	}

}
