package io.github.springdirectus.write;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what was sent of an item with a row of the reply, as far as they can be
 * compared: dates, hashes, decimals and JSON come back in other forms.
 *
 * @param mapper writes values as they were sent
 */
record Contents(JsonMapper mapper) {

	/**
	 * Whether a row may be the one that was made of a node.
	 * @return {@code false} where a value is surely another one
	 */
	boolean mayBe(WriteNode node, FoundRow row) {
		boolean values = node.row()
			.entrySet()
			.stream()
			.allMatch((sent) -> !row.has(sent.getKey()) || mayBe(sent.getValue(), row.get(sent.getKey())));
		return values
				&& node.parts().entrySet().stream().allMatch((part) -> mayBe(part.getValue(), row.get(part.getKey())));
	}

	private boolean mayBe(Part part, @Nullable Object value) {
		FoundRow row = FoundRow.of(value);
		return !(part instanceof Part.One one && row != null) || mayBe(one.node(), row);
	}

	private boolean mayBe(@Nullable Object sent, @Nullable Object found) {
		Object written = (sent != null) ? this.mapper.convertValue(sent, Object.class) : null;
		if (written == null || found == null || found instanceof Map || written instanceof Map) {
			// A default, a value that is hidden, or a relation
			return true;
		}
		BigDecimal number = number(written);
		BigDecimal other = number(found);
		if (number != null && other != null) {
			return number.compareTo(other) == 0 || number.scale() > 0 || other.scale() > 0;
		}
		if (written instanceof String text && found instanceof String stored) {
			return text.equals(stored) || isInAnotherForm(text, stored);
		}
		return !(written instanceof Boolean && found instanceof Boolean) || written.equals(found);
	}

	private static boolean isInAnotherForm(String text, String stored) {
		boolean time = text.matches("\\d{4}-\\d\\d-\\d\\d.*|\\d\\d:\\d\\d.*");
		boolean hidden = stored.startsWith("$argon2") || stored.chars().allMatch((letter) -> letter == '*');
		return time || hidden || text.equalsIgnoreCase(stored);
	}

	private static @Nullable BigDecimal number(Object value) {
		try {
			return new BigDecimal(value.toString());
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
