package io.github.springdirectus.autoconfigure.resilience;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.ErrorReply;
import io.github.springdirectus.error.ResponseExceptions;

import org.springframework.http.HttpMethod;

/**
 * Calls and their failures.
 */
final class Calls {

	static final Duration TIMEOUT = Duration.ofSeconds(10);

	static final String URL = "https://cms.example.com/base";

	static final DirectusCall FIND = at(URL);

	private Calls() {
	}

	static InstanceNames names() {
		// As it may stand in a configuration
		return InstanceNames.of(() -> URL + "/");
	}

	static DirectusCall at(String url) {
		return new DirectusCall(url, HttpMethod.GET, "/items/{collection}", "articles", "find");
	}

	static RuntimeException answer(int status) {
		return ResponseExceptions.from(new ErrorReply(status, "GET /items/articles", List.of(), "", null));
	}

	static RuntimeException broken() {
		return new DirectusTransportException("broken", 0, new IOException("Connection reset by peer"));
	}

}
