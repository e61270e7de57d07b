package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for JSON values that are read into types of the user.
 */
class JsonColumnTests extends MappingTest {

	private static final Settings SETTINGS = new Settings("dark", new BigDecimal("1.50"),
			List.of(new Block("a", null)));

	private static final String JSON = "{\"theme\":\"dark\",\"lineHeight\":1.50,\"all_blocks\":[{\"name\":\"a\"}]}";

	@Test
	void readsAnObjectIntoARecord() {
		assertThat(read(Article.class,
				"{\"settings\":" + JSON + ",\"blocks\":[{\"name\":\"b\"}],\"place\":"
						+ "{\"type\":\"Point\",\"coordinates\":[1.5,-2.25]}}"))
			.isEqualTo(new Article(null, SETTINGS, List.of(new Block("b", null)),
					new Point("Point", List.of(new BigDecimal("1.5"), new BigDecimal("-2.25")))));
	}

	@Test
	void asksForOneField() {
		assertThat(fields(Article.class)).containsExactly("id", "settings", "blocks", "place");
		assertThat(fields(BySetters.class)).containsExactly("the_settings");
	}

	@Test
	void writesTheWholeValue() {
		Article article = new Article(null, SETTINGS, List.of(), new Point("Point", List.of()));

		assertThat(written(article)).isEqualTo("""
				{"settings":{"theme":"dark","lineHeight":1.50,"all_blocks":[{"name":"a","size":null}]},"blocks":[],\
				"place":{"type":"Point","coordinates":[]}}""");
		assertThat(this.mappings.writer().forUpdate(new Article(1, null, null, null)))
			.isEqualTo(this.mappings.writer().forUpdate(new Article(2, null, null, null)))
			.containsOnlyKeys("settings", "blocks", "place");
	}

	@Test
	void writesAValueOfAMarkedTypeInAMap() {
		assertThat(written(Map.of("place", new Point("Point", List.of(BigDecimal.ONE)))))
			.isEqualTo("{\"place\":{\"type\":\"Point\",\"coordinates\":[1]}}");
		assertThat(written(Map.of("places", Arrays.asList(new Point("P", null), null))))
			.isEqualTo("{\"places\":[{\"type\":\"P\",\"coordinates\":null},null]}");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> written(Map.of("settings", SETTINGS)))
			.withMessageStartingWith("\"settings\" of the map holds a Settings");
	}

	@Test
	void namesTheFieldThatDoesNotFit() {
		assertThat(failure(Article.class, "{\"settings\":{\"all_blocks\":[{\"size\":\"s3cr3t\"}]}}"))
			.startsWith("Article.settings.all_blocks[0].size is a text, and can't be read as Integer");
	}

	private record Article(Integer id, @DirectusJson Settings settings, @DirectusJson List<Block> blocks, Point place) {
	}

	private record Settings(String theme, @JsonProperty("lineHeight") BigDecimal lineHeight, List<Block> allBlocks) {
	}

	private record Block(String name, Integer size) {
	}

	@DirectusJson
	private record Point(String type, List<BigDecimal> coordinates) {
	}

	static final class BySetters {

		@DirectusJson
		@DirectusField("the_settings")
		private Settings settings;

		public void setSettings(Settings settings) {
			this.settings = settings;
		}

	}

}
