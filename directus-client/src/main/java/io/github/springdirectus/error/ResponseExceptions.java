package io.github.springdirectus.error;

import io.github.springdirectus.model.Internal;

/**
 * Chooses the exception for an answer: by its Directus code, and where there is none (a
 * proxy's page, say) by its status.
 */
@Internal
public final class ResponseExceptions {

	private ResponseExceptions() {
	}

	/**
	 * Create the exception that fits an answer.
	 * @param reply what is known of the answer
	 * @return the exception
	 */
	public static DirectusResponseException from(ErrorReply reply) {
		String code = reply.code();
		return (code != null) ? byCode(code, reply) : byStatus(reply);
	}

	private static DirectusResponseException byCode(String code, ErrorReply reply) {
		return switch (code) {
			case "INVALID_CREDENTIALS", "INVALID_TOKEN", "TOKEN_EXPIRED", "INVALID_OTP", "INVALID_IP",
					"USER_SUSPENDED" ->
				new DirectusAuthenticationException(reply);
			case "FORBIDDEN", "RESOURCE_RESTRICTED", "COLLECTION_INACTIVE", "LIMIT_EXCEEDED", "INVALID_PROVIDER" ->
				new DirectusForbiddenException(reply);
			case "FAILED_VALIDATION", "INVALID_PAYLOAD", "NOT_NULL_VIOLATION", "CONTAINS_NULL_VALUES", "VALUE_TOO_LONG",
					"VALUE_OUT_OF_RANGE", "INVALID_FOREIGN_KEY", "UNPROCESSABLE_CONTENT" ->
				new DirectusValidationException(reply);
			case "RECORD_NOT_UNIQUE", "VERSION_HASH_MISMATCH" -> new DirectusConflictException(reply);
			case "INVALID_QUERY", "GRAPHQL_VALIDATION" -> new DirectusInvalidQueryException(reply);
			case "REQUESTS_EXCEEDED", "EMAIL_LIMIT_EXCEEDED" -> new DirectusRateLimitException(reply);
			case "SERVICE_UNAVAILABLE", "OUT_OF_DATE" -> new DirectusUnavailableException(reply);
			default -> byStatus(reply);
		};
	}

	private static DirectusResponseException byStatus(ErrorReply reply) {
		return switch (reply.status()) {
			case 401 -> new DirectusAuthenticationException(reply);
			case 403 -> new DirectusForbiddenException(reply);
			case 409 -> new DirectusConflictException(reply);
			case 429 -> new DirectusRateLimitException(reply);
			case 502, 503, 504 -> new DirectusUnavailableException(reply);
			default -> new DirectusResponseException(reply);
		};
	}

}
