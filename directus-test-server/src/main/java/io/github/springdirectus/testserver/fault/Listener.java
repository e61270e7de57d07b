package io.github.springdirectus.testserver.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A loopback port that accepts connections or refuses them, and is ours all the while.
 */
final class Listener implements Closeable {

	private static final int BACKLOG = 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final InetSocketAddress address;

	private @Nullable ServerSocket listening;

	private @Nullable Thread acceptor;

	/**
	 * Holds the port while nothing listens.
	 */
	private @Nullable Socket placeholder;

	private boolean closed;

	/**
	 * Takes a free port. It refuses connections until it is opened.
	 */
	Listener() throws IOException {
		Socket any = bound(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
		this.address = new InetSocketAddress(any.getLocalAddress(), any.getLocalPort());
		this.placeholder = any;
	}

	int port() {
		return this.address.getPort();
	}

	synchronized void open(ProxyThreads threads, Consumer<Socket> accepted) throws IOException {
		if (this.listening != null || this.closed) {
			return;
		}
		ServerSocket socket = new ServerSocket();
		try {
			listen(socket);
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
		this.listening = socket;
		this.acceptor = threads.start("accept", () -> accept(socket, accepted));
	}

	private void listen(ServerSocket socket) throws IOException {
		socket.setReuseAddress(true);
		Sockets.keepBuffersSmall(socket);
		try {
			socket.bind(this.address, BACKLOG);
		}
		catch (BindException ex) {
			// Not every system lets a placeholder stay
			if (this.placeholder == null) {
				throw ex;
			}
			this.placeholder.close();
			this.placeholder = null;
			socket.bind(this.address, BACKLOG);
		}
	}

	private static void accept(ServerSocket socket, Consumer<Socket> accepted) {
		try {
			while (true) {
				accepted.accept(socket.accept());
			}
		}
		catch (IOException ex) {
			// It was closed
		}
	}

	/**
	 * Connections are refused from now on; nobody else gets the port.
	 */
	synchronized void refuse() throws IOException {
		if (this.listening != null) {
			this.listening.close();
			this.listening = null;
			if (this.acceptor != null) {
				// The port is listened to until its thread has left it
				ProxyThreads.join(this.acceptor, PATIENCE);
			}
			if (this.placeholder == null) {
				this.placeholder = bound(this.address);
			}
		}
	}

	private static Socket bound(InetSocketAddress address) throws IOException {
		Socket socket = new Socket();
		socket.setReuseAddress(true);
		socket.bind(address);
		return socket;
	}

	@Override
	public synchronized void close() throws IOException {
		this.closed = true;
		if (this.listening != null) {
			this.listening.close();
		}
		if (this.placeholder != null) {
			this.placeholder.close();
		}
	}

}
