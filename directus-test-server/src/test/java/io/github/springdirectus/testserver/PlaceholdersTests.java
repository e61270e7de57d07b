package io.github.springdirectus.testserver;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PlaceholdersTests {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private final SeedNames names = new SeedNames(new DirectusAdmin("http://127.0.0.1:1", null));

	private final Placeholders placeholders = new Placeholders(this.names);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "${n}|4|4", "Article ${n}|4|\"Article 4\"", "${n}-${n}|2|\"2-2\"", "${cycle: 3}|3|3",
					"${cycle: 3}|4|1", "${pick: a, b}|1|\"a\"", "${pick: a, b}|4|\"b\"", "${pick: true, false}|1|true",
					"${pick: 1.5, 2}|1|1.5", "x ${pick: true}|1|\"x true\"", "${pick: 007}|1|\"007\"",
					"${time: 2024-01-01T00:00:00Z, PT1H}|3|\"2024-01-01T02:00:00Z\"", "$${n}|1|\"${n}\"",
					"$CURRENT_USER|1|\"$CURRENT_USER\"", "cost: $5|1|\"cost: $5\"" })
	void textsAreFilledIn(String text, int n, String expected) {
		assertThat(this.placeholders.fill(mapper.valueToTree(text), n).toString()).isEqualTo(expected);
	}

	@Test
	void nestedRowsAreFilledInToo() {
		JsonNode row = mapper.readTree("{\"a\": [{\"b\": \"${n}\"}, 1, null], \"c\": true}");
		assertThat(this.placeholders.fill(row, 7)).hasToString("{\"a\":[{\"b\":7},1,null],\"c\":true}");
	}

	@Test
	void namesStandForKeys() {
		this.names.user("ada@example.com", "0-1");
		this.names.role("Editor", "0-2");
		assertThat(this.placeholders.fill(mapper.valueToTree("${user: ada@example.com}"), 1).asString())
			.isEqualTo("0-1");
		assertThat(this.placeholders.fill(mapper.valueToTree("${role: Editor}"), 1).asString()).isEqualTo("0-2");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "${nn}", "${cycle: none}", "${time: yesterday}" })
	void whatCantBeFilledInIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.placeholders.fill(mapper.valueToTree(text), 1))
			.withMessageContaining(text);
	}

}
