package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * How the sockets of the relay are set up and ended. Their buffers are small: a slow
 * reader slows the writer down nearly as if there were no proxy, and little is lost where
 * a connection is reset.
 */
final class Sockets {

	private static final int BUFFER = 64 * 1024;

	private Sockets() {
	}

	static void keepBuffersSmall(ServerSocket socket) throws IOException {
		socket.setReceiveBufferSize(BUFFER);
	}

	static void prepare(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		socket.setSendBufferSize(BUFFER);
	}

	/**
	 * A socket to connect to the server with.
	 */
	static Socket unconnected() throws IOException {
		Socket socket = new Socket();
		prepare(socket);
		socket.setReceiveBufferSize(BUFFER);
		return socket;
	}

	static void connect(Socket socket, InetSocketAddress address) throws IOException {
		// Resolved anew: the address of a container may change
		socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()));
	}

	/**
	 * Ends a connection with RST, or where that fails in any way.
	 */
	static void reset(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// It is closed or broken already
		}
		close(socket);
	}

	static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is of no more use either way
		}
	}

}
