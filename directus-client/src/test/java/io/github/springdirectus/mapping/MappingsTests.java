package io.github.springdirectus.mapping;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Mappings}: names, keys, and what a type may be.
 */
class MappingsTests {

	private final Mappings mappings = new Mappings((builder) -> {
	});

	private <T> List<T> read(Class<T> type, String json) {
		return read(this.mappings, type, json);
	}

	private static <T> List<T> read(Mappings mappings, Class<T> type, String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return mappings.of(type).reader().readAll(bytes, 0, bytes.length);
	}

	@Test
	void namesFieldsInSnakeCase() {
		assertThat(this.mappings.of(Named.class).fields()).containsExactly("date_published", "html2_text", "seourl",
				"x_index", "own_name", "jackson_name");
	}

	@Test
	void readsAndWritesByTheSameNames() {
		String json = """
				[{"date_published":"a","html2_text":"b","seourl":"c","x_index":"d","own_name":"e","jackson_name":"f"}]""";

		Named read = read(Named.class, json).get(0);

		assertThat(read).isEqualTo(new Named("a", "b", "c", "d", "e", "f"));
		assertThat(this.mappings.writer().forCreate(read)).containsExactly(Map.entry("date_published", "a"),
				Map.entry("html2_text", "b"), Map.entry("seourl", "c"), Map.entry("x_index", "d"),
				Map.entry("own_name", "e"), Map.entry("jackson_name", "f"));
	}

	@Test
	void directusFieldWinsOverJsonProperty() {
		assertThat(this.mappings.of(BothNames.class).fields()).containsExactly("ours");
	}

	@Test
	void takesTheCollectionFromTheAnnotation() {
		assertThat(this.mappings.of(Keyed.class).collection()).isEqualTo("keyed_things");
		assertThat(this.mappings.of(Named.class).collection()).isNull();
	}

	@Test
	void takesTheKeyFromTheAnnotationElseId() {
		assertThat(this.mappings.of(Keyed.class).keyField()).isEqualTo("serial_number");
		assertThat(this.mappings.of(KeyedByName.class).keyField()).isEqualTo("id");
		assertThat(this.mappings.of(Named.class).keyField()).isEqualTo("id");
		assertThat(this.mappings.map().keyField()).isEqualTo("id");
	}

	@Test
	void refusesTwoKeys() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.mappings.of(TwoKeys.class))
			.withMessage("TwoKeys has two properties with @DirectusId, \"first\" and \"second\": an item has one"
					+ " primary key");
	}

	@Test
	void findsATypeOnce() {
		assertThat(this.mappings.of(Named.class)).isSameAs(this.mappings.of(Named.class));
		assertThat(this.mappings.of(Map.class)).isSameAs(this.mappings.map());
	}

	@Test
	void namesTheTypeForMessages() {
		assertThat(this.mappings.of(Named.class).name()).isEqualTo("Named");
		assertThat(this.mappings.of(Named.class)).hasToString("TypeMapping[Named]");
		assertThat(this.mappings.map().name()).isEqualTo("Map");
	}

	@Test
	void derivesNothingForMapsAndTrees() {
		assertThat(this.mappings.map().fields()).isEmpty();
		assertThat(this.mappings.of(JsonNode.class).fields()).isEmpty();
		assertThat(this.mappings.of(LinkedHashMap.class).fields()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(classes = { String.class, int.class, Integer.class, Object.class, List.class, LocalDate.class,
			Named[].class, Thread.State.class, Override.class })
	void refusesWhatIsNoItem(Class<?> type) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.mappings.of(type))
			.withMessage(type.getSimpleName()
					+ " can't hold an item: use a record, a class with properties, a Map or a JsonNode");
	}

	@ParameterizedTest
	@ValueSource(classes = { Unbuildable.class, AnInterface.class, AnAbstractClass.class })
	void refusesWhatCannotBeBuilt(Class<?> type) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.mappings.of(type))
			.withMessage(type.getSimpleName()
					+ " can't be built: it needs one constructor with parameters, or one without and setters");
	}

	@Test
	void refusesATypeThatContradictsItself() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.mappings.of(SameName.class))
			.withMessageStartingWith("SameName can't be read: ")
			.withMessageContaining("twice");
	}

	@Test
	void modulesOfTheCustomizerWinForTheirTypes() {
		Mappings custom = new Mappings(
				(builder) -> builder.addModule(new SimpleModule().addDeserializer(LocalDate.class, new FixedDate())
					.addDeserializer(Keyed.class, new FixedKeyed())));

		assertThat(read(custom, WithDate.class, "[{\"day\":\"whatever\"}]"))
			.containsExactly(new WithDate(LocalDate.of(2000, 1, 1), null));
		assertThat(read(custom, WithDate.class, "[{\"keyed\":{\"serial_number\":5}}]"))
			.containsExactly(new WithDate(null, new Keyed("fixed")));
		assertThat(custom.of(WithDate.class).fields()).containsExactly("day", "keyed");
		assertThat(this.mappings.of(WithDate.class).fields()).containsExactly("day", "keyed.serial_number");
	}

	private record Named(String datePublished, String html2Text, String SEOUrl, String xIndex,
			@DirectusField("own_name") String renamed, @JsonProperty("jackson_name") String other) {
	}

	private record BothNames(@DirectusField("ours") @JsonProperty("theirs") String name) {
	}

	@DirectusCollection("keyed_things")
	private record Keyed(@DirectusId String serialNumber) {
	}

	private record KeyedByName(String title, Integer id) {
	}

	private record TwoKeys(@DirectusId String first, @DirectusId String second) {
	}

	private record SameName(@DirectusField("twice") String one, @DirectusField("twice") String two) {
	}

	private record WithDate(LocalDate day, Keyed keyed) {
	}

	static final class Unbuildable {

		public String name = "";

		Unbuildable(String first, int second) {
		}

		private Unbuildable(int first, String second) {
		}

	}

	interface AnInterface {

		String getName();

	}

	abstract static class AnAbstractClass {

		public String name = "";

	}

	private static final class FixedDate extends ValueDeserializer<LocalDate> {

		@Override
		public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
			return LocalDate.of(2000, 1, 1);
		}

	}

	private static final class FixedKeyed extends ValueDeserializer<Keyed> {

		@Override
		public Keyed deserialize(JsonParser parser, DeserializationContext context) {
			parser.skipChildren();
			return new Keyed("fixed");
		}

	}

}
