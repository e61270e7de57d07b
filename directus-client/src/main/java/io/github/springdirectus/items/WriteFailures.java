package io.github.springdirectus.items;

import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.http.TransportFailures;
import io.github.springdirectus.model.BatchOutcome;

/**
 * What a failure says of the write that it ended.
 */
final class WriteFailures {

	private WriteFailures() {
	}

	static BatchOutcome outcome(Throwable failure) {
		return isInDoubt(failure) ? BatchOutcome.IN_DOUBT : BatchOutcome.FAILED;
	}

	/**
	 * Whether the write may have been carried out all the same.
	 */
	static boolean isInDoubt(Throwable failure) {
		if (failure instanceof DirectusRequestException || failure instanceof DirectusCallRejectedException) {
			return false;
		}
		if (failure instanceof DirectusTransportException transport) {
			return !TransportFailures.isBeforeSending(transport);
		}
		return !(failure instanceof DirectusResponseException response) || isInDoubt(response);
	}

	/**
	 * Directus commits a write before it reads the reply. What it can't read there it
	 * answers as an invalid query, or as an error of its own.
	 */
	private static boolean isInDoubt(DirectusResponseException response) {
		String code = response.code();
		return "INVALID_QUERY".equals(code) || response.status() >= 500 && !"SERVICE_UNAVAILABLE".equals(code);
	}

	/**
	 * Whether a new item was refused because there is one with its key.
	 */
	static boolean isConflictOf(String keyField, Throwable failure) {
		return failure instanceof DirectusResponseException response && "RECORD_NOT_UNIQUE".equals(response.code())
				&& response.errors().stream().allMatch((error) -> keyField.equals(error.field()));
	}

}
