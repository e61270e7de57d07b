package io.github.springdirectus.testserver;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Adds the fields, junctions and relations that each kind of relation consists of, named
 * and marked as the studio of Directus does.
 */
final class RelationPlan {

	private static final String FILES = "directus_files";

	private final SchemaPlan schema;

	RelationPlan(SchemaPlan schema) {
		this.schema = schema;
	}

	void add(SeedRelation relation) {
		if (relation instanceof SeedRelation.ManyToOne manyToOne) {
			addManyToOne(manyToOne);
		}
		else if (relation instanceof SeedRelation.ManyToMany manyToMany) {
			addManyToMany(manyToMany);
		}
		else if (relation instanceof SeedRelation.ManyToAny manyToAny) {
			addManyToAny(manyToAny);
		}
		else if (relation instanceof SeedRelation.Translations translations) {
			addTranslations(translations);
		}
	}

	private void addManyToOne(SeedRelation.ManyToOne relation) {
		foreignKey(relation.collection(), relation.field(), relation.related());
		if (relation.alias() != null) {
			alias(relation.related(), relation.alias(), "o2m");
		}
		sort(relation.collection(), relation.sort());
		Map<String, @Nullable Object> meta = meta(relation.alias(), null, relation.sort(), relation.deselect());
		relate(relation.collection(), relation.field(), relation.related(), meta, relation.onDelete());
	}

	private void addManyToMany(SeedRelation.ManyToMany relation) {
		String junction = orElse(relation.junction(), relation.collection() + "_" + relation.related());
		String near = reference(relation.collection());
		String far = reference(relation.related());
		Junction fields = new Junction(junction, near, far.equals(near) ? "related_" + far : far);
		alias(relation.collection(), relation.field(), relation.related().equals(FILES) ? "files" : "m2m");
		if (relation.alias() != null) {
			alias(relation.related(), relation.alias(), "m2m");
		}
		nearSide(fields, relation.collection(), relation.field(), relation.sort(), relation.deselect(),
				relation.onDelete());
		farSide(fields, relation.related(), relation.alias(), relation.onDelete());
	}

	private void addTranslations(SeedRelation.Translations relation) {
		String junction = orElse(relation.junction(), relation.collection() + "_translations");
		Junction fields = new Junction(junction, reference(relation.collection()), reference(relation.languages()));
		alias(relation.collection(), relation.field(), "translations");
		nearSide(fields, relation.collection(), relation.field(), null, relation.deselect(), relation.onDelete());
		farSide(fields, relation.languages(), null, relation.onDelete());
		relation.fields().forEach((field) -> this.schema.field(junction, field));
	}

	private void addManyToAny(SeedRelation.ManyToAny relation) {
		String junction = orElse(relation.junction(), relation.collection() + "_" + relation.field());
		Junction fields = new Junction(junction, reference(relation.collection()), "item");
		alias(relation.collection(), relation.field(), "m2a");
		nearSide(fields, relation.collection(), relation.field(), relation.sort(), relation.deselect(),
				relation.onDelete());
		this.schema.field(junction, SeedField.plain("item", "string"));
		this.schema.field(junction, SeedField.plain("collection", "string"));
		Map<String, @Nullable Object> meta = meta(null, fields.near(), null, null);
		meta.put("one_collection_field", "collection");
		meta.put("one_allowed_collections", relation.related());
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("collection", junction);
		body.put("field", "item");
		body.put("related_collection", null);
		body.put("meta", meta);
		this.schema.relation(new SeedStep("the relation " + junction + ".item", "/relations", body));
	}

	/**
	 * The field of a junction that points to a collection, for example {@code tags_id}.
	 */
	private String reference(String collection) {
		return collection + "_" + this.schema.key(collection).field();
	}

	private void nearSide(Junction junction, String collection, String field, @Nullable String sort,
			@Nullable String deselect, @Nullable String onDelete) {
		this.schema.junction(junction.name());
		foreignKey(junction.name(), junction.near(), collection);
		sort(junction.name(), sort);
		relate(junction.name(), junction.near(), collection, meta(field, junction.far(), sort, deselect), onDelete);
	}

	private void farSide(Junction junction, String related, @Nullable String alias, @Nullable String onDelete) {
		foreignKey(junction.name(), junction.far(), related);
		relate(junction.name(), junction.far(), related, meta(alias, junction.near(), null, null), onDelete);
	}

	private void foreignKey(String collection, String field, String related) {
		String special = related.equals(FILES) ? "file" : "m2o";
		String face = related.equals(FILES) ? "file" : "select-dropdown-m2o";
		SeedField declared = this.schema.declared(collection, field);
		if (declared == null) {
			this.schema.field(collection,
					SeedField.plain(field, this.schema.key(related).type()).related(special, face));
		}
		else if (declared.special().isEmpty()) {
			// One such as user-created stays what it is
			this.schema.replace(collection, declared.related(special, face));
		}
	}

	private void alias(String collection, String field, String special) {
		String face = special.equals("o2m") || special.equals("m2m") || special.equals("m2a") ? "list-" + special
				: special;
		this.schema.field(collection, SeedField.plain(field, "alias").related(special, face));
	}

	private void sort(String collection, @Nullable String sort) {
		if (sort != null) {
			this.schema.field(collection, SeedField.plain(sort, "integer"));
		}
	}

	private void relate(String collection, String field, String related, Map<String, @Nullable Object> meta,
			@Nullable String onDelete) {
		SeedField key = this.schema.declared(collection, field);
		boolean required = key != null && key.required();
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("collection", collection);
		body.put("field", field);
		body.put("related_collection", related);
		body.put("meta", meta);
		body.put("schema", Map.of("on_delete", orElse(onDelete, required ? "NO ACTION" : "SET NULL")));
		this.schema.relation(new SeedStep("the relation " + collection + "." + field, "/relations", body));
	}

	private static Map<String, @Nullable Object> meta(@Nullable String oneField, @Nullable String junctionField,
			@Nullable String sort, @Nullable String deselect) {
		Map<String, @Nullable Object> meta = new LinkedHashMap<>();
		meta.put("one_field", oneField);
		meta.put("junction_field", junctionField);
		meta.put("sort_field", sort);
		meta.put("one_deselect_action", orElse(deselect, "nullify"));
		return meta;
	}

	private static String orElse(@Nullable String value, String other) {
		return (value != null) ? value : other;
	}

	/**
	 * A junction collection and its two fields.
	 */
	private record Junction(String name, String near, String far) {

	}

}
