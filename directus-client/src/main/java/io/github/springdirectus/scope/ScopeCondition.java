package io.github.springdirectus.scope;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * One of the conditions of a scope, all of which hold for its items: whether a row
 * fulfils it, as far as that can be told from the row.
 *
 * @param field the field that it is about; an operator where it combines others
 * @param content what it says of the field
 */
record ScopeCondition(String field, @Nullable Object content) {

	private static final String EQ = "_eq";

	static List<ScopeCondition> of(Map<String, ?> filter) {
		return Trees.conjuncts(filter).stream().map((condition) -> {
			Map.Entry<String, ?> only = condition.entrySet().iterator().next();
			return new ScopeCondition(only.getKey(), only.getValue());
		}).toList();
	}

	/**
	 * Whether it names the one value of its field.
	 */
	boolean isPin() {
		return content() instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(EQ) && isValue(map.get(EQ))
				&& isPlainField();
	}

	/**
	 * The one value of its field.
	 */
	@Nullable Object pinned() {
		return (this.content instanceof Map<?, ?> map) ? map.get(EQ) : this.content;
	}

	private boolean isPlainField() {
		return !this.field.startsWith("_") && !this.field.contains("(");
	}

	/**
	 * Whether it is about a related item.
	 */
	boolean isBehindRelation() {
		return isPlainField() && this.content instanceof Map<?, ?> map
				&& map.keySet().stream().noneMatch((key) -> key.toString().startsWith("_"));
	}

	/**
	 * Whether a row sets a field that it is about.
	 */
	boolean concerns(Map<String, ?> row) {
		if (Trees.isLogic(this.field) && this.content instanceof Collection<?> branches) {
			return branches.stream()
				.anyMatch((branch) -> of(Trees.map(branch)).stream().anyMatch((inner) -> inner.concerns(row)));
		}
		return row.keySet().stream().anyMatch((name) -> this.field.equals(name) || this.field.contains("(" + name));
	}

	/**
	 * Whether a row is known to fulfil it.
	 */
	boolean holds(Map<String, ?> row) {
		if (Trees.isLogic(this.field) && this.content instanceof Collection<?> branches) {
			return branches.stream()
				.anyMatch((branch) -> of(Trees.map(branch)).stream().allMatch((inner) -> inner.holds(row)));
		}
		if (!isPlainField() || !row.containsKey(this.field) || !(this.content instanceof Map<?, ?> operators)) {
			return false;
		}
		Object value = row.get(this.field);
		return !operators.isEmpty() && operators.entrySet()
			.stream()
			.allMatch((entry) -> holds(String.valueOf(entry.getKey()), entry.getValue(), value));
	}

	private static boolean holds(String operator, @Nullable Object operand, @Nullable Object value) {
		if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
			return false;
		}
		return switch (operator) {
			case EQ -> equal(operand, value);
			case "_neq" -> value != null && isValue(operand) && !equal(operand, value);
			case "_in" -> any(operand, (each) -> equal(each, value));
			case "_nin" -> value != null && operand instanceof Collection<?> each
					&& each.stream().allMatch((one) -> isValue(one) && !equal(one, value));
			case "_null" -> Boolean.TRUE.equals(operand) == (value == null) && operand instanceof Boolean;
			case "_nnull" -> Boolean.TRUE.equals(operand) == (value != null) && operand instanceof Boolean;
			default -> false;
		};
	}

	private static boolean any(@Nullable Object values, Predicate<@Nullable Object> test) {
		return values instanceof Collection<?> each && each.stream().anyMatch(test);
	}

	/**
	 * Whether it is a value, not a variable that the server fills in.
	 */
	private static boolean isValue(@Nullable Object value) {
		return value != null && !(value instanceof Map<?, ?>) && !(value instanceof Collection<?>)
				&& !value.toString().startsWith("$");
	}

	private static boolean equal(@Nullable Object one, @Nullable Object other) {
		if (one == null || !isValue(one) || other == null) {
			return false;
		}
		if (one instanceof Number && other instanceof Number) {
			return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
		}
		return one.toString().equals(other.toString());
	}

}
