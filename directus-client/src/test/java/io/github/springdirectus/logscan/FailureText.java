package io.github.springdirectus.logscan;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import io.github.springdirectus.error.DirectusResponseException;

/**
 * All that a failure tells, its causes and what they suppressed included.
 */
final class FailureText {

	private FailureText() {
	}

	static String of(Throwable failure) {
		StringBuilder text = new StringBuilder();
		append(text, failure);
		return text.toString();
	}

	static void append(StringBuilder text, Throwable failure) {
		if (failure != null) {
			append(text, failure, Collections.newSetFromMap(new IdentityHashMap<>()));
		}
	}

	private static void append(StringBuilder text, Throwable failure, Set<Throwable> seen) {
		if (!seen.add(failure)) {
			return;
		}
		text.append('\n').append(failure);
		if (failure instanceof DirectusResponseException response) {
			text.append('\n').append(response.errors());
		}
		if (failure.getCause() != null) {
			append(text, failure.getCause(), seen);
		}
		for (Throwable suppressed : failure.getSuppressed()) {
			append(text, suppressed, seen);
		}
	}

}
