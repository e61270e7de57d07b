package io.github.springdirectus.testserver.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A server on a bare socket: a script says what it does with each connection, which it
 * closes at its end.
 */
final class ScriptedServer implements AutoCloseable {

	interface Script {

		void run(Socket socket, InputStream in, OutputStream out) throws Exception;

	}

	private final ServerSocket listening;

	private final Script script;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final CompletableFuture<Void> first = new CompletableFuture<>();

	ScriptedServer(Script script) throws IOException {
		this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		this.script = script;
		start(this::accept);
	}

	String url() {
		return "http://127.0.0.1:" + this.listening.getLocalPort();
	}

	/**
	 * Waits until the script has ended for some connection, and fails as it did.
	 */
	void awaitScript() throws Exception {
		this.first.get(10, TimeUnit.SECONDS);
	}

	/**
	 * Reads up to the empty line after a head.
	 */
	static String readHead(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				throw new EOFException("There was no end to " + head);
			}
			head.append((char) next);
		}
		return head.toString();
	}

	static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.listening.accept();
				this.sockets.add(socket);
				start(() -> run(socket));
			}
		}
		catch (IOException ex) {
			// It was closed
		}
	}

	private void run(Socket socket) {
		try (socket) {
			this.script.run(socket, socket.getInputStream(), socket.getOutputStream());
			this.first.complete(null);
		}
		catch (Throwable ex) {
			this.first.completeExceptionally(ex);
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "scripted-server");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

}
