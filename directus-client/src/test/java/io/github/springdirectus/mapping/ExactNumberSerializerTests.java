package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExactNumberSerializerTests {

	private final Mappings mappings = new Mappings((builder) -> {
	});

	@Test
	void aNumberThatTheServerWouldRoundIsWrittenAsText() {
		assertThat(write(9007199254740992L)).isEqualTo("\"9007199254740992\"");
		assertThat(write(Long.MIN_VALUE)).isEqualTo("\"-9223372036854775808\"");
		assertThat(write(new BigInteger("123456789012345678901234567890")))
			.isEqualTo("\"123456789012345678901234567890\"");
		assertThat(write(new BigDecimal("1234567890123.4567"))).isEqualTo("\"1234567890123.4567\"");
	}

	@Test
	void everyOtherNumberStaysANumber() {
		assertThat(write(9007199254740991L)).isEqualTo("9007199254740991");
		assertThat(write(-5)).isEqualTo("-5");
		assertThat(write(new BigDecimal("12.50"))).isEqualTo("12.50");
		assertThat(write(new BigDecimal("1E+3"))).isEqualTo("1000");
		assertThat(write(BigInteger.TEN)).isEqualTo("10");
		assertThat(write(0.5)).isEqualTo("0.5");
	}

	@Test
	void thatHoldsInRecordsMapsAndLists() {
		assertThat(write(Map.of("a", List.of(Long.MAX_VALUE, 1)))).isEqualTo("{\"a\":[\"9223372036854775807\",1]}");
		assertThat(write(new Counter(Long.MAX_VALUE, 1L)))
			.isEqualTo("{\"primitive\":\"9223372036854775807\",\"boxed\":1}");
	}

	private String write(Object value) {
		return this.mappings.jsonMapper().writeValueAsString(value);
	}

	record Counter(long primitive, Long boxed) {
	}

}
