package io.github.springdirectus.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MappingOverrides}.
 */
class MappingOverridesTests {

	@Test
	void addsToACopy() {
		MappingOverrides overrides = MappingOverrides.none()
			.withFieldName("articles.title", "headline")
			.withValueType("articles.price", BigDecimal.class)
			.withFieldName("articles.datePublished", "published_on")
			.withValueType("articles.author.id", UUID.class);

		assertThat(overrides.fieldNames())
			.isEqualTo(Map.of("articles.title", "headline", "articles.datePublished", "published_on"));
		assertThat(overrides.valueTypes())
			.isEqualTo(Map.of("articles.price", BigDecimal.class, "articles.author.id", UUID.class));
		assertThat(MappingOverrides.none()).isEqualTo(new MappingOverrides(Map.of(), Map.of()));
	}

	@Test
	void copiesTheMapsItIsGiven() {
		Map<String, String> names = new HashMap<>(Map.of("a.b", "c"));
		MappingOverrides overrides = new MappingOverrides(names, Map.of());
		names.clear();

		assertThat(overrides.fieldNames()).containsOnlyKeys("a.b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "articles", "articles.", ".price", "articles..price", "articles. " })
	void refusesWhatNamesNoCollectionAndField(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> MappingOverrides.none().withValueType(path, String.class))
			.withMessage("\"" + path + "\" is no collection and field: write them as articles.price");
		assertThatIllegalArgumentException().isThrownBy(() -> MappingOverrides.none().withFieldName(path, "x"));
	}

	@Test
	void refusesAPropertyBelowAPropertyAndABlankName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MappingOverrides.none().withFieldName("articles.author.name", "x"))
			.withMessageStartingWith(
					"\"articles.author.name\" is to be named \"x\": write a collection and a property");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MappingOverrides.none().withFieldName("articles.title", " "))
			.withMessageContaining("the name of a field");
	}

}
