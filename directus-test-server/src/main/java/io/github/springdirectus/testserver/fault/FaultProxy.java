package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Stands between a client and a real server, counts the requests and makes things go
 * wrong. <pre class="code">
 * try (FaultProxy proxy = FaultProxy.to(server.url())) {
 *     proxy.fail(Fault.loseReply()).on("POST", "/items/articles").once();
 *     // … a client of proxy.url()
 *     assertThat(proxy.count("POST", "/items/articles")).isEqualTo(1);
 * }
 * </pre>
 * <p>
 * It relays HTTP/1.1 without TLS as it comes, byte by byte: connections that are kept
 * alive, bodies of any length, chunks, {@code Expect: 100-continue} and WebSockets. The
 * {@code Host} header names the proxy. Each connection has one of its own to the server;
 * where the server ends or resets that, the client sees the same. Where the server can't
 * be reached the client's connection is reset. Pipelined requests are forwarded one after
 * the other, and a client that ends its direction counts as one that has left.
 * <p>
 * Of several faults that apply to a request the one that was switched on first strikes,
 * and the others don't count that request.
 * <p>
 * All methods may be called by any thread at any time.
 */
public final class FaultProxy implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Changes changes = new Changes();

	private final RequestLog requests = new RequestLog(this.changes);

	private final ActiveFaults faults = new ActiveFaults();

	private final Set<FaultRule> unfinished = ConcurrentHashMap.newKeySet();

	private final Listener listener;

	private final ProxyThreads threads;

	private final Relay relay;

	private final String basePath;

	private FaultProxy(InetSocketAddress server, String basePath) throws IOException {
		this.listener = new Listener();
		this.threads = new ProxyThreads(this.listener.port());
		this.relay = new Relay(server, this.threads, this.faults, this.requests, this.changes);
		this.basePath = basePath;
	}

	/**
	 * Starts a proxy on a free port of the loopback interface.
	 * @param url where the server is: {@code http}, a host, a port and perhaps a path. It
	 * need not answer yet
	 * @return the proxy, which accepts connections, and which the caller closes
	 */
	public static FaultProxy to(String url) {
		URI uri = URI.create(url);
		if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
			throw new IllegalArgumentException("The fault proxy needs a URL with http and a host");
		}
		int port = (uri.getPort() < 0) ? 80 : uri.getPort();
		try {
			FaultProxy proxy = new FaultProxy(InetSocketAddress.createUnresolved(uri.getHost(), port),
					uri.getRawPath().replaceAll("/+$", ""));
			proxy.acceptConnections();
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The fault proxy gets no port", ex);
		}
	}

	/**
	 * Where the proxy answers: the URL for the client.
	 * @return for example {@code http://127.0.0.1:40123}, with the path of the server's
	 * URL, without a slash at the end
	 */
	public String url() {
		return "http://127.0.0.1:" + this.listener.port() + this.basePath;
	}

	/**
	 * Makes something go wrong.
	 * @param fault what
	 * @return a rule that says when; it does nothing until its last word, and where that
	 * is missing {@link #close()} fails
	 */
	public FaultRule fail(Fault fault) {
		FaultRule rule = new FaultRule(fault, this::start);
		this.unfinished.add(rule);
		return rule;
	}

	private void start(FaultRule rule, ActiveFault fault) {
		this.unfinished.remove(rule);
		this.faults.add(fault);
	}

	/**
	 * Ends all faults and accepts connections. What has met a fault already goes on
	 * suffering from it.
	 */
	public void heal() {
		this.faults.clear();
		acceptConnections();
	}

	/**
	 * Refuses connections from now on, as if there were no server. Those that are open
	 * stay open.
	 */
	public void refuseConnections() {
		try {
			this.listener.refuse();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The fault proxy lost its port", ex);
		}
	}

	/**
	 * Accepts connections again, on the same port.
	 */
	public void acceptConnections() {
		try {
			this.listener.open(this.threads, this.relay::accept);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The fault proxy lost its port", ex);
		}
	}

	/**
	 * Resets (RST) the connections that are open.
	 */
	public void resetConnections() {
		this.relay.forEachOpen(Connection::reset);
	}

	/**
	 * Ends (FIN) the connections that are open, as a server does with idle ones.
	 */
	public void closeConnections() {
		this.relay.forEachOpen(Connection::close);
	}

	/**
	 * How many connections are open now: accepted, and ended neither by the client nor by
	 * a fault.
	 * @return how many
	 */
	public int openConnections() {
		return this.relay.open();
	}

	/**
	 * How many connections were accepted so far, {@link #clear()} or not.
	 * @return how many
	 */
	public int connections() {
		return this.relay.accepted();
	}

	/**
	 * How many requests came.
	 * @return how many since the start or {@link #clear()}
	 */
	public int count() {
		return requests().size();
	}

	/**
	 * How many requests of this kind came, counted once their heads had been read,
	 * whatever became of them.
	 * @param method the method
	 * @param path the whole path as it travels, without the query
	 * @return how many since the start or {@link #clear()}
	 */
	public int count(String method, String path) {
		return requests(method, path).size();
	}

	/**
	 * The requests that came.
	 * @return those since the start or {@link #clear()}, as they stand now, oldest first
	 */
	public List<SeenRequest> requests() {
		return this.requests.seen();
	}

	/**
	 * The requests of this kind that came.
	 * @param method the method
	 * @param path the whole path as it travels, without the query
	 * @return those since the start or {@link #clear()}, as they stand now, oldest first
	 */
	public List<SeenRequest> requests(String method, String path) {
		return requests().stream()
			.filter((request) -> request.method().equals(method) && request.path().equals(path))
			.toList();
	}

	/**
	 * Forgets the requests that came. Faults go on, and go on counting.
	 */
	public void clear() {
		this.requests.clear();
	}

	/**
	 * Keeps the queries of requests from now on. Tokens may stand there, so they are not
	 * kept unless asked for.
	 * @return this proxy
	 */
	public FaultProxy keepQueries() {
		this.requests.keepQueries();
		return this;
	}

	/**
	 * Waits until something has happened, for example
	 * {@code proxy.await((p) -> p.openConnections() == 0, Duration.ofSeconds(5))}.
	 * @param condition what is to hold of this proxy; it is asked after each change
	 * @param timeout how long to wait at most
	 * @return whether it came to hold in time
	 */
	public boolean await(Predicate<? super FaultProxy> condition, Duration timeout) {
		return this.changes.await(() -> condition.test(this), timeout);
	}

	/**
	 * Ends all connections and the proxy. None of its threads is left after it.
	 * @throws IllegalStateException if a fault was described and never switched on
	 */
	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The fault proxy keeps its port", ex);
		}
		finally {
			this.relay.close();
			this.threads.join(PATIENCE);
		}
		if (!this.unfinished.isEmpty()) {
			throw new IllegalStateException("Not switched on by once, times, nth, every or always: " + this.unfinished);
		}
	}

	@Override
	public String toString() {
		return "Fault proxy at " + url();
	}

}
