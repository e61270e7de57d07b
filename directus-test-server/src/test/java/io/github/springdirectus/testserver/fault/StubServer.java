package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An ordinary HTTP server. It answers {@code /fixed} with {@value #BODY} and its length,
 * {@code /chunked} with the same in chunks, {@code /empty} with 204, {@code /echo} with
 * the body of the request, and {@code /large} with as many zeros as it has bytes.
 */
final class StubServer implements AutoCloseable {

	static final String BODY = "0123456789abcdefghij";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

	private final HttpServer server;

	StubServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1024);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * How many requests with that method it has read to their end.
	 */
	int done(String method) {
		return this.done.computeIfAbsent(method, (name) -> new AtomicInteger()).get();
	}

	private void handle(HttpExchange exchange) throws IOException {
		if (exchange.getRequestURI().getPath().equals("/large")) {
			large(exchange);
			return;
		}
		byte[] request = exchange.getRequestBody().readAllBytes();
		done(exchange.getRequestMethod());
		this.done.get(exchange.getRequestMethod()).incrementAndGet();
		exchange.getResponseHeaders().add("X-Method", exchange.getRequestMethod());
		byte[] body = BODY.getBytes(StandardCharsets.ISO_8859_1);
		switch (exchange.getRequestURI().getPath()) {
			case "/chunked" -> answer(exchange, 0, body);
			case "/empty" -> exchange.sendResponseHeaders(204, -1);
			case "/echo" -> answer(exchange, 0, request);
			default -> answer(exchange, body.length, body);
		}
		exchange.close();
	}

	private static void large(HttpExchange exchange) throws IOException {
		byte[] block = new byte[64 * 1024];
		long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
		boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
		exchange.sendResponseHeaders(200, chunked ? 0 : length);
		for (long rest = length; rest > 0; rest -= block.length) {
			exchange.getResponseBody().write(block, 0, (int) Math.min(block.length, rest));
		}
		exchange.close();
	}

	private static void answer(HttpExchange exchange, long length, byte[] body) throws IOException {
		if (exchange.getRequestMethod().equals("HEAD")) {
			exchange.getResponseHeaders().add("Content-Length", String.valueOf(body.length));
			exchange.sendResponseHeaders(200, -1);
			return;
		}
		exchange.sendResponseHeaders(200, length);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
