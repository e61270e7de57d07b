package io.github.springdirectus.items;

import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.http.Reply;
import io.github.springdirectus.query.Meta;
import tools.jackson.databind.JsonNode;

/**
 * How many items match, as Directus counted them beside a list.
 */
final class FilterCount {

	private FilterCount() {
	}

	static long of(Reply<?> reply) {
		JsonNode meta = reply.meta();
		if (meta == null || !meta.has(Meta.FILTER_COUNT.key())) {
			throw new DirectusDecodingException("Directus did not count the items: its answer has no filter_count.");
		}
		return meta.get(Meta.FILTER_COUNT.key()).asLong();
	}

}
