package io.github.springdirectus.testserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Turns the collections and relations of a seed into requests. The fields that relations
 * need are made together with their collection, which spares a rebuilt table for each.
 */
final class SchemaPlan {

	private final Map<String, CollectionDraft> made = new LinkedHashMap<>();

	private final Map<String, CollectionDraft> extended = new LinkedHashMap<>();

	private final List<SeedStep> relations = new ArrayList<>();

	private final Function<String, SeedField> keyOnServer;

	/**
	 * Plans.
	 * @param seed what to make
	 * @param keyOnServer finds the key of a collection that is not part of the seed
	 */
	SchemaPlan(SeedDefinition seed, Function<String, SeedField> keyOnServer) {
		this.keyOnServer = keyOnServer;
		seed.collections().forEach((entry) -> this.made.put(entry.collection(), CollectionDraft.of(entry)));
		RelationPlan relationPlan = new RelationPlan(this);
		seed.relations().forEach(relationPlan::add);
	}

	List<SeedStep> steps() {
		List<SeedStep> steps = new ArrayList<>();
		this.made.values().forEach((draft) -> steps.add(draft.step()));
		this.extended.values().forEach((draft) -> steps.addAll(draft.fieldSteps()));
		steps.addAll(this.relations);
		return steps;
	}

	SeedField key(String collection) {
		CollectionDraft draft = this.made.get(collection);
		return (draft != null) ? draft.key() : this.keyOnServer.apply(collection);
	}

	void junction(String name) {
		this.made.computeIfAbsent(name, CollectionDraft::junction);
	}

	/**
	 * Adds a field unless the file declares it.
	 */
	void field(String collection, SeedField field) {
		CollectionDraft draft = draft(collection);
		if (draft.field(field.field()) == null) {
			draft.add(field);
		}
	}

	@Nullable SeedField declared(String collection, String field) {
		CollectionDraft draft = this.made.get(collection);
		return (draft != null) ? draft.field(field) : null;
	}

	void replace(String collection, SeedField field) {
		draft(collection).add(field);
	}

	void relation(SeedStep step) {
		this.relations.add(step);
	}

	private CollectionDraft draft(String collection) {
		CollectionDraft draft = this.made.get(collection);
		return (draft != null) ? draft
				: this.extended.computeIfAbsent(collection, (name) -> new CollectionDraft(name, Map.of()));
	}

}
