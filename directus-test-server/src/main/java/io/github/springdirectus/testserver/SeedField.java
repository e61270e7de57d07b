package io.github.springdirectus.testserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A field of a seed file, and the body that makes it.
 */
record SeedField(String field, String type, boolean primaryKey, boolean required, boolean unique,
		@JsonProperty("default") @Nullable Object defaultValue, List<String> special, List<Object> choices,
		@Nullable Integer length, @Nullable Integer precision, @Nullable Integer scale,
		Map<String, @Nullable Object> meta, Map<String, @Nullable Object> schema) {

	SeedField {
		SeedDefinition.required(field, "field", "a field");
		SeedDefinition.required(type, "type", "the field " + field);
		special = SeedDefinition.orEmpty(special);
		choices = SeedDefinition.orEmpty(choices);
		meta = SeedDefinition.orEmpty(meta);
		schema = SeedDefinition.orEmpty(schema);
	}

	/**
	 * A field with nothing but its name and type.
	 */
	static SeedField plain(String field, String type) {
		return new SeedField(field, type, false, false, false, null, List.of(), List.of(), null, null, null, Map.of(),
				Map.of());
	}

	static SeedField autoIncrementKey() {
		return new SeedField("id", "integer", true, false, false, null, List.of(), List.of(), null, null, null,
				Map.of("hidden", true), Map.of());
	}

	/**
	 * The same field as one side of a relation.
	 */
	SeedField related(String special, String face) {
		Map<String, @Nullable Object> meta = new LinkedHashMap<>(Map.of("interface", face));
		meta.putAll(this.meta);
		return new SeedField(this.field, this.type, this.primaryKey, this.required, this.unique, this.defaultValue,
				List.of(special), this.choices, this.length, this.precision, this.scale, meta, this.schema);
	}

	/**
	 * The body of {@code POST /fields}, which needs {@code meta} even where it is empty.
	 */
	Map<String, @Nullable Object> body() {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("field", this.field);
		body.put("type", this.type);
		body.put("meta", metaBody());
		body.put("schema", this.type.equals("alias") ? null : schemaBody());
		return body;
	}

	private Map<String, @Nullable Object> metaBody() {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		List<String> specials = specials();
		if (!specials.isEmpty()) {
			body.put("special", specials);
		}
		if (this.required) {
			body.put("required", true);
		}
		if (!this.choices.isEmpty()) {
			body.put("interface", "select-dropdown");
			body.put("options", Map.of("choices", this.choices.stream().map(SeedField::choice).toList()));
		}
		body.putAll(this.meta);
		return body;
	}

	private static Object choice(Object value) {
		return (value instanceof Map) ? value : Map.of("text", String.valueOf(value), "value", value);
	}

	private List<String> specials() {
		List<String> specials = new ArrayList<>(this.special);
		String own = switch (this.type) {
			case "boolean" -> "cast-boolean";
			case "json" -> "cast-json";
			case "csv" -> "cast-csv";
			case "hash" -> "hash";
			case "uuid" -> this.primaryKey ? "uuid" : "";
			default -> "";
		};
		if (!own.isEmpty() && !specials.contains(own)) {
			specials.add(own);
		}
		return specials;
	}

	private Map<String, @Nullable Object> schemaBody() {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		if (this.primaryKey) {
			body.put("is_primary_key", true);
			body.put("has_auto_increment", this.type.equals("integer") || this.type.equals("bigInteger"));
		}
		if (this.required || this.primaryKey) {
			body.put("is_nullable", false);
		}
		if (this.unique) {
			body.put("is_unique", true);
		}
		putIfSet(body, "default_value", this.defaultValue);
		putIfSet(body, "max_length", this.length);
		putIfSet(body, "numeric_precision", this.precision);
		putIfSet(body, "numeric_scale", this.scale);
		body.putAll(this.schema);
		return body;
	}

	private static void putIfSet(Map<String, @Nullable Object> body, String key, @Nullable Object value) {
		if (value != null) {
			body.put(key, value);
		}
	}

}
