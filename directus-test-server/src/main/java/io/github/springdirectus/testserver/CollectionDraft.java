package io.github.springdirectus.testserver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A collection while its fields are gathered from the collections and relations of a
 * seed.
 */
final class CollectionDraft {

	private final String name;

	private final Map<String, @Nullable Object> meta;

	private final Map<String, SeedField> fields = new LinkedHashMap<>();

	CollectionDraft(String name, Map<String, @Nullable Object> meta) {
		this.name = name;
		this.meta = meta;
	}

	static CollectionDraft of(SeedCollection collection) {
		Map<String, @Nullable Object> meta = new LinkedHashMap<>(collection.meta());
		if (collection.singleton()) {
			meta.put("singleton", true);
		}
		CollectionDraft draft = new CollectionDraft(collection.collection(), meta);
		if (collection.fields().stream().noneMatch(SeedField::primaryKey)) {
			draft.add(SeedField.autoIncrementKey());
		}
		collection.fields().forEach(draft::add);
		return draft;
	}

	/**
	 * A junction: nothing that an editor should see.
	 */
	static CollectionDraft junction(String name) {
		CollectionDraft draft = new CollectionDraft(name, Map.of("hidden", true));
		draft.add(SeedField.autoIncrementKey());
		return draft;
	}

	void add(SeedField field) {
		this.fields.put(field.field(), field);
	}

	@Nullable SeedField field(String field) {
		return this.fields.get(field);
	}

	SeedField key() {
		return this.fields.values()
			.stream()
			.filter(SeedField::primaryKey)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(this.name + " has no key"));
	}

	SeedStep step() {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("collection", this.name);
		body.put("meta", this.meta);
		body.put("schema", Map.of());
		body.put("fields", this.fields.values().stream().map(SeedField::body).toList());
		return new SeedStep("the collection " + this.name, "/collections", body);
	}

	/**
	 * The fields alone, for a collection that the server has already.
	 */
	List<SeedStep> fieldSteps() {
		return this.fields.values()
			.stream()
			.map((field) -> new SeedStep("the field " + this.name + "." + field.field(), "/fields/" + this.name,
					field.body()))
			.toList();
	}

}
