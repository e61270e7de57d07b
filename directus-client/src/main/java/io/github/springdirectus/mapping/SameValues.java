package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value that was read and one that shall be written are the same to Directus:
 * as {@code equals} says, but a decimal by its value, since the column has the scale, and
 * a reference by its key, since nothing else of it is written.
 */
final class SameValues {

	private SameValues() {
	}

	static boolean same(@Nullable Object one, @Nullable Object other) {
		if (one instanceof BigDecimal first && other instanceof BigDecimal second) {
			return first.compareTo(second) == 0;
		}
		if (one instanceof Ref<?> first && other instanceof Ref<?> second) {
			return first.key().toString().equals(second.key().toString());
		}
		if (one instanceof Optional<?> first && other instanceof Optional<?> second) {
			return same(first.orElse(null), second.orElse(null));
		}
		if (one instanceof List<?> first && other instanceof List<?> second) {
			return sameElements(first, second);
		}
		if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
			return first.keySet().equals(second.keySet())
					&& first.keySet().stream().allMatch((key) -> same(first.get(key), second.get(key)));
		}
		return Objects.deepEquals(one, other);
	}

	private static boolean sameElements(List<?> one, List<?> other) {
		boolean same = one.size() == other.size();
		for (int i = 0; same && i < one.size(); i++) {
			same = same(one.get(i), other.get(i));
		}
		return same;
	}

}
