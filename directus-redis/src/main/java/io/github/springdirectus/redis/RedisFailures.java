package io.github.springdirectus.redis;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.springdirectus.error.DirectusUnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with Redis without any name, value or argument of a command: some
 * answers of Redis quote the command that it does not take.
 */
final class RedisFailures {

	private static final Pattern CODE = Pattern.compile("^[A-Z]{2,20}\\b");

	private RedisFailures() {
	}

	static DirectusUnavailableException translate(Throwable failure, Duration timeout) {
		RedisCommandExecutionException refusal = find(RedisCommandExecutionException.class, failure);
		if (refusal != null) {
			String code = code(refusal);
			return exception("refused a command (" + code + "). Check its user, its rights and its memory.",
					new RedisCommandExecutionException(code));
		}
		if (find(TimeoutException.class, failure) != null
				|| find(RedisCommandTimeoutException.class, failure) != null) {
			return exception("did not answer within " + timeout.toMillis()
					+ " ms. Calls succeed again once it does, without a restart.", failure);
		}
		return exception("can't be reached. Check its address; calls succeed again once it answers, without a restart.",
				failure);
	}

	private static DirectusUnavailableException exception(String what, Throwable cause) {
		return new DirectusUnavailableException("Redis, where tokens and callers of Directus are kept, " + what, cause);
	}

	private static String code(RedisCommandExecutionException refusal) {
		Matcher code = CODE.matcher(String.valueOf(refusal.getMessage()));
		return code.find() ? code.group() : "no code";
	}

	private static <E extends Throwable> @Nullable E find(Class<E> type, Throwable failure) {
		for (Throwable each = failure; each != null; each = each.getCause()) {
			if (type.isInstance(each)) {
				return type.cast(each);
			}
		}
		return null;
	}

}
