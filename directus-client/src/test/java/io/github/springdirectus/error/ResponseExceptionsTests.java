package io.github.springdirectus.error;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is refused, what was wrong and what passes by itself are told apart by type, by
 * Directus' code where there is one, and by the status otherwise.
 */
class ResponseExceptionsTests {

	@ParameterizedTest
	@CsvSource({ "401,TOKEN_EXPIRED,DirectusAuthenticationException,false",
			"401,INVALID_CREDENTIALS,DirectusAuthenticationException,false",
			"403,INVALID_TOKEN,DirectusAuthenticationException,false",
			"401,INVALID_OTP,DirectusAuthenticationException,false", "403,FORBIDDEN,DirectusForbiddenException,false",
			"403,RESOURCE_RESTRICTED,DirectusForbiddenException,false",
			"400,FAILED_VALIDATION,DirectusValidationException,false",
			"400,INVALID_PAYLOAD,DirectusValidationException,false",
			"400,INVALID_FOREIGN_KEY,DirectusValidationException,false",
			"400,RECORD_NOT_UNIQUE,DirectusConflictException,false",
			"400,INVALID_QUERY,DirectusInvalidQueryException,false",
			"429,REQUESTS_EXCEEDED,DirectusRateLimitException,true",
			"503,SERVICE_UNAVAILABLE,DirectusUnavailableException,true",
			"500,INTERNAL_SERVER_ERROR,DirectusResponseException,false",
			"403,A_HOOK_SAYS_NO,DirectusForbiddenException,false",
			"418,A_HOOK_SAYS_NO,DirectusResponseException,false" })
	void theCodeTellsWhatAFailureIs(int status, String code, String type, boolean retryable) {
		DirectusResponseException failure = of(status,
				List.of(new DirectusError("no", code, Map.of("code", code, "why", "because"))));
		assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
		assertThat(failure.isRetryable()).isEqualTo(retryable);
		assertThat(failure.status()).isEqualTo(status);
		assertThat(failure.code()).as("kept, known or not").isEqualTo(code);
		assertThat(failure.errors().get(0).extensions()).containsEntry("why", "because");
	}

	@ParameterizedTest
	@CsvSource({ "401,DirectusAuthenticationException,false", "403,DirectusForbiddenException,false",
			"409,DirectusConflictException,false", "429,DirectusRateLimitException,true",
			"502,DirectusUnavailableException,true", "503,DirectusUnavailableException,true",
			"504,DirectusUnavailableException,true", "500,DirectusResponseException,false",
			"404,DirectusResponseException,false" })
	void withoutACodeTheStatusDoes(int status, String type, boolean retryable) {
		DirectusResponseException failure = of(status, List.of());
		assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
		assertThat(failure.isRetryable()).isEqualTo(retryable);
		assertThat(failure.code()).isNull();
	}

	@Test
	void whoeverMayNotIsNeverTakenForAServerThatCanNot() {
		assertThat(of(401, List.of())).isNotInstanceOf(DirectusUnavailableException.class);
		assertThat(of(503, List.of())).isNotInstanceOf(DirectusAuthenticationException.class)
			.isNotInstanceOf(DirectusForbiddenException.class);
	}

	private static DirectusResponseException of(int status, List<DirectusError> errors) {
		return ResponseExceptions.from(new ErrorReply(status, "GET /items/a", errors, "", null));
	}

}
