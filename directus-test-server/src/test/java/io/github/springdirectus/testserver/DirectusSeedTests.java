package io.github.springdirectus.testserver;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DirectusSeedTests {

	@Test
	void anUnknownKeyIsRefusedWithItsNameAndPlace() {
		assertThatExceptionOfType(DirectusSeedException.class).isThrownBy(() -> DirectusSeed.of("""
				collections:
				  - collection: articles
				    fields:
				      - {field: title, type: string, requird: true}
				"""))
			.withMessageContaining("seed, line 4: collections[0].fields[0]")
			.withMessageContaining("'requird'");
	}

	@Test
	void anUnknownKeyOfARelationIsRefusedToo() {
		assertThatExceptionOfType(DirectusSeedException.class)
			.isThrownBy(() -> DirectusSeed.of("relations: [{m2m: {collection: a, field: b, related: c, junktion: d}}]"))
			.withMessageContaining("relations[0]")
			.withMessageContaining("'junktion'");
	}

	@Test
	void anEntryWithoutItsNameIsRefused() {
		assertThatExceptionOfType(DirectusSeedException.class)
			.isThrownBy(() -> DirectusSeed.of("relations: [{collection: articles, field: author}]"))
			.withMessageContaining("'related' is missing in the relation articles.author");
	}

	@Test
	void aPermissionIsOfAPolicyOrOfARole() {
		assertThatExceptionOfType(DirectusSeedException.class)
			.isThrownBy(() -> DirectusSeed.of("permissions: [{collection: articles, action: read}]"))
			.withMessageContaining("'policy'");
	}

	@Test
	void brokenTextIsRefusedWithItsLine() {
		assertThatExceptionOfType(DirectusSeedException.class).isThrownBy(() -> DirectusSeed.of("items: [\n{a: "))
			.withMessageContaining("line 2");
	}

	@Test
	void aMissingResourceIsNamed() {
		assertThatExceptionOfType(DirectusSeedException.class)
			.isThrownBy(() -> DirectusSeed.fromResource("nowhere.yaml"))
			.withMessageContaining("nowhere.yaml");
	}

	@Test
	void jsonDoesAsWell() {
		SeedDefinition seed = DirectusSeed.of("{\"collections\": [{\"collection\": \"a\", \"singleton\": true}]}")
			.definition();
		assertThat(seed.collections()).singleElement().matches(SeedCollection::singleton);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "# nothing yet", "null", "- a list" })
	void aFileThatSaysNothingIsRefused(String text) {
		assertThatExceptionOfType(DirectusSeedException.class).isThrownBy(() -> DirectusSeed.of(text));
	}

	@Test
	void seedsOfTheSameNameAndTextAreEqual() {
		assertThat(DirectusSeed.fromResource("newsroom.yaml")).isEqualTo(DirectusSeed.fromResource("newsroom.yaml"));
	}

}
