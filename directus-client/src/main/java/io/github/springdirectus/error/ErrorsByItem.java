package io.github.springdirectus.error;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts the errors of an answer by item and field. An error that names no field has no
 * place here, nor has one of a database constraint in another collection than the one
 * that was written: such errors come without the path to the related item, and would be
 * taken for one of the item itself.
 */
final class ErrorsByItem {

	private static final String ITEMS = "/items/";

	private ErrorsByItem() {
	}

	static List<FieldErrors> of(ErrorReply reply) {
		Map<List<Object>, Map<String, List<String>>> byPath = new LinkedHashMap<>();
		for (DirectusError error : reply.errors()) {
			String field = error.field();
			if (field != null && !isElsewhere(error, reply.request())) {
				byPath.computeIfAbsent(error.path(), (path) -> new LinkedHashMap<>())
					.computeIfAbsent(field, (name) -> new ArrayList<>())
					.add(error.message());
			}
		}
		return byPath.entrySet().stream().map((item) -> new FieldErrors(item.getKey(), item.getValue())).toList();
	}

	private static boolean isElsewhere(DirectusError error, String request) {
		String collection = error.collection();
		int start = request.indexOf(ITEMS);
		if (collection == null || start < 0 || !error.path().isEmpty()) {
			return false;
		}
		String written = request.substring(start + ITEMS.length());
		String segment = URLEncoder.encode(collection, StandardCharsets.UTF_8).replace("+", "%20");
		return !(written.equals(segment) || written.startsWith(segment + "/"));
	}

}
