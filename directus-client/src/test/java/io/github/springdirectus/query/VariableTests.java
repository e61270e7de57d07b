package io.github.springdirectus.query;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.springdirectus.query.Filters.currentPolicies;
import static io.github.springdirectus.query.Filters.currentRole;
import static io.github.springdirectus.query.Filters.currentRoles;
import static io.github.springdirectus.query.Filters.currentUser;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.now;
import static io.github.springdirectus.query.Filters.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class VariableTests {

	@ParameterizedTest
	@MethodSource
	void aVariableIsSentAsDirectusReadsIt(Variable variable, String text) {
		assertThat(variable).hasToString(text);
		assertThat(FilterRenderer.render(raw(Map.of("f", Map.of("_in", List.of(variable))))))
			.isEqualTo(Map.of("f", Map.of("_in", List.of(text))));
		assertThat(FilterRenderer.render(field("f").in(variable, 1)))
			.isEqualTo(Map.of("f", Map.of("_in", List.of(text, 1))));
	}

	static Stream<Arguments> aVariableIsSentAsDirectusReadsIt() {
		return Stream.of(arguments(now(), "$NOW"), arguments(currentUser(), "$CURRENT_USER"),
				arguments(currentRole(), "$CURRENT_ROLE"), arguments(currentRoles(), "$CURRENT_ROLES"));
	}

	@ParameterizedTest
	@CsvSource({ "PT0S,$NOW", "P1D,$NOW(+24 hours)", "PT-2H,$NOW(-2 hours)", "PT90M,$NOW(+90 minutes)",
			"PT-90S,$NOW(-90 seconds)", "PT0.5S,$NOW(+500 milliseconds)", "PT-1.25S,$NOW(-1250 milliseconds)",
			"PT1H1S,$NOW(+3601 seconds)" })
	void aDistanceIsWrittenInTheLargestUnitThatIsExact(Duration distance, String text) {
		assertThat(now(distance)).hasToString(text);
	}

	@ParameterizedTest
	@CsvSource({ "P0D,$NOW", "P1D,$NOW(+1 days)", "P-2W,$NOW(-14 days)", "P1M,$NOW(+1 months)", "P-1Y,$NOW(-1 years)",
			"P1Y1M,$NOW(+13 months)", "P24M,$NOW(+2 years)" })
	void aPeriodIsWrittenInUnitsOfTheCalendar(Period distance, String text) {
		assertThat(now(distance)).hasToString(text);
	}

	@Test
	void whatDirectusWouldMisreadIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> now(Duration.ofNanos(1)))
			.withMessage("now(PT0.000000001S) is more exact than the milliseconds of Directus: "
					+ "truncate it to milliseconds");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> now(Period.of(0, 1, 1)))
			.withMessage("now(P1M1D) is made of two units, and Directus takes one: "
					+ "write months or days, or compute the date");
	}

	@Test
	void itIsAValue() {
		assertThat(now(Duration.ofHours(1))).isEqualTo(now(Duration.ofMinutes(60)))
			.hasSameHashCodeAs(now(Duration.ofMinutes(60)))
			.isNotEqualTo(now())
			.isNotEqualTo("$NOW(+1 hours)");
		assertThat(field("f").lt(now())).hasToString("f _lt $NOW").isEqualTo(field("f").lt(now()));
	}

	@Test
	void itIsComparedAsAnyValueIs() {
		assertThat(FilterRenderer.render(field("f").between(now(Period.ofDays(-7)), now())))
			.isEqualTo(Map.of("f", Map.of("_between", List.of("$NOW(-7 days)", "$NOW"))));
		assertThat(FilterRenderer.render(field("f").eq(currentUser())))
			.isEqualTo(Map.of("f", Map.of("_eq", "$CURRENT_USER")));
	}

	@ParameterizedTest
	@MethodSource("single")
	void severalValuesAreNotComparedAsOne(Function<Object, Filter> operator) {
		for (Variable variable : List.of(currentRoles(), currentPolicies())) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> operator.apply(variable))
				.withMessageEndingWith("is compared with " + variable
						+ ", which stands for several values: write in(..) or notIn(..)");
		}
	}

	static Stream<Function<Object, Filter>> single() {
		FilterField field = field("f");
		return Stream.of(field::eq, field::gt, (value) -> field.between(value, 1), (value) -> field.between(1, value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "$NOW", "$NOWHERE", "$NOW(hello)", "$CURRENT_USER", "$CURRENT_USER.id", "$CURRENT_ROLE",
			"$CURRENT_ROLES", "$CURRENT_POLICIES" })
	void aTextThatDirectusWouldTakeForAVariableIsRefused(String text) {
		FilterField field = field("f");
		List<Function<String, Filter>> operators = List.of(field::eq, field::in, (t) -> field.notIn("a", t),
				field::contains, field::startsWithIgnoreCase, (t) -> field.between("a", t),
				(t) -> field.ne(new StringBuilder(t)));
		for (Function<String, Filter> operator : operators) {
			assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> operator.apply(text))
				.withMessageStartingWith("The field \"f\" under _")
				.withMessageEndingWith(" is compared with the text \"" + text + "\", which Directus takes for a "
						+ "variable: write now(), currentUser() and the like where the variable is meant; "
						+ "the text itself can't be compared with");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "NOW", "$now", " $NOW", "$CURRENT", "a$NOW", "$" })
	void anyOtherTextIsTaken(String text) {
		assertThat(FilterRenderer.render(field("f").eq(text))).isEqualTo(Map.of("f", Map.of("_eq", text)));
	}

	@Test
	void thePoliciesOfTheCallerAreAskedForByTheirKeySinceTheServerLoadsThemOnlyThen() {
		assertThat(FilterRenderer.render(field("id").in(currentPolicies())))
			.isEqualTo(Map.of("id", Map.of("_in", "$CURRENT_POLICIES.id")));
		assertThat(FilterRenderer.render(field("id").notIn(currentPolicies())))
			.isEqualTo(Map.of("id", Map.of("_nin", "$CURRENT_POLICIES.id")));
	}

}
