package io.github.springdirectus.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Tells a filter that leaves nothing out from one that does: what writes to all that a
 * filter finds must not take the one for the other.
 */
@Internal
public final class FilterCheck {

	private static final Set<String> RANGES = Set.of("_between", "_nbetween");

	private FilterCheck() {
	}

	/**
	 * Whether Directus would find every item, because the filter, or a branch of an
	 * {@code or}, is empty or made of what Directus drops. What is true of every item by
	 * its meaning is not seen.
	 * @param filter the filter, or {@code null} for none
	 * @return whether it says nothing
	 */
	public static boolean saysNothing(@Nullable Filter filter) {
		return filter == null || saysNothing(FilterRenderer.render(filter, PathPart.Property.AS_WRITTEN, List.of()));
	}

	private static boolean saysNothing(Map<?, ?> content) {
		return content.entrySet()
			.stream()
			.allMatch((entry) -> saysNothing(String.valueOf(entry.getKey()), entry.getValue()));
	}

	private static boolean saysNothing(String key, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return (Quantifiers.isQuantifier(key) && !Quantifiers.isSingle(map)) || saysNothing(map);
		}
		if (!(value instanceof Collection<?> values)) {
			return false;
		}
		return switch (key) {
			case "_and" -> values.stream().allMatch(FilterCheck::isEmptyBranch);
			case "_or" -> values.isEmpty() || values.stream().anyMatch(FilterCheck::isEmptyBranch);
			default -> RANGES.contains(key) && values.size() != 2;
		};
	}

	private static boolean isEmptyBranch(@Nullable Object branch) {
		return branch == null || branch instanceof Map<?, ?> map && saysNothing(map);
	}

}
