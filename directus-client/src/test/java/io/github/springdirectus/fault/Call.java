package io.github.springdirectus.fault;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.testserver.DirectusServer;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation.
 *
 * @param directus the client, behind the proxy
 * @param server the server behind it
 * @param tag what tells the rows of this call from all others; all tags are of a length
 * @param keys the keys of the rows that were made for it, whose label is the tag
 */
record Call(DirectusTemplate directus, DirectusServer server, String tag, List<Object> keys) {

	ItemOperations<Map<String, @Nullable Object>> books() {
		return this.directus.collection("books");
	}

	ItemOperations<Map<String, @Nullable Object>> crates() {
		return this.directus.collection("crates");
	}

	Map<String, Object> crate(int amount) {
		return Map.of("label", this.tag, "amount", amount);
	}

	Object key() {
		return this.keys.get(0);
	}

	/**
	 * What is the same for all calls.
	 */
	String text(Object result) {
		return result.toString().replace(this.tag, "TAG");
	}

}
