package io.github.springdirectus.query;

import java.util.List;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FieldPathTests {

	@ParameterizedTest
	@MethodSource
	void aDotPartsNamesUnlessItIsWithinParentheses(String text, List<String> segments) {
		FieldPath path = FieldPath.of(text);
		assertThat(path.segments()).isEqualTo(segments).isUnmodifiable();
		assertThat(path).hasToString(text);
	}

	static Stream<Arguments> aDotPartsNamesUnlessItIsWithinParentheses() {
		return Stream.of(arguments("title", List.of("title")), arguments("author.name", List.of("author", "name")),
				arguments("author.year(born)", List.of("author", "year(born)")),
				arguments("json(meta, a.b[0].c)", List.of("json(meta, a.b[0].c)")),
				arguments("f(a).g(b, c.d).e", List.of("f(a)", "g(b, c.d)", "e")),
				arguments("f((a.b).c).d", List.of("f((a.b).c)", "d")),
				arguments("sections.item:headings.title", List.of("sections", "item:headings", "title")),
				arguments("$FOLLOW(articles,author).title", List.of("$FOLLOW(articles,author)", "title")),
				arguments("*.*", List.of("*", "*")), arguments("_id", List.of("_id")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "year(author.born)|author.year(born)", "a.year(b.c)|a.b.year(c)",
			"count(sections.item:headings.links)|sections.item:headings.count(links)",
			"json(author.meta, a.b)|author.json(meta, a.b)", "f(a).g(b.c).d|f(a).b.g(c).d", "year( born )|year(born)" })
	void aFunctionMovesToTheFieldThatItIsAbout(String text, String path) {
		assertThat(FieldPath.of(text)).isEqualTo(FieldPath.of(path)).hasToString(path);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "\t" })
	void aBlankPathIsRefused(String text) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> FieldPath.of(text))
			.withMessage("A field path is blank: write the name of a field, such as \"title\" or \"author.name\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a..b", ".a", "a.", "a. .b", "." })
	void anEmptyPartIsRefused(String text) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> FieldPath.of(text))
			.withMessage("The field path \"" + text + "\" has an empty part: "
					+ "put exactly one dot between two names, as in \"author.name\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "id,title", "year(date),title" })
	void aCommaIsRefusedSinceDirectusWouldReadTwoFields(String text) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> FieldPath.of(text))
			.withMessage("The field path \"" + text + "\" holds a comma: pass every field by itself");
	}

	@ParameterizedTest
	@ValueSource(strings = { "year(date", "year)date(", "year(date))", "(", ")" })
	void aParenthesisWithoutItsOtherHalfIsRefused(String text) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> FieldPath.of(text))
			.withMessage("The field path \"" + text + "\" has a parenthesis without its other half: "
					+ "write it as in \"year(date)\"");
	}

	@ParameterizedTest
	@CsvSource({ "_eq,_eq", "author._some.name,_some", "author._eq,_eq" })
	void aConditionOnWhatReadsAsAnOperatorIsRefused(String text, String segment) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> FieldPath.ofCondition(text))
			.withMessage("The field path \"" + text + "\" has the part \"" + segment
					+ "\", which Directus reads as an operator: "
					+ "write field(\"...\").eq(...) and the like, or raw(...) for what they can't say");
	}

	@ParameterizedTest
	@CsvSource({ "_filter,_filter", "comments._limit,_limit", "*,*", "comments.*,*",
			"count(comments),count(comments)" })
	void aRelationCanBeNoOperatorWildcardOrFunction(String text, String segment) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> FieldPath.ofRelation(text))
			.withMessage("The field path \"" + text + "\" has the part \"" + segment + "\", which is no relation: "
					+ "name the relation, as in deep(\"comments\", ...) or deep(\"comments.author\", ...)");
	}

	@Test
	void aRelationMayBeNestedAndScoped() {
		assertThat(FieldPath.ofRelation("sections.item:headings.links").segments()).containsExactly("sections",
				"item:headings", "links");
	}

	@Test
	void aConditionMayBeOnAFunctionOrAScope() {
		assertThat(FieldPath.ofCondition("author.year(born)").segments()).containsExactly("author", "year(born)");
		assertThat(FieldPath.ofCondition("$thumb.item:headings").segments()).containsExactly("$thumb", "item:headings");
	}

}
