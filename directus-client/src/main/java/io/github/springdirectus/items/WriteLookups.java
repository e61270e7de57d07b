package io.github.springdirectus.items;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.write.BeforeRead;
import io.github.springdirectus.write.Deselection;
import io.github.springdirectus.write.KeyCheck;
import io.github.springdirectus.write.PreparedWrite;
import io.github.springdirectus.write.ReadyWrite;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.github.springdirectus.query.Filters.field;

/**
 * Asks the server what a nested write has to know before it is sent. Each question is one
 * request, and most writes have none.
 *
 * @param context the way out
 */
record WriteLookups(ItemContext<?> context) {

	private static final String RELATIONS = "directus_relations";

	/**
	 * Join a write with what is there, and refuse what is not as it says.
	 */
	Mono<ReadyWrite> join(PreparedWrite write) {
		Map<BeforeRead, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
		return Flux.fromIterable(write.reads())
			.concatMap((read) -> read(read).doOnNext((row) -> found.put(read, row)))
			.then(Mono.fromSupplier(() -> write.join(found)))
			.flatMap((ready) -> checkKeys(ready.checks()).then(checkRelations(ready.deselections())).thenReturn(ready));
	}

	private Mono<Map<String, @Nullable Object>> read(BeforeRead read) {
		Query query = Query.of((item) -> item.fields(read.fields()).filter(field(read.keyField()).eq(read.key())));
		return collection(read.collection()).findFirst(query)
			.switchIfEmpty(Mono
				.error(() -> read.isRoot() ? MissingItems.missing(CollectionRoute.of(read.collection()), read.key())
						: missing(read.collection(), Set.of(read.key().toString()))));
	}

	private Mono<Void> checkKeys(List<KeyCheck> checks) {
		Map<KeyCheck, List<KeyCheck>> byCollection = checks.stream()
			.collect(Collectors.groupingBy((check) -> new KeyCheck(check.collection(), check.keyField(), ""),
					LinkedHashMap::new, Collectors.toList()));
		return Flux.fromIterable(byCollection.entrySet())
			.concatMap((entry) -> checkKeys(entry.getKey(), entry.getValue().stream().map(KeyCheck::key).toList()))
			.then();
	}

	private Mono<Void> checkKeys(KeyCheck of, List<Object> keys) {
		Query query = Query.of((items) -> items.fields(of.keyField()).filter(field(of.keyField()).in(keys)).limit(-1));
		return collection(of.collection()).find(query)
			.map((row) -> String.valueOf(row.get(of.keyField())))
			.collect(Collectors.toSet())
			.flatMap((found) -> {
				Set<String> missing = new HashSet<>();
				keys.forEach((key) -> missing.add(key.toString()));
				missing.removeAll(found);
				return missing.isEmpty() ? Mono.empty() : Mono.error(missing(of.collection(), missing));
			});
	}

	private static DirectusRequestException missing(String collection, Set<String> keys) {
		return new DirectusRequestException(collection + " has no item " + String.join(", ", keys)
				+ " that the caller may read: nothing was written. Create it, or leave it out");
	}

	/**
	 * A caller who may not read the relations is not told; for it the strategy does what
	 * the relation is configured to do, as documented.
	 */
	private Mono<Void> checkRelations(List<Deselection> deselections) {
		return deselections.isEmpty() ? Mono.empty()
				: collection(RELATIONS).find()
					.collectList()
					.onErrorResume(DirectusForbiddenException.class, (ex) -> Mono.just(List.of()))
					.doOnNext((relations) -> deselections.forEach(
							(deselection) -> relations.forEach((relation) -> check(deselection, relation.get("meta")))))
					.then();
	}

	private static void check(Deselection deselection, @Nullable Object relation) {
		if (relation instanceof Map<?, ?> meta && Objects.equals(meta.get("one_collection"), deselection.collection())
				&& Objects.equals(meta.get("one_field"), deselection.field())
				&& Objects.equals(meta.get("one_deselect_action"), "delete")) {
			throw new DirectusRequestException("\"" + deselection.field() + "\" of " + deselection.collection()
					+ " is configured to delete what is unlinked, so that nothing was written. Use REPLACE_DELETE or"
					+ " delete the items where that is meant, else set their field of the relation to null");
		}
	}

	private ItemOperations<Map<String, @Nullable Object>> collection(String name) {
		return this.context.factory().collection(this.context.exchanges(), name);
	}

}
