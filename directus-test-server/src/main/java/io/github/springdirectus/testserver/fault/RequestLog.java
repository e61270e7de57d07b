package io.github.springdirectus.testserver.fault;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests that came, in the order in which their heads had been read.
 */
final class RequestLog {

	private final Changes changes;

	private final List<LoggedRequest> requests = new ArrayList<>();

	private int last;

	private boolean queries;

	RequestLog(Changes changes) {
		this.changes = changes;
	}

	LoggedRequest add(int connection, Head head) throws ProtocolException {
		LoggedRequest added = add(connection, head, RequestLine.of(head));
		this.changes.signal();
		return added;
	}

	private synchronized LoggedRequest add(int connection, Head head, RequestLine line) {
		RequestLine kept = this.queries ? line : new RequestLine(line.method(), line.path(), null);
		LoggedRequest added = new LoggedRequest(++this.last, connection, kept, head, this.changes);
		this.requests.add(added);
		return added;
	}

	synchronized void keepQueries() {
		this.queries = true;
	}

	synchronized List<SeenRequest> seen() {
		return this.requests.stream().map(LoggedRequest::seen).toList();
	}

	synchronized void clear() {
		this.requests.clear();
	}

}
