package io.github.springdirectus.testserver;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the text of a seed. JSON is YAML, so one reader does for both.
 */
final class SeedReader {

	private static final YAMLMapper mapper = YAMLMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private SeedReader() {
	}

	static SeedDefinition read(String name, String text) {
		try {
			SeedDefinition definition = mapper.readValue(text, SeedDefinition.class);
			return (definition != null) ? definition : mapper.readValue("{}", SeedDefinition.class);
		}
		catch (UnrecognizedPropertyException ex) {
			throw new DirectusSeedException(
					name + place(ex) + ": there is no '" + ex.getPropertyName() + "', only " + ex.getKnownPropertyIds(),
					ex);
		}
		catch (JacksonException ex) {
			throw new DirectusSeedException(name + place(ex) + ": " + ex.getOriginalMessage(), ex);
		}
	}

	private static String place(JacksonException ex) {
		return (ex.getLocation() != null && ex.getLocation().getLineNr() > 0) ? ", line " + ex.getLocation().getLineNr()
				: "";
	}

}
