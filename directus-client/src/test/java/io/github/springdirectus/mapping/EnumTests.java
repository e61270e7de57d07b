package io.github.springdirectus.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for choices that are read into an enum.
 */
class EnumTests extends MappingTest {

	@ParameterizedTest
	@CsvSource({ "draft,DRAFT", "DRAFT,DRAFT", "in-review,IN_REVIEW", "something new,OTHER", "'',OTHER", "' ',OTHER",
			"other,OTHER", "0,OTHER" })
	void readsAnUnknownChoiceIntoTheConstantThatIsMarked(String choice, Status expected) {
		assertThat(read(Article.class, "{\"status\":\"" + choice + "\"}").status()).isEqualTo(expected);
	}

	@Test
	void keepsAbsentAndNullFromTheFallback() {
		assertThat(read(Article.class, "{}").status()).isNull();
		assertThat(read(Article.class, "{\"status\":null}").status()).isNull();
	}

	@Test
	void readsUnknownChoicesInLists() {
		Article article = read(Article.class, "{\"all\":[\"draft\",\"new\",null],\"set\":[\"in-review\",\"new\"]}");

		assertThat(article.all()).containsExactly(Status.DRAFT, Status.OTHER, null);
		assertThat(article.set()).containsExactly(Status.IN_REVIEW, Status.OTHER);
		assertThat(read(Article.class, "{\"enum_set\":[\"new\",\"draft\"]}").enumSet())
			.isEqualTo(EnumSet.of(Status.DRAFT, Status.OTHER));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"s3cr3t\"", "\"\"", "\"0\"", "424242" })
	void namesTheFieldWhereNoConstantIsMarked(String json) {
		assertThat(failure(Article.class, "{\"strict\":" + json + "}")).startsWith("Article.strict is a ")
			.endsWith("can't be read as Strict: none of its constants has that name, in upper or lower case or by"
					+ " @JsonProperty, and none takes the others by @JsonEnumDefaultValue");
	}

	@Test
	void refusesANumberForAnEnumOfTexts() {
		assertThat(failure(Article.class, "{\"status\":424242}")).startsWith("Article.status is a number");
		assertThat(failure(Article.class, "{\"status\":[\"s3cr3t\"]}")).startsWith("Article.status is a list");
	}

	@Test
	void readsAndWritesChoicesThatAreNumbers() {
		assertThat(read(Rated.class, "{\"stars\":5}")).isEqualTo(new Rated(Stars.FIVE));
		assertThat(read(Rated.class, "{\"stars\":7}")).isEqualTo(new Rated(Stars.UNKNOWN));
		assertThat(written(new Rated(Stars.FIVE))).isEqualTo("{\"stars\":5}");
	}

	@Test
	void keepsAbsentNullAndEmptyTextsApart() {
		assertThat(read(Article.class, "{\"title\":\"\"}").title()).isEmpty();
		assertThat(read(Article.class, "{\"title\":null}").title()).isNull();
		assertThat(failure(Article.class, "{\"views\":\"\"}")).startsWith("Article.views is a text");
	}

	@Test
	void asksForAChoiceAsOneField() {
		assertThat(fields(Article.class)).containsExactly("title", "views", "status", "strict", "all", "set",
				"enum_set");
	}

	enum Status {

		DRAFT, @JsonProperty("in-review")
		IN_REVIEW, @JsonEnumDefaultValue
		OTHER

	}

	enum Strict {

		ONE, TWO

	}

	enum Stars {

		FIVE(5), @JsonEnumDefaultValue
		UNKNOWN(0);

		private final int number;

		Stars(int number) {
			this.number = number;
		}

		@JsonValue
		int number() {
			return this.number;
		}

	}

	private record Rated(Stars stars) {
	}

	private record Article(String title, Integer views, Status status, Strict strict, List<Status> all, Set<Status> set,
			EnumSet<Status> enumSet) {
	}

}
