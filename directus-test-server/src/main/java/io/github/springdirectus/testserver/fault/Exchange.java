package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;

import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, while they are under way.
 */
final class Exchange {

	private final Connection connection;

	private final Head head;

	private final BodyReader body;

	private final LoggedRequest logged;

	private volatile @Nullable Fault fault;

	private volatile boolean waitsForContinue;

	Exchange(Connection connection, Head head, LoggedRequest logged) throws ProtocolException {
		this.connection = connection;
		this.head = head;
		this.body = BodyReader.ofRequest(head, connection.fromClient());
		this.logged = logged;
		this.waitsForContinue = head.says("Expect", "100-continue");
	}

	Connection connection() {
		return this.connection;
	}

	String method() {
		return this.logged.line().method();
	}

	@Nullable Fault fault() {
		return this.fault;
	}

	void meets(Fault fault) {
		this.fault = fault;
		this.logged.meets(fault);
	}

	/**
	 * The server has told the client to send the body.
	 */
	void goesOn() {
		this.waitsForContinue = false;
	}

	/**
	 * Whether nobody knows if a body is still to come, so that the connection is of no
	 * use after the answer.
	 */
	boolean isBodyInDoubt() {
		return this.waitsForContinue;
	}

	void answered(int status) {
		this.logged.answered(status);
	}

	/**
	 * Sends the request on. Where the server breaks off, the client is heard to the end:
	 * the answer may have come before.
	 * @param limit how many bytes of the body are sent
	 */
	void forward(long limit) throws IOException {
		OutputStream server = this.connection.toServer();
		this.logged.forwarded();
		boolean heard = offer(server, new Piece(this.head.bytes(), this.head.bytes().length, false));
		for (long sent = 0; sent < limit;) {
			Piece piece = this.body.next(limit - sent);
			if (piece == null) {
				return;
			}
			this.waitsForContinue = false;
			heard = heard && offer(server, piece);
			sent += piece.payload() ? piece.length() : 0;
		}
	}

	private boolean offer(OutputStream server, Piece piece) throws IOException {
		try {
			piece.writeTo(server);
			return true;
		}
		catch (IOException ex) {
			if (this.connection.hasServerEnded()) {
				throw ex;
			}
			return false;
		}
	}

	/**
	 * Reads the rest of the request, which nobody gets.
	 */
	void drain() throws IOException {
		if (this.waitsForContinue) {
			return;
		}
		while (this.body.next(Long.MAX_VALUE) != null) {
			// Nobody gets it
		}
	}

	/**
	 * Answers in the server's place.
	 */
	void answer(Answer answer) throws IOException {
		drain();
		boolean last = this.waitsForContinue || this.head.says("Connection", "close") || answer.isLast();
		answered(answer.status());
		this.connection.toClient().write(answer.bytes(method(), last));
		if (last) {
			this.connection.hangUp();
		}
		else {
			this.connection.turn().end();
		}
	}

	@Override
	public String toString() {
		return method() + " " + this.logged.line().path() + " of connection " + this.connection.number();
	}

}
