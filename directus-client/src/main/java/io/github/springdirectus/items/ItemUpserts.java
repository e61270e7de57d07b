package io.github.springdirectus.items;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.RowKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates an item or changes the one with its key. Directus has no request for that: the
 * key is looked up, and where somebody else was faster, or the caller may not see the
 * item, the conflict tells.
 */
final class ItemUpserts<T> {

	private static final int NO_CONTENT = 204;

	private final ItemContext<T> context;

	ItemUpserts(ItemContext<T> context) {
		this.context = context;
	}

	Mono<T> upsert(Object item, Query reply) {
		ItemRequests.fieldsAndDeep(reply);
		Object key = this.context.rows().key(item);
		return isThere(key).flatMap((there) -> there ? update(key, item, reply) : create(key, item, reply)
			.onErrorResume(this::isConflict, (conflict) -> updateOther(key, item, reply, conflict)));
	}

	private Mono<Boolean> isThere(Object key) {
		return this.context
			.one((requests) -> this.context.exchanges()
				.element(requests.list(requests.key(key), "upsert"), this.context.factory().rows())
				.hasElement())
			.onErrorReturn(DirectusForbiddenException.class, false);
	}

	private Mono<T> create(Object key, Object item, Query reply) {
		return this.context.rows().created(item).flatMap((row) -> {
			Map<String, @Nullable Object> keyed = new LinkedHashMap<>(row);
			keyed.putIfAbsent(keyField(), key);
			return this.context.one((requests) -> this.context.within(requests, keyed, RowKind.NEW)
				.flatMap((scoped) -> this.context.exchanges()
					.element(requests.create(scoped, reply, "upsert"), this.context.reader())));
		});
	}

	private Mono<T> update(Object key, Object item, Query reply) {
		return changes(item)
			.flatMap((changes) -> this.context.one((requests) -> this.context.within(requests, changes, RowKind.CHANGES)
				.flatMap((scoped) -> this.context.exchanges()
					.element(requests.update(key, scoped, reply), this.context.reader()))));
	}

	/**
	 * Change the item that the create ran into. Where nothing was touched it is not one
	 * that may be changed, and the conflict stands.
	 */
	private Mono<T> updateOther(Object key, Object item, Query reply, Throwable conflict) {
		return changes(item).flatMap((changes) -> this.context.one((requests) -> this.context
			.within(requests, changes, RowKind.CHANGES)
			.flatMap((scoped) -> this.context.exchanges()
				.entity(requests.update(key, scoped, reply), this.context.reader(),
						(response, items) -> (items.isEmpty() && response.statusCode().value() != NO_CONTENT)
								? Mono.<T>error(conflict) : Mono.justOrEmpty(items.isEmpty() ? null : items.get(0))))
			.flatMap((result) -> result)));
	}

	private Mono<Map<String, @Nullable Object>> changes(Object item) {
		return this.context.rows().changed(item).map((row) -> {
			Map<String, @Nullable Object> changes = new LinkedHashMap<>(row);
			changes.remove(keyField());
			return changes;
		});
	}

	private boolean isConflict(Throwable failure) {
		return WriteFailures.isConflictOf(keyField(), failure);
	}

	private String keyField() {
		return this.context.type().keyField();
	}

}
