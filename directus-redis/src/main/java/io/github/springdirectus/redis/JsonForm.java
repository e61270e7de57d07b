package io.github.springdirectus.redis;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values as JSON, field by field: no reflection, and nothing that a change of a type
 * would change unnoticed.
 *
 * @param <T> the type of the values
 */
interface JsonForm<T> {

	JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

	/**
	 * The fields of a value.
	 */
	Map<String, @Nullable Object> write(T value);

	/**
	 * The value of fields.
	 * @throws RuntimeException where one is missing, or is not what it should be
	 */
	T read(JsonNode fields);

	static @Nullable String text(JsonNode fields, String name) {
		JsonNode field = fields.required(name);
		return field.isNull() ? null : field.stringValue();
	}

}
