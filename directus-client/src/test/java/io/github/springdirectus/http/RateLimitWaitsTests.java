package io.github.springdirectus.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.ErrorReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitWaitsTests {

	private static final Duration LONG = Duration.ofHours(1);

	@Test
	void aCallWaitsAsLongAsTheServerAsksAndUpToTwiceAsLong() {
		assertThat(waits(1, Duration.ofSeconds(1), LONG))
			.allSatisfy((wait) -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
	}

	@Test
	void callersThatWereRefusedTogetherReturnSpreadOut() {
		List<Duration> waits = waits(1, Duration.ofSeconds(1), LONG);
		assertThat(waits).filteredOn((wait) -> wait.compareTo(Duration.ofMillis(1500)) < 0)
			.as("those of the first half")
			.hasSizeBetween(350, 650);
	}

	@ParameterizedTest
	@CsvSource({ "2,3000", "3,4000", "10,11000" })
	void theOftenerTheyAreRefusedTheWiderTheySpread(int refusals, long most) {
		List<Duration> waits = waits(refusals, Duration.ofSeconds(1), LONG);
		assertThat(waits)
			.allSatisfy((wait) -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofMillis(most)));
		assertThat(waits).anySatisfy((wait) -> assertThat(wait).isGreaterThan(Duration.ofMillis(most * 9 / 10)));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "PT0S", "PT0.02S" })
	void withoutAWordOfTheServerTheyComeBackSoonButNotAtOnce(Duration asked) {
		assertThat(waits(1, asked, LONG))
			.allSatisfy((wait) -> assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofMillis(200)));
	}

	@Test
	void aServerThatAlwaysSaysNowIsNotAskedForever() {
		RateLimitWaits waits = new RateLimitWaits(Duration.ofSeconds(1));
		while (waits.after(refusal(Duration.ZERO)) != null) {
			assertThat(waits.count()).isLessThanOrEqualTo(10);
		}
		assertThat(waits.count()).isPositive();
	}

	@Test
	void allWaitsTogetherAreNoLongerThanAllowed() {
		for (int call = 0; call < 200; call++) {
			RateLimitWaits waits = new RateLimitWaits(Duration.ofSeconds(10));
			Duration total = Stream.generate(() -> waits.after(refusal(Duration.ofSeconds(1))))
				.takeWhile((wait) -> wait != null)
				.reduce(Duration.ZERO, Duration::plus);
			assertThat(total).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
			assertThat(waits.count()).isPositive();
		}
	}

	@Test
	void aWaitThatWouldBeTooLongIsNotBegun() {
		RateLimitWaits waits = new RateLimitWaits(Duration.ofSeconds(10));
		assertThat(waits.after(refusal(Duration.ofMillis(10_001)))).isNull();
		assertThat(waits.after(refusal(Duration.ofSeconds(10)))).isEqualTo(Duration.ofSeconds(10));
		assertThat(waits.after(refusal(Duration.ZERO))).isNull();
		assertThat(waits.count()).isEqualTo(1);
	}

	@Test
	void aCallThatHasWaitedElsewhereWaitsNoMore() {
		RateLimitWaits waits = new RateLimitWaits(LONG);
		waits.end();
		assertThat(waits.after(refusal(Duration.ZERO))).isNull();
		assertThat(waits.after(refusal(null))).isNull();
	}

	@Test
	void aCallThatIsAlwaysRefusedSpreadsEverWider() {
		RateLimitWaits waits = new RateLimitWaits(Duration.ofDays(100_000));
		for (int refusal = 0; refusal < 100; refusal++) {
			assertThat(waits.after(refusal(Duration.ofHours(1)))).isBetween(Duration.ofHours(1), Duration.ofHours(101));
		}
	}

	/** The waits of many calls after their last refusal. */
	private static List<Duration> waits(int refusals, Duration asked, Duration longest) {
		return Stream.generate(() -> {
			RateLimitWaits waits = new RateLimitWaits(longest);
			for (int refusal = 1; refusal < refusals; refusal++) {
				waits.after(refusal(asked));
			}
			return waits.after(refusal(asked));
		}).limit(1000).toList();
	}

	private static DirectusRateLimitException refusal(Duration retryAfter) {
		return new DirectusRateLimitException(new ErrorReply(429, "GET /", List.of(), "", retryAfter));
	}

}
