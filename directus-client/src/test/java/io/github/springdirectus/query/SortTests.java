package io.github.springdirectus.query;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;

import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SortTests {

	@Test
	void itIsWrittenAsDirectusReadsIt() {
		assertThat(asc("author.name")).hasToString("author.name");
		assertThat(desc("author.name")).hasToString("-author.name");
		assertThat(desc("year(date)")).hasToString("-year(date)");
	}

	@Test
	void itIsEqualByFieldAndDirection() {
		assertThat(asc("a")).isEqualTo(asc("a"))
			.hasSameHashCodeAs(asc("a"))
			.isNotEqualTo(desc("a"))
			.doesNotHaveSameHashCodeAs(desc("a"))
			.isNotEqualTo(asc("b"))
			.doesNotHaveSameHashCodeAs(asc("b"))
			.isNotEqualTo("a");
	}

	@Test
	void aMinusIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> asc("-date"))
			.withMessage("The sort field \"-date\" begins with a minus: write desc(\"date\")");
	}

	@Test
	void whatIsNoFieldIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> desc(" "));
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> desc("a..b"));
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> asc("a,b"));
	}

}
