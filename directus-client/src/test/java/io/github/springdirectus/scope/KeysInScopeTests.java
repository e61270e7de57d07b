package io.github.springdirectus.scope;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeysInScopeTests {

	private static KeysInScope keys(Object... keys) {
		return new KeysInScope("tags", "code", List.of(keys), Map.of("tenant", Map.of("_eq", 7)));
	}

	private static void refused(KeysInScope keys, Object... found) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> keys.verify(List.of(found)))
			.withMessageContaining("\"tags\"");
	}

	@Test
	void everyKeyMustBeFound() {
		assertThatCode(() -> keys(1, "2", 3L).verify(List.of(3, 2, 1))).doesNotThrowAnyException();
		refused(keys(1, 2), 1);
		refused(keys(1));
	}

	@Test
	void aKeyMayComeBackInAnotherCase() {
		assertThatCode(() -> keys("ABC").verify(List.of("abc"))).doesNotThrowAnyException();
	}

	@Test
	void ofTwoKeysThatDifferInTheirCaseAloneOneDoesNotStandForTheOther() {
		refused(keys("abc", "ABC"), "abc");
		assertThatCode(() -> keys("abc", "ABC").verify(List.of("ABC", "abc"))).doesNotThrowAnyException();
	}

	@Test
	void anotherSpellingOfANumberIsAnotherKey() {
		refused(keys("0x3"), 3);
		refused(keys("03"), 3);
	}

}
