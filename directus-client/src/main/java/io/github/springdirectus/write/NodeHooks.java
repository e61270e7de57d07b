package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs the hooks on every node whose collection is known, from the root on.
 *
 * @param hooks the hooks, in their order
 * @param binding finds related items in what a hook emits
 */
record NodeHooks(List<BeforeWrite> hooks, Binding binding) {

	Mono<WriteNode> apply(WriteNode root) {
		return this.hooks.isEmpty() ? Mono.just(root) : change(root);
	}

	private Mono<WriteNode> change(WriteNode node) {
		String collection = node.type().collection();
		Mono<WriteNode> changed = Mono.just(node);
		if (collection != null) {
			for (BeforeWrite hook : this.hooks) {
				changed = changed.flatMap((before) -> run(hook, collection, before));
			}
		}
		return changed.map(this.binding::split).flatMap(this::changeNested);
	}

	private static Mono<WriteNode> run(BeforeWrite hook, String collection, WriteNode node) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(node.row());
		return hook.beforeWrite(collection, node.action().operation(), copy)
			.map(node::withRow)
			.switchIfEmpty(Mono.error(() -> new DirectusRequestException("The hook " + hook.getClass().getName()
					+ " emitted no row for an item of " + collection + ": emit the row that was given where nothing is"
					+ " to be changed, or an error where nothing shall be written")));
	}

	private Mono<WriteNode> changeNested(WriteNode node) {
		List<WriteNode> nested = node.nested().toList();
		return Flux.fromIterable(nested).concatMap(this::change).collectList().map((changed) -> {
			List<WriteNode> next = new ArrayList<>(changed);
			return node.mapNested((before) -> next.remove(0));
		});
	}

}
