package io.github.springdirectus.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads a request, and resets its connection before there is an answer, as a server does
 * that is killed while it works.
 */
final class ResettingServer implements AutoCloseable {

	private final ServerSocket socket;

	private final AtomicInteger requests = new AtomicInteger();

	ResettingServer() throws IOException {
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::accept, "resetting-server");
		thread.setDaemon(true);
		thread.start();
	}

	String url() {
		return "http://" + this.socket.getInetAddress().getHostAddress() + ":" + this.socket.getLocalPort();
	}

	int requests() {
		return this.requests.get();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try (Socket connection = this.socket.accept()) {
				connection.setSoLinger(true, 0);
				InputStream stream = connection.getInputStream();
				if (stream.read(new byte[65536]) > 0) {
					this.requests.incrementAndGet();
				}
			}
			catch (SocketException ex) {
				// Closed by the test, or by the client
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
