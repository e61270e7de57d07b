package io.github.springdirectus.items;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusError;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.ErrorReply;

/**
 * Directus answers {@code 403 FORBIDDEN} for an item that does not exist, as for one that
 * may not be read.
 */
final class MissingItems {

	private static final String CODE = "FORBIDDEN";

	private MissingItems() {
	}

	/**
	 * Whether a refusal is about the item. One about a field names it, and would be
	 * mistaken for a missing item.
	 */
	static boolean isMissing(Throwable failure) {
		return failure instanceof DirectusForbiddenException forbidden && CODE.equals(forbidden.code())
				&& forbidden.errors().stream().noneMatch(MissingItems::namesField);
	}

	private static boolean namesField(DirectusError error) {
		String reason = (error.reason() != null) ? error.reason() : error.message();
		return error.field() != null || reason.contains("field \"") || reason.contains("fields \"");
	}

	/**
	 * What Directus itself would have answered, for a read that had to go as a list.
	 */
	static DirectusForbiddenException missing(CollectionRoute route, Object id) {
		String message = "There is no such item, or you don't have permission to access it.";
		return new DirectusForbiddenException(new ErrorReply(403, route.collection() + " " + id,
				List.of(new DirectusError(message, CODE, Map.of("code", CODE))), "", null));
	}

}
