package io.github.springdirectus.testserver.fault;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A client's connection and, once something is forwarded, its own one to the server. What
 * ends one of them ends the other in the same way.
 */
final class Connection implements Closeable {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final Duration MOMENT = Duration.ofMillis(50);

	private static final Duration INTERVAL = Duration.ofMillis(2);

	private final int number;

	private final Relay relay;

	private final Socket client;

	private final InputStream fromClient;

	private final OutputStream toClient;

	private final Turn turn = new Turn();

	private final CountDownLatch closed = new CountDownLatch(1);

	private @Nullable Socket server;

	private boolean clientEnded;

	private boolean serverEnded;

	private boolean parked;

	private volatile boolean upgraded;

	Connection(int number, Relay relay, Socket client) throws IOException {
		this.number = number;
		this.relay = relay;
		this.client = client;
		Sockets.prepare(client);
		this.fromClient = new BufferedInputStream(client.getInputStream());
		this.toClient = client.getOutputStream();
	}

	int number() {
		return this.number;
	}

	InputStream fromClient() {
		return this.fromClient;
	}

	OutputStream toClient() {
		return this.toClient;
	}

	Turn turn() {
		return this.turn;
	}

	/**
	 * Opens the connection to the server where that is not done yet.
	 */
	OutputStream toServer() throws IOException {
		Socket socket = this.server;
		if (socket == null) {
			socket = Sockets.unconnected();
			attach(socket);
			Sockets.connect(socket, this.relay.server());
			InputStream fromServer = new BufferedInputStream(socket.getInputStream());
			this.relay.threads().start("answers-" + this.number, new AnswerLoop(this, fromServer));
		}
		return socket.getOutputStream();
	}

	private synchronized void attach(Socket socket) throws SocketException {
		this.server = socket;
		if (isClosed()) {
			Sockets.close(socket);
			throw new SocketException("The connection is closed");
		}
	}

	/**
	 * Waits until the client sends something.
	 * @return false if it has ended the connection instead
	 */
	boolean awaitClient() throws IOException {
		this.fromClient.mark(1);
		int next = this.fromClient.read();
		this.fromClient.reset();
		return next >= 0;
	}

	/**
	 * From now on it is no HTTP any more.
	 */
	void upgrade() {
		this.upgraded = true;
	}

	boolean isUpgraded() {
		return this.upgraded;
	}

	/**
	 * The client sends no more, which it has told the server by then.
	 */
	synchronized void endOfClient() throws IOException {
		this.clientEnded = true;
		if (this.serverEnded || this.parked || this.server == null) {
			close();
		}
		else {
			this.server.shutdownOutput();
		}
	}

	/**
	 * The server sends no more, or is made to look so.
	 */
	synchronized void endOfServer() throws IOException {
		this.serverEnded = true;
		if (this.clientEnded) {
			close();
		}
		else {
			this.client.shutdownOutput();
		}
	}

	synchronized boolean hasServerEnded() {
		return this.serverEnded;
	}

	/**
	 * Ends the connection in order. An end without listening to the client could cost it
	 * what it has not read yet.
	 */
	void hangUp() throws IOException {
		endOfServer();
		listenToEnd();
	}

	/**
	 * Waits for the client to end the connection, whatever it sends until then.
	 */
	void listenToEnd() throws IOException {
		this.fromClient.transferTo(OutputStream.nullOutputStream());
		close();
	}

	/**
	 * Nothing comes from the server any more, not even an end.
	 */
	void park() {
		this.turn.endAll();
		synchronized (this) {
			this.parked = true;
			if (this.clientEnded) {
				close();
			}
		}
		pause(Duration.ofNanos(Long.MAX_VALUE));
	}

	/**
	 * Waits, unless the connection is closed meanwhile.
	 */
	void pause(Duration duration) {
		try {
			this.closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Waits until the client has got what was sent, but not for long: it may not read.
	 */
	void settle() {
		long end = System.nanoTime() + PATIENCE.toNanos();
		OptionalLong underWay = SendQueue.of(this.client);
		if (underWay.isEmpty()) {
			pause(MOMENT);
		}
		while (underWay.orElse(0) > 0 && !isClosed() && System.nanoTime() < end) {
			pause(INTERVAL);
			underWay = SendQueue.of(this.client);
		}
	}

	/**
	 * Resets the client's connection. To the server it looks as if the client had left.
	 */
	synchronized void reset() {
		if (!isClosed()) {
			Sockets.reset(this.client);
			close();
		}
	}

	@Override
	public synchronized void close() {
		if (isClosed()) {
			return;
		}
		this.closed.countDown();
		Sockets.close(this.client);
		if (this.server != null) {
			Sockets.close(this.server);
		}
		this.turn.endAll();
		this.relay.closed(this);
	}

	private boolean isClosed() {
		return this.closed.getCount() == 0;
	}

}
