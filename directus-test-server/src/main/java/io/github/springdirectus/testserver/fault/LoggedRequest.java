package io.github.springdirectus.testserver.fault;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A request in the log, which learns what becomes of it.
 */
final class LoggedRequest {

	private final int number;

	private final Instant at = Instant.now();

	private final int connection;

	private final RequestLine line;

	private final Set<String> headers;

	private final @Nullable String authorization;

	private final Changes changes;

	private volatile boolean forwarded;

	private volatile @Nullable Integer status;

	private volatile @Nullable Fault fault;

	LoggedRequest(int number, int connection, RequestLine line, Head head, Changes changes) {
		this.number = number;
		this.connection = connection;
		this.line = line;
		this.headers = Collections.unmodifiableSet(head.names());
		String value = head.header("Authorization");
		this.authorization = (value != null) ? SeenRequest.hash(value) : null;
		this.changes = changes;
	}

	RequestLine line() {
		return this.line;
	}

	void forwarded() {
		this.forwarded = true;
		this.changes.signal();
	}

	void answered(int status) {
		this.status = status;
		this.changes.signal();
	}

	void meets(Fault fault) {
		this.fault = fault;
		this.changes.signal();
	}

	SeenRequest seen() {
		return new SeenRequest(this.number, this.at, this.connection, this.line.method(), this.line.path(),
				this.line.query(), this.headers, this.authorization, this.forwarded, this.status, this.fault);
	}

}
