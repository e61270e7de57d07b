package io.github.springdirectus.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server on loopback that answers what it is told to, faults included, and keeps what
 * it was sent. For what a real Directus can't be made to do.
 */
final class StubServer implements AutoCloseable {

	private final ServerSocket socket;

	private final Queue<StubAnswer> answers = new ConcurrentLinkedQueue<>();

	private final List<Recorded> requests = new CopyOnWriteArrayList<>();

	private final AtomicInteger connections = new AtomicInteger();

	private final CountDownLatch connectionClosed = new CountDownLatch(1);

	private final Thread acceptor;

	private volatile Function<Recorded, StubAnswer> fallback = (request) -> StubAnswer.json("{\"data\":[]}");

	StubServer() {
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.acceptor = daemon(this::accept);
	}

	String url() {
		return "http://" + this.socket.getInetAddress().getHostAddress() + ":" + this.socket.getLocalPort();
	}

	StubServer answer(StubAnswer... next) {
		this.answers.addAll(List.of(next));
		return this;
	}

	StubServer always(StubAnswer answer) {
		return answerBy((request) -> answer);
	}

	/** The answer to a request for which none was set. */
	StubServer answerBy(Function<Recorded, StubAnswer> answer) {
		this.fallback = answer;
		return this;
	}

	List<Recorded> requests() {
		return this.requests;
	}

	Recorded request() {
		if (this.requests.size() != 1) {
			throw new AssertionError("Expected one request, but there were " + this.requests);
		}
		return this.requests.get(0);
	}

	/** How many connections were made to it. */
	int connections() {
		return this.connections.get();
	}

	boolean awaitConnectionClosed() throws InterruptedException {
		return this.connectionClosed.await(10, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		try {
			this.socket.close();
			// Until it has left accept(), the kernel may still take a connection
			this.acceptor.join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.connections.incrementAndGet();
				daemon(() -> serve(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			InputStream in = new BufferedInputStream(connection.getInputStream());
			OutputStream out = connection.getOutputStream();
			for (Recorded request = read(in); request != null; request = read(in)) {
				this.requests.add(request);
				StubAnswer answer = this.answers.poll();
				if (!((answer != null) ? answer : this.fallback.apply(request)).write(connection, out)) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// The client went away, which is what some tests are about
		}
		finally {
			this.connectionClosed.countDown();
		}
	}

	private static Recorded read(InputStream in) throws IOException {
		String line = line(in);
		if (line.isEmpty()) {
			return null;
		}
		String[] start = line.split(" ", 3);
		Map<String, String> headers = new TreeMap<>();
		for (String header = line(in); !header.isEmpty(); header = line(in)) {
			String[] pair = header.split(":", 2);
			headers.merge(pair[0].toLowerCase(Locale.ROOT), pair[1].trim(), (a, b) -> a + "|" + b);
		}
		int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
		return new Recorded(start[0], start[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != -1 && next != '\n'; next = in.read()) {
			if (next != '\r') {
				line.write(next);
			}
		}
		return line.toString(StandardCharsets.ISO_8859_1);
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "stub-server");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	/**
	 * A request as it arrived.
	 */
	record Recorded(String method, String target, Map<String, String> headers, String body) {

		String path() {
			return this.target.split("\\?", 2)[0];
		}

		String query() {
			return this.target.contains("?") ? this.target.split("\\?", 2)[1] : "";
		}

	}

}
