package io.github.springdirectus.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A server that takes connections and never reads from them, so that a request that is
 * longer than the buffers between is never sent.
 */
final class DeafServer implements AutoCloseable {

	private final ServerSocket socket;

	DeafServer() {
		try {
			this.socket = new ServerSocket();
			this.socket.setReceiveBufferSize(1024);
			this.socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return "http://" + this.socket.getInetAddress().getHostAddress() + ":" + this.socket.getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
