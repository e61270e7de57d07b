package io.github.springdirectus.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.mapping.KeyedRow;
import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.model.Internal;
import io.github.springdirectus.model.Patch;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What every write goes through before it is sent: hooks, validators, and what the types
 * declare.
 */
@Internal
public final class WriteRules {

	private final Mappings mappings;

	private final Binding binding;

	private final NodeHooks hooks;

	private final NodeValidation validation;

	private final Contents contents;

	private final ClientKeys clientKeys = new ClientKeys();

	/**
	 * Create rules.
	 * @param mappings knows the types
	 * @param validators the validators
	 * @param hooks the hooks, in their order
	 * @param constraints checks the constraints of Jakarta Validation, or {@code null}
	 */
	public WriteRules(Mappings mappings, List<WriteValidator<?>> validators, List<BeforeWrite> hooks,
			@Nullable BeanConstraints constraints) {
		this.mappings = mappings;
		this.binding = new Binding(mappings);
		this.hooks = new NodeHooks(List.copyOf(hooks), this.binding);
		this.validation = new NodeValidation(validators, constraints, mappings);
		this.contents = new Contents(mappings.jsonMapper());
	}

	/**
	 * The row of a new item.
	 * @param type the type of the collection
	 * @param collection the collection
	 * @param item what the caller wrote
	 * @return a {@link Mono} emitting the row; what is wrong with the input itself is
	 * thrown
	 */
	public Mono<Map<String, @Nullable Object>> created(TypeMapping<?> type, String collection, Object item) {
		return row(type, collection, Action.CREATE, item, this.mappings.writer().forCreate(item));
	}

	/**
	 * The changes to an item.
	 * @param type the type of the collection
	 * @param collection the collection
	 * @param changes what the caller wrote
	 * @return a {@link Mono} emitting the row; what is wrong with the input itself is
	 * thrown
	 */
	public Mono<Map<String, @Nullable Object>> changed(TypeMapping<?> type, String collection, Object changes) {
		return row(type, collection, Action.UPDATE, changes, this.mappings.writer().forUpdate(changes));
	}

	/**
	 * The changes to an item, with its key among them.
	 * @param type the type of the collection
	 * @param collection the collection
	 * @param item what the caller wrote
	 * @param keyField the field of the key
	 * @return a {@link Mono} emitting key and row; what is wrong with the input itself is
	 * thrown
	 */
	public Mono<KeyedRow> keyed(TypeMapping<?> type, String collection, Object item, String keyField) {
		KeyedRow keyed = this.mappings.writer().forKeyedUpdate(item, keyField);
		return row(type, collection, Action.UPDATE, item, keyed.row())
			.map((Map<String, @Nullable Object> changes) -> keyed(keyed, keyField, changes));
	}

	/**
	 * A hook may have left the key out, or changed it.
	 */
	private static KeyedRow keyed(KeyedRow before, String keyField, Map<String, @Nullable Object> changes) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>(changes);
		if (before.row().containsKey(keyField)) {
			row.put(keyField, before.key());
		}
		return new KeyedRow(before.key(), row);
	}

	/**
	 * The key of an item.
	 * @param type the type of the collection
	 * @param item what the caller wrote
	 * @return the key
	 * @throws io.github.springdirectus.error.DirectusRequestException where it has none
	 */
	public Object key(TypeMapping<?> type, Object item) {
		return this.mappings.writer().forKeyedUpdate(item, type.keyField()).key();
	}

	private Mono<Map<String, @Nullable Object>> row(TypeMapping<?> type, String collection, Action action, Object item,
			Map<String, @Nullable Object> row) {
		boolean plain = item instanceof Map || item instanceof Patch || item instanceof JsonNode;
		WriteNode node = new WriteNode(NodeType.of(type, collection), action, null, null, null, List.of(),
				plain ? null : item, row, Map.of());
		return Mono.defer(() -> allowed(this.binding.split(node))).map(WireBody::of);
	}

	/**
	 * Prepare a nested write.
	 * @param write the write
	 * @param type the type of the collection
	 * @param collection the collection
	 * @return a {@link Mono} emitting the write that all rules allow
	 */
	public Mono<PreparedWrite> nested(NestedWrite<?> write, TypeMapping<?> type, String collection) {
		return Mono.defer(() -> allowed(write.bind(NodeType.of(type, collection), this.binding)))
			.map((root) -> new PreparedWrite(root, this.contents, this.clientKeys));
	}

	/**
	 * Makes keys where the database is not to make them.
	 * @return the keys
	 */
	public ClientKeys clientKeys() {
		return this.clientKeys;
	}

	private Mono<WriteNode> allowed(WriteNode root) {
		return this.hooks.apply(root).doOnNext((changed) -> {
			this.validation.check(List.of(changed));
			NodeAccess.check(changed);
		});
	}

}
