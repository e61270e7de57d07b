package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The server's answer on its way to the client: its head has come, its body is to come.
 */
final class Reply {

	private final Connection connection;

	private final Head head;

	private final BodyReader body;

	private final InputStream source;

	private final OutputStream client;

	Reply(Connection connection, Head head, BodyReader body, InputStream source) {
		this.connection = connection;
		this.head = head;
		this.body = body;
		this.source = source;
		this.client = connection.toClient();
	}

	Connection connection() {
		return this.connection;
	}

	Head head() {
		return this.head;
	}

	/**
	 * The bytes behind the head, for what is no HTTP any more.
	 */
	InputStream source() {
		return this.source;
	}

	OutputStream client() {
		return this.client;
	}

	/**
	 * Passes on all of it, unchanged.
	 */
	void relay() throws IOException {
		sendHead(this.head);
		send(Long.MAX_VALUE);
	}

	void sendHead(Head head) throws IOException {
		this.client.write(head.bytes());
	}

	/**
	 * Passes on the body as it is framed.
	 * @param limit after how many bytes of content to stop
	 * @return how many it were; fewer than the limit at the end of the body
	 */
	long send(long limit) throws IOException {
		return send(limit, true);
	}

	/**
	 * Passes on the content alone, for a head that frames it in another way.
	 * @param limit after how many bytes to stop
	 */
	void sendContent(long limit) throws IOException {
		send(limit, false);
	}

	private long send(long limit, boolean framing) throws IOException {
		long sent = 0;
		while (sent < limit) {
			Piece piece = this.body.next(limit - sent);
			if (piece == null) {
				return sent;
			}
			if (piece.payload() || framing) {
				piece.writeTo(this.client);
			}
			sent += piece.payload() ? piece.length() : 0;
		}
		return sent;
	}

}
