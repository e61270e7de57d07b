package io.github.springdirectus.autoconfigure.resilience;

import java.time.Duration;

import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.error.DirectusCallRejectedException;
import org.jspecify.annotations.Nullable;

/**
 * Says which call was not sent.
 */
final class Rejections {

	private Rejections() {
	}

	static DirectusCallRejectedException of(DirectusCall call, String reason, @Nullable Duration retryAfter) {
		String what = (call.collection() != null) ? " of " + call.collection() : "";
		return new DirectusCallRejectedException("%s%s (%s %s) was not sent: %s".formatted(call.operation(), what,
				call.method(), call.pathTemplate(), reason), retryAfter, null);
	}

}
