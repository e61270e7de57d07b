package io.github.springdirectus.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FilterValueTests {

	private static final long MAX_SAFE = 9007199254740991L;

	@ParameterizedTest
	@MethodSource
	void numbersThatSurviveStayNumbers(Number number) {
		assertThat(FilterValue.of(number)).isSameAs(number);
	}

	static Stream<Number> numbersThatSurviveStayNumbers() {
		return Stream.of(0, (byte) 1, (short) 2, 1L, MAX_SAFE, -MAX_SAFE, BigInteger.valueOf(MAX_SAFE), 1.5, 1.5f,
				(double) MAX_SAFE, new BigDecimal("0.10"), new BigDecimal("123456789.012345"),
				new BigDecimal("1.50000000000000000000"), new BigDecimal("1E+15"), Double.NaN, Float.NEGATIVE_INFINITY,
				new Half());
	}

	@ParameterizedTest
	@MethodSource
	void numbersThatWouldBeRoundedOrRefusedBecomeText(Number number, String text) {
		assertThat(FilterValue.of(number)).isEqualTo(text);
	}

	static Stream<Arguments> numbersThatWouldBeRoundedOrRefusedBecomeText() {
		return Stream.of(arguments(MAX_SAFE + 1, "9007199254740992"), arguments(-MAX_SAFE - 1, "-9007199254740992"),
				arguments(Long.MAX_VALUE, "9223372036854775807"), arguments(Long.MIN_VALUE, "-9223372036854775808"),
				arguments(BigInteger.TEN.pow(30), "1000000000000000000000000000000"),
				arguments(new BigDecimal("1234567890.123456"), "1234567890.123456"),
				arguments(new BigDecimal("-0.12345678901234567890"), "-0.12345678901234567890"),
				arguments(new BigDecimal("1E+20"), "100000000000000000000"),
				arguments(new BigDecimal("12345678901234567890123456789012345678"),
						"12345678901234567890123456789012345678"),
				arguments(1e20, "100000000000000000000"), arguments(-1e20f, "-100000000000000000000"));
	}

	@Test
	void numbersWithinListsBecomeTextToo() {
		assertThat(FilterRenderer.render(field("n").in(1, Long.MAX_VALUE)))
			.isEqualTo(Map.of("n", Map.of("_in", List.of(1, "9223372036854775807"))));
		assertThat(FilterRenderer.render(field("n").between(new BigDecimal("0.1234567890123456"), 1)))
			.isEqualTo(Map.of("n", Map.of("_between", List.of("0.1234567890123456", 1))));
	}

	@Test
	void aFilterKeepsTheNumberItWasGiven() {
		assertThat(field("n").eq(Long.MAX_VALUE)).isNotEqualTo(field("n").eq("9223372036854775807"));
	}

	private static final class Half extends Number {

		@Override
		public int intValue() {
			return 0;
		}

		@Override
		public long longValue() {
			return 0;
		}

		@Override
		public float floatValue() {
			return 0.5f;
		}

		@Override
		public double doubleValue() {
			return 0.5;
		}

		@Override
		public String toString() {
			return "1/2";
		}

	}

}
