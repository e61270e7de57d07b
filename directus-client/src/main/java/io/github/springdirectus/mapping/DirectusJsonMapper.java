package io.github.springdirectus.mapping;

import java.util.function.Consumer;

import io.github.springdirectus.model.MappingOverrides;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mapper of the wire, built fresh and never from the application's: a setting of the
 * application must not change what is sent. It lends its contexts, by which this package
 * asks how Jackson reads and writes a type.
 */
final class DirectusJsonMapper extends JsonMapper {

	private DirectusJsonMapper(Builder builder) {
		super(builder);
	}

	static DirectusJsonMapper create(Consumer<Builder> customizer, MappingOverrides overrides) {
		Builder builder = JsonMapper.builder();
		configureNames(builder);
		configureValues(builder);
		builder.addModule(new DirectusModule(overrides));
		customizer.accept(builder);
		return new DirectusJsonMapper(builder);
	}

	private static void configureNames(Builder builder) {
		builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
		builder.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
		builder.enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY);
		// READ_ONLY and WRITE_ONLY speak of the item in Directus, not of the Java object
		builder.enable(MapperFeature.INVERSE_READ_WRITE_ACCESS);
		builder.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
	}

	private static void configureValues(Builder builder) {
		builder.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.ACCEPT_FLOAT_AS_INT);
		builder.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
				DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
		builder.enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS);
		builder.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
		builder.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
		builder.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
		builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS);
		builder.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS, EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
		builder.disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING);
		builder.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
				DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
	}

	DeserializationContext readContext() {
		return _deserializationContext();
	}

	SerializationContext writeContext() {
		return _serializationContext();
	}

}
