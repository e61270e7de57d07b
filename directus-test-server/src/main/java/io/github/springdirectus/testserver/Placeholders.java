package io.github.springdirectus.testserver;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in the placeholders of a row.
 */
final class Placeholders {

	/**
	 * A second dollar sign before it makes it plain text.
	 */
	private static final Pattern PLACEHOLDER = Pattern.compile("(\\$?)\\$\\{\\s*(\\w+)\\s*(?:[:]([^}]*))?}");

	private static final Pattern SCALAR = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d+)?|true|false|null");

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private final SeedNames names;

	Placeholders(SeedNames names) {
		this.names = names;
	}

	/**
	 * The row with its placeholders filled in.
	 * @param row the row
	 * @param n how often the row was made, this time included
	 */
	JsonNode fill(JsonNode row, int n) {
		if (row instanceof ObjectNode object) {
			ObjectNode filled = JsonNodeFactory.instance.objectNode();
			for (Map.Entry<String, JsonNode> property : object.properties()) {
				filled.set(property.getKey(), fill(property.getValue(), n));
			}
			return filled;
		}
		if (row instanceof ArrayNode array) {
			ArrayNode filled = JsonNodeFactory.instance.arrayNode();
			array.forEach((element) -> filled.add(fill(element, n)));
			return filled;
		}
		return row.isString() ? fillText(row.asString(), n) : row;
	}

	private JsonNode fillText(String text, int n) {
		Matcher matcher = PLACEHOLDER.matcher(text);
		if (matcher.matches() && matcher.group(1).isEmpty()) {
			String value = value(matcher, n);
			return SCALAR.matcher(value).matches() ? mapper.readTree(value)
					: JsonNodeFactory.instance.stringNode(value);
		}
		String filled = matcher.replaceAll((found) -> {
			String whole = found.group();
			return Matcher.quoteReplacement(whole.startsWith("$$") ? whole.substring(1) : value(found, n));
		});
		return JsonNodeFactory.instance.stringNode(filled);
	}

	private String value(MatchResult placeholder, int n) {
		String kind = placeholder.group(2);
		String argument = (placeholder.group(3) != null) ? placeholder.group(3).strip() : "";
		return switch (kind) {
			case "n" -> String.valueOf(n);
			case "cycle" -> String.valueOf((n - 1) % positive(argument) + 1);
			case "pick" -> pick(argument.split("\\s*,\\s*", -1), n);
			case "time" -> time(argument, n);
			case "user" -> this.names.user(argument);
			case "role" -> this.names.role(argument);
			default -> throw new IllegalArgumentException("There is no placeholder '" + placeholder.group() + "'");
		};
	}

	private static int positive(String argument) {
		if (!argument.matches("[1-9]\\d{0,8}")) {
			throw new IllegalArgumentException("'${cycle: " + argument + "}' needs a positive number");
		}
		return Integer.parseInt(argument);
	}

	private static String pick(String[] values, int n) {
		return values[(n - 1) % values.length];
	}

	private static String time(String argument, int n) {
		String[] parts = argument.split("\\s*,\\s*");
		try {
			Duration step = (parts.length > 1) ? Duration.parse(parts[1]) : Duration.ZERO;
			return Instant.parse(parts[0]).plus(step.multipliedBy(n - 1L)).toString();
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException(
					"'${time: " + argument + "}' needs a time such as 2024-01-01T00:00:00Z and a step such as PT1H",
					ex);
		}
	}

}
