package io.github.springdirectus.testserver.fault;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the client sends, and forwards it.
 */
final class RequestLoop implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(RequestLoop.class);

	private final Connection connection;

	private final Relay relay;

	RequestLoop(Connection connection, Relay relay) {
		this.connection = connection;
		this.relay = relay;
	}

	@Override
	public void run() {
		try {
			Fault fault = this.relay.faults().ofConnection();
			if (fault instanceof ConnectionFault ofConnection) {
				log.debug("Connection {} meets {}", this.connection.number(), fault);
				ofConnection.apply(this.connection);
			}
			serve();
		}
		catch (IOException ex) {
			log.debug("Connection {} ended", this.connection.number(), ex);
			this.connection.reset();
		}
		catch (RuntimeException ex) {
			log.warn("Connection {} is given up", this.connection.number(), ex);
			this.connection.reset();
		}
	}

	private void serve() throws IOException {
		while (this.connection.awaitClient()) {
			if (this.connection.isUpgraded()) {
				this.connection.fromClient().transferTo(this.connection.toServer());
			}
			else {
				next();
			}
		}
		if (this.connection.isUpgraded()) {
			this.connection.endOfClient();
		}
		else {
			this.connection.close();
		}
	}

	private void next() throws IOException {
		Head head = Head.read(this.connection.fromClient());
		if (head == null) {
			return;
		}
		if (!this.connection.turn().await()) {
			this.connection.listenToEnd();
			return;
		}
		LoggedRequest logged = this.relay.requests().add(this.connection.number(), head);
		Exchange exchange = new Exchange(this.connection, head, logged);
		this.connection.turn().begin(exchange);
		serve(exchange, this.relay.faults().of(logged.seen()));
	}

	private void serve(Exchange exchange, @Nullable Fault fault) throws IOException {
		if (fault != null) {
			log.debug("{} meets {}", exchange, fault);
			exchange.meets(fault);
		}
		if (fault instanceof Answer answer) {
			exchange.answer(answer);
		}
		else if (!(fault instanceof RequestFault before) || before.apply(exchange)) {
			exchange.forward(Long.MAX_VALUE);
		}
	}

}
