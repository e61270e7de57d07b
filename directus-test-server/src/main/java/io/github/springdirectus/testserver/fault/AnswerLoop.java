package io.github.springdirectus.testserver.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the server sends, and passes it on to the client.
 */
final class AnswerLoop implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(AnswerLoop.class);

	private static final int SWITCHING_PROTOCOLS = 101;

	private final Connection connection;

	private final InputStream fromServer;

	AnswerLoop(Connection connection, InputStream fromServer) {
		this.connection = connection;
		this.fromServer = fromServer;
	}

	@Override
	public void run() {
		try {
			relayAll();
		}
		catch (IOException ex) {
			this.connection.reset();
		}
		catch (RuntimeException ex) {
			log.warn("Connection {} is given up", this.connection.number(), ex);
			this.connection.reset();
		}
	}

	private void relayAll() throws IOException {
		try {
			for (Head head = Head.read(this.fromServer); head != null; head = Head.read(this.fromServer)) {
				relay(head, head.status());
			}
		}
		catch (EOFException ex) {
			// The client shall see the same
		}
		this.connection.endOfServer();
	}

	private void relay(Head head, int status) throws IOException {
		Exchange exchange = this.connection.turn().current();
		if (status < 200 && status != SWITCHING_PROTOCOLS) {
			if (exchange != null) {
				exchange.goesOn();
			}
			this.connection.toClient().write(head.bytes());
			return;
		}
		if (exchange == null) {
			reply(head, "GET").relay();
			return;
		}
		exchange.answered(status);
		if (status == SWITCHING_PROTOCOLS) {
			this.connection.upgrade();
		}
		Reply reply = reply(head, exchange.method());
		if (exchange.fault() instanceof ReplyFault fault) {
			fault.relay(reply);
		}
		else {
			reply.relay();
		}
		boolean last = exchange.isBodyInDoubt();
		this.connection.turn().end();
		if (last) {
			this.connection.endOfServer();
		}
	}

	private Reply reply(Head head, String method) throws IOException {
		return new Reply(this.connection, head, BodyReader.ofAnswer(head, method, this.fromServer), this.fromServer);
	}

}
