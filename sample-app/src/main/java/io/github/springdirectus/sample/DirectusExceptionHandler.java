package io.github.springdirectus.sample;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusConflictException;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusInvalidQueryException;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.error.DirectusValidationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells callers what Directus made of their request. The messages of the exceptions name
 * paths of Directus, so they go to the log; only what Directus says of fields is passed
 * on.
 */
@RestControllerAdvice
class DirectusExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(DirectusExceptionHandler.class);

	@ExceptionHandler
	ProblemDetail handle(DirectusForbiddenException ex) {
		return problem(HttpStatus.FORBIDDEN, "You may not do this.");
	}

	@ExceptionHandler
	ProblemDetail handle(DirectusValidationException ex) {
		return problem(HttpStatus.BAD_REQUEST, "Directus does not accept these values.", ex);
	}

	@ExceptionHandler
	ProblemDetail handle(DirectusConflictException ex) {
		return problem(HttpStatus.CONFLICT, "These values are in conflict with stored ones.", ex);
	}

	@ExceptionHandler({ DirectusInvalidQueryException.class, DirectusRequestException.class })
	ProblemDetail handleQuery(DirectusException ex) {
		return problem(HttpStatus.BAD_REQUEST, "Directus can't be asked for this.");
	}

	@ExceptionHandler({ DirectusUnavailableException.class, DirectusRateLimitException.class })
	ResponseEntity<ProblemDetail> handleBusy(DirectusResponseException ex) {
		return unavailable(ex, ex.retryAfter());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> handle(DirectusTransportException ex) {
		return unavailable(ex, null);
	}

	/**
	 * The others are no fault of the caller: credentials that Directus refuses, an answer
	 * that can't be read.
	 */
	@ExceptionHandler
	ProblemDetail handle(DirectusException ex) {
		log.warn("Directus can't be used", ex);
		return problem(HttpStatus.BAD_GATEWAY, "Directus gave no answer that can be used.");
	}

	private static ResponseEntity<ProblemDetail> unavailable(DirectusException ex, @Nullable Duration retryAfter) {
		log.warn("Directus is not available: {}", ex.getMessage());
		HttpHeaders headers = new HttpHeaders();
		if (retryAfter != null) {
			headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.plusMillis(999).toSeconds()));
		}
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.headers(headers)
			.body(problem(HttpStatus.SERVICE_UNAVAILABLE, "Directus is not available. Try again later."));
	}

	private static ProblemDetail problem(HttpStatus status, String detail, DirectusResponseException ex) {
		ProblemDetail problem = problem(status, detail);
		List<FieldMessage> errors = ex.errors()
			.stream()
			.flatMap((error) -> Stream.ofNullable(error.field())
				.map((field) -> FieldMessage.ofField(field, error.message())))
			.toList();
		if (!errors.isEmpty()) {
			problem.setProperty(FieldMessage.PROPERTY, errors);
		}
		return problem;
	}

	private static ProblemDetail problem(HttpStatus status, String detail) {
		return ProblemDetail.forStatusAndDetail(status, detail);
	}

}
