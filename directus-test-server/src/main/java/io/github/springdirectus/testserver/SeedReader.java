package io.github.springdirectus.testserver;

import java.util.stream.Collectors;

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
			if (definition == null) {
				throw new DirectusSeedException(name + " is empty");
			}
			return definition;
		}
		catch (UnrecognizedPropertyException ex) {
			throw failure(name, ex, "there is no '" + ex.getPropertyName() + "', only " + ex.getKnownPropertyIds());
		}
		catch (JacksonException ex) {
			throw failure(name, ex, (ex.getCause() instanceof IllegalArgumentException ours)
					? String.valueOf(ours.getMessage()) : ex.getOriginalMessage());
		}
	}

	private static DirectusSeedException failure(String name, JacksonException ex, String reason) {
		String path = ex.getPath().stream().map(SeedReader::step).collect(Collectors.joining());
		boolean located = ex.getLocation() != null && ex.getLocation().getLineNr() > 0;
		String line = located ? ", line " + ex.getLocation().getLineNr() : "";
		return new DirectusSeedException(name + line + ": " + (path.isEmpty() ? "" : path.substring(1) + ": ") + reason,
				ex);
	}

	private static String step(JacksonException.Reference step) {
		return (step.getPropertyName() != null) ? "." + step.getPropertyName() : "[" + step.getIndex() + "]";
	}

}
