package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that pass through a proxy, and what they share.
 */
final class Relay {

	private static final Logger log = LoggerFactory.getLogger(Relay.class);

	private final InetSocketAddress server;

	private final ProxyThreads threads;

	private final ActiveFaults faults;

	private final RequestLog requests;

	private final Changes changes;

	private final Set<Connection> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger accepted = new AtomicInteger();

	private volatile boolean closed;

	Relay(InetSocketAddress server, ProxyThreads threads, ActiveFaults faults, RequestLog requests, Changes changes) {
		this.server = server;
		this.threads = threads;
		this.faults = faults;
		this.requests = requests;
		this.changes = changes;
	}

	InetSocketAddress server() {
		return this.server;
	}

	ProxyThreads threads() {
		return this.threads;
	}

	ActiveFaults faults() {
		return this.faults;
	}

	RequestLog requests() {
		return this.requests;
	}

	void accept(Socket client) {
		int number = this.accepted.incrementAndGet();
		try {
			Connection connection = new Connection(number, this, client);
			this.open.add(connection);
			this.changes.signal();
			if (this.closed) {
				connection.close();
			}
			this.threads.start("requests-" + number, new RequestLoop(connection, this));
		}
		catch (IOException ex) {
			log.debug("Connection {} was gone before it began", number, ex);
			Sockets.close(client);
		}
	}

	void closed(Connection connection) {
		this.open.remove(connection);
		this.changes.signal();
	}

	int accepted() {
		return this.accepted.get();
	}

	int open() {
		return this.open.size();
	}

	void forEachOpen(Consumer<Connection> action) {
		this.open.forEach(action);
	}

	void close() {
		this.closed = true;
		forEachOpen(Connection::close);
	}

}
