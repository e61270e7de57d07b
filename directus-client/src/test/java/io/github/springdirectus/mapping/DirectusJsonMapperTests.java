package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the mapper of the wire.
 */
class DirectusJsonMapperTests {

	private final JsonMapper mapper = new Mappings((builder) -> {
	}).jsonMapper();

	@Test
	void writesInSnakeCaseAndInTheOrderOfDeclaration() {
		assertThat(this.mapper.writeValueAsString(new Tokens("r", "a", 900000L, null)))
			.isEqualTo("{\"refresh_token\":\"r\",\"access_token\":\"a\",\"expires\":900000,\"any\":null}");
	}

	@Test
	void writesDatesAndTimesAsIsoText() {
		assertThat(this.mapper.writeValueAsString(List.of(Instant.parse("2026-01-31T23:59:59.123456Z"),
				LocalDate.of(2026, 1, 31), OffsetDateTime.parse("2026-01-31T23:59:59+02:00"), Duration.ofHours(1))))
			.isEqualTo("[\"2026-01-31T23:59:59.123456Z\",\"2026-01-31\",\"2026-01-31T23:59:59+02:00\",\"PT1H\"]");
	}

	@Test
	void keepsTheOffsetOfATime() {
		assertThat(this.mapper.readValue("\"2026-01-31T23:59:59+02:00\"", ZonedDateTime.class))
			.isEqualTo(ZonedDateTime.parse("2026-01-31T23:59:59+02:00"));
	}

	@Test
	void writesNumbersWithoutExponentAndWithoutLoss() {
		assertThat(this.mapper.writeValueAsString(List.of(new BigDecimal("1E+3"), new BigDecimal("1E-10"),
				new BigInteger("9".repeat(38)), Long.MAX_VALUE)))
			.isEqualTo("[1000,0.0000000001,\"" + "9".repeat(38) + "\",\"9223372036854775807\"]");
		assertThat(this.mapper.writeValueAsString(this.mapper.readTree("{\"a\":12.50,\"b\":1E3}")))
			.isEqualTo("{\"a\":12.50,\"b\":1000}");
	}

	@Test
	void readsWholeBodiesByTheSameRules() {
		Tokens tokens = this.mapper
			.readValue("{\"access_token\":\"a\",\"expires\":\"900000\",\"unknown\":{},\"any\":[1.10]}", Tokens.class);

		assertThat(tokens).isEqualTo(new Tokens(null, "a", 900000L, List.of(new BigDecimal("1.10"))));
	}

	@Test
	void namesNoValueWhereAScalarDoesNotFit() {
		assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"expires\":\"s3cr3t\"}", Tokens.class))
			.withMessageContaining("not a value of Long")
			.withMessageNotContaining("s3cr3t");
	}

	@Test
	void readsOneOfSeveralValuesOfAParser() {
		try (JsonParser parser = this.mapper.createParser("{\"expires\":1} {\"expires\":2}")) {
			assertThat(this.mapper.readValue(parser, Tokens.class).expires()).isEqualTo(1);
			assertThat(this.mapper.readValue(parser, Tokens.class).expires()).isEqualTo(2);
		}
	}

	@Test
	void doesNotRoundAFractionIntoAnArrayOfWholeNumbers() {
		assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue("[1.5]", long[].class));
	}

	@Test
	void respectsTheNamingOfAnEnum() {
		assertThat(this.mapper.writeValueAsString(Named.IN_REVIEW)).isEqualTo("\"inReview\"");
		assertThat(this.mapper.readValue("\"inReview\"", Named.class)).isEqualTo(Named.IN_REVIEW);
		assertThat(this.mapper.writeValueAsString(Map.of(Plain.IN_REVIEW, Plain.IN_REVIEW)))
			.isEqualTo("{\"in_review\":\"in_review\"}");
		assertThat(this.mapper.writeValueAsString(Plain.IN_REVIEW)).isEqualTo("\"in_review\"");
	}

	@Test
	void respectsTheShapeOfATime() {
		assertThat(this.mapper.readValue("{\"at\":1.5}", Shaped.class))
			.isEqualTo(new Shaped(Instant.ofEpochMilli(1500)));
	}

	@Test
	void isChangedByItsCustomizerAlone() {
		JsonMapper custom = new Mappings(
				(builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE))
			.jsonMapper();

		assertThat(custom.writeValueAsString(new Shaped(null))).isEqualTo("{\"at\":null}");
		assertThat(custom.writeValueAsString(new Tokens("r", null, null, null))).startsWith("{\"refresh-token\":\"r\"");
		assertThat(custom.rebuild().build().readValue("{\"refresh-token\":\"r\"}", Tokens.class))
			.isEqualTo(new Tokens("r", null, null, null));
	}

	@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
	enum Named {

		IN_REVIEW

	}

	enum Plain {

		IN_REVIEW

	}

	private record Tokens(String refreshToken, String accessToken, Long expires, Object any) {
	}

	private record Shaped(@JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at) {
	}

}
