package io.github.springdirectus.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.ErrorReply;
import io.github.springdirectus.error.ResponseExceptions;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetryPolicyTests {

	private final RetryPolicy policy = new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1));

	@ParameterizedTest
	@CsvSource({ "429,true", "503,true", "500,false", "502,false", "504,false", "401,false", "400,false" })
	void onlyStatusesThatPassByThemselvesAreTriedAgain(int status, boolean expected) {
		assertThat(this.policy.covers(answer(status, null), 1)).isEqualTo(expected);
	}

	@Test
	void theAttemptsAreCounted() {
		assertThat(this.policy.covers(answer(503, null), 2)).isTrue();
		assertThat(this.policy.covers(answer(503, null), 3)).isFalse();
	}

	@Test
	void aBrokenConnectionIsTriedAgainButNotATimeout() {
		assertThat(this.policy.covers(new DirectusTransportException("", 0, new IOException()), 1)).isTrue();
		assertThat(this.policy.covers(new DirectusTransportException("", 0, ReadTimeoutException.INSTANCE), 1))
			.isFalse();
		assertThat(this.policy.covers(new DirectusTransportException("", 1, new IOException()), 1)).isFalse();
		assertThat(this.policy.covers(new DirectusDecodingException(""), 1)).isFalse();
	}

	@Test
	void whereACallWaitsForTheRateLimitItIsNoAttempt() {
		RetryPolicy waiting = this.policy.withRateLimitWait(Duration.ofSeconds(1));
		assertThat(waiting.covers(answer(429, null), 1)).isFalse();
		assertThat(waiting.covers(answer(503, null), 1)).isTrue();
	}

	@Test
	void aCallThatWasNotSentIsNotTriedAgain() {
		assertThat(this.policy.covers(new DirectusCallRejectedException("", null, null), 1)).isFalse();
	}

	@Test
	void aServerThatAsksForTooLongIsNotWaitedFor() {
		assertThat(this.policy.covers(answer(429, Duration.ofSeconds(1)), 1)).isTrue();
		assertThat(this.policy.covers(answer(429, Duration.ofMillis(1001)), 1)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "1,50,100", "2,100,200", "3,200,400", "5,500,1000", "60,500,1000" })
	void theWaitDoublesUpToItsLimitWithJitter(long attempts, long least, long most) {
		for (int i = 0; i < 100; i++) {
			assertThat(this.policy.waitBefore(answer(503, null), attempts)).isBetween(Duration.ofMillis(least),
					Duration.ofMillis(most));
		}
	}

	@Test
	void theWaitIsNeverShorterThanTheServerAsksFor() {
		for (int i = 0; i < 100; i++) {
			assertThat(this.policy.waitBefore(answer(429, Duration.ofMillis(700)), 1)).isBetween(Duration.ofMillis(700),
					Duration.ofMillis(800));
		}
	}

	@Test
	void aPolicyWithoutAnAttemptOrWithANegativeWaitIsRefused() {
		Duration negative = Duration.ofMillis(-1);
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
			.withMessageContaining("max-attempts");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> new RetryPolicy(1, negative, Duration.ZERO));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> new RetryPolicy(1, Duration.ZERO, negative));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.policy.withRateLimitWait(negative));
	}

	private static Throwable answer(int status, Duration retryAfter) {
		return ResponseExceptions.from(new ErrorReply(status, "GET /", List.of(), "", retryAfter));
	}

}
