package io.github.springdirectus.http;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PathTemplateTests {

	private static final PathTemplate ITEM = PathTemplate.of("/items/{collection}/{id}");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1               | 1
			a/b             | a%2Fb
			../users        | ..%2Fusers
			a?b#c           | a%3Fb%23c
			50%             | 50%25
			%2e%2e          | %252e%252e
			a b+c           | a%20b%2Bc
			{id}            | %7Bid%7D
			;jsession=1     | %3Bjsession%3D1
			é❤              | %C3%A9%E2%9D%A4
			a\\b           | a%5Cb
			-_.~            | -_.~
			...             | ...
			""")
	void aValueStaysOneSegment(String id, String encoded) {
		assertThat(ITEM.expand("articles", id)).isEqualTo("/items/articles/" + encoded);
	}

	@Test
	void whatNeedsNoEncodingStaysAsItIsBesideWhatDoes() {
		String plain = "azAZ09-_.~";
		assertThat(ITEM.expand("articles", plain)).isEqualTo("/items/articles/" + plain);
		assertThat(ITEM.expand("articles", plain + " @[`{/:"))
			.isEqualTo("/items/articles/" + plain + "%20%40%5B%60%7B%2F%3A");
	}

	@Test
	void aControlCharacterIsEncoded() {
		assertThat(ITEM.expand("articles", "a\r\n\u0000")).isEqualTo("/items/articles/a%0D%0A%00");
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { ".", ".." })
	void anEmptyIdAndDotsAreRefused(String id) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> ITEM.expand("articles", id))
			.withMessageContaining("{id} of /items/{collection}/{id}");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> ITEM.expand(id, 1))
			.withMessageContaining("{collection}");
	}

	@Test
	void halfASurrogatePairIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> ITEM.expand("articles", "a\uD83D"))
			.withMessageContaining("surrogate");
	}

	@Test
	void aMissingValueIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> ITEM.expand("articles"))
			.withMessage("/items/{collection}/{id} has 2 variables, but 1 values were given.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "items", "https://evil.example/x", "//evil.example/x", "/items/../users", "/items/./x",
			"/items//x", "/items?limit=1", "/items#x", "/items/%2e%2e", "/a b", "/\\evil", "/{}", "/x{id}", "" })
	void aTemplateIsAPathBelowTheServer(String template) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> PathTemplate.of(template))
			.withMessageContaining("is not a path of Directus");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/me", "/assets/files/", "/custom/a.b:c@d" })
	void aTemplateWithoutVariablesIsItself(String template) {
		assertThat(PathTemplate.of(template).expand()).isEqualTo(template);
	}

}
